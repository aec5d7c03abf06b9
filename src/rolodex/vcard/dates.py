"""Dates of cards in all their spellings: basic, extended, without year, with time, and free text."""

from __future__ import annotations

import re
from typing import NamedTuple

from rolodex.domain.contact import Date

_FULL = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})\Z")
_WITH_TIME = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})[T ]\d")
_WITHOUT_YEAR = re.compile(r"--(\d{2})-?(\d{2})\Z")
_YEAR_MONTH = re.compile(r"(\d{4})-(\d{2})\Z")
_YEAR = re.compile(r"(\d{4})\Z")
_MONTH = re.compile(r"--(\d{2})-?\Z")
_DAY = re.compile(r"---(\d{2})\Z")
_LONGEST = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

NO_YEAR = "1604"
"""The leap year that Apple's programs write where they know no year."""


class Told(NamedTuple):
    """What a date says: its canonical text and its parts, 0 where it does not say one."""

    value: str
    year: int = 0
    month: int = 0
    day: int = 0


def told(text: str, omitted: str = "") -> Told:
    """A date as read; `omitted` is the year that stands for none. Plain dates become ISO 8601 extended."""
    text = text.strip()
    found = _FULL.match(text)
    if found is not None:
        year, month, day = found.groups()
        if not _possible(month, day):
            return Told(text)
        if year in (omitted, NO_YEAR, "0000"):
            return Told(f"--{month}-{day}", 0, int(month), int(day))
        return Told(f"{year}-{month}-{day}", int(year), int(month), int(day))
    found = _WITHOUT_YEAR.match(text)
    if found is not None:
        month, day = found.groups()
        return Told(f"--{month}-{day}", 0, int(month), int(day)) if _possible(month, day) else Told(text)
    return _partly(text, omitted)


def _partly(text: str, omitted: str) -> Told:
    found = _WITH_TIME.match(text)
    if found is not None:
        year, month, day = found.groups()
        if not _possible(month, day):
            return Told(text)
        if year in (omitted, NO_YEAR, "0000"):
            return Told(f"--{month}-{day}", 0, int(month), int(day))
        return Told(text, int(year), int(month), int(day))
    found = _YEAR_MONTH.match(text)
    if found is not None and 1 <= int(found.group(2)) <= 12:
        return Told(text, int(found.group(1)), int(found.group(2)))
    found = _YEAR.match(text)
    if found is not None:
        return Told(text, int(found.group(1)))
    found = _MONTH.match(text)
    if found is not None and 1 <= int(found.group(1)) <= 12:
        return Told(f"--{found.group(1)}", 0, int(found.group(1)))
    found = _DAY.match(text)
    if found is not None and 1 <= int(found.group(1)) <= 31:
        return Told(text, 0, 0, int(found.group(1)))
    return Told(text)


def _possible(month: str, day: str) -> bool:
    return 1 <= int(month) <= 12 and 1 <= int(day) <= _LONGEST[int(month)]


def is_plain(date: Date) -> bool:
    """Whether the value is a whole date or one without year, so that its parts say everything."""
    return bool(date.month and date.day) and date.value == _canonical(date)


def _canonical(date: Date) -> str:
    year = f"{date.year:04d}" if date.year else "-"
    return f"{year}-{date.month:02d}-{date.day:02d}"


def in_version_3(date: Date) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The value and parameters for 3.0, where a missing year is written as Apple's programs do."""
    if is_plain(date):
        if date.year:
            return date.value, ()
        return f"{NO_YEAR}-{date.month:02d}-{date.day:02d}", (("X-APPLE-OMIT-YEAR", NO_YEAR),)
    return date.value, () if date.year or date.month or date.day else (("VALUE", "text"),)


def in_version_4(date: Date) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The value and parameters for 4.0, whose dates have no dashes between their digits."""
    if is_plain(date):
        year = f"{date.year:04d}" if date.year else "--"
        return f"{year}{date.month:02d}{date.day:02d}", ()
    return date.value, () if date.year or date.month or date.day else (("VALUE", "text"),)
