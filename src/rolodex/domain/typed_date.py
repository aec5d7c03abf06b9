"""Dates as people type them, in Spanish or English, with or without a year."""

from __future__ import annotations

import calendar
import re
import unicodedata
from typing import NamedTuple

MONTHS_ES = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
MONTHS_EN = "january february march april may june july august september october november december"

_ISO = re.compile(r"(?:(\d{4})|-)-?(\d\d)(?:-?(\d\d))?")
_FIGURES = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{1,2})\s*(?:[./-]\s*(\d{4})?)?")
_WORDS = re.compile(r"[^\W\d_]+|\d+")
_FILLERS = frozenset(("de", "del", "of", "the", "el", "on", "st", "nd", "rd", "th"))


class TypedDate(NamedTuple):
    """A year, month and day, 0 where the text does not say it."""

    year: int = 0
    month: int = 0
    day: int = 0

    def iso(self) -> str:
        """The date as a vCard says it: 1985-03-14, --03-14, 1985-03 or 1985."""
        if not self.month:
            return f"{self.year:04}"
        parts = [f"{self.year:04}" if self.year else "-", f"{self.month:02}"]
        return "-".join(parts + ([f"{self.day:02}"] if self.day else []))


def typed_date(text: str, day_first: bool = True) -> TypedDate | None:
    """What date the text says, or None where it says none; `day_first` reads 3/4 as the third of April."""
    text = text.strip()
    found = _from_iso(text) or _from_figures(text, day_first) or _from_words(text)
    return found if found and _exists(found) else None


def _from_iso(text: str) -> TypedDate | None:
    if re.fullmatch(r"[12]\d{3}", text):
        return TypedDate(int(text))
    found = _ISO.fullmatch(text)
    if not found:
        return None
    year, month, day = (int(part or 0) for part in found.groups())
    return TypedDate(year, month, day)


def _from_figures(text: str, day_first: bool) -> TypedDate | None:
    found = _FIGURES.fullmatch(text)
    if not found:
        return None
    first, second, year = (int(part or 0) for part in found.groups())
    if second > 12 or (not day_first and first <= 12):
        first, second = second, first
    return TypedDate(year, second, first)


def _from_words(text: str) -> TypedDate | None:
    """14 March 1985, March 14th, 1985, 14 de marzo, mar 1985."""
    if not re.fullmatch(r"[\w\s.,ªº]+", text):
        return None
    words = [word for word in _WORDS.findall(_folded(text)) if word not in _FILLERS]
    months = [month for word in words if (month := _month(word))]
    figures = [word for word in words if word.isdecimal()]
    if len(months) != 1 or len(words) != len(months) + len(figures) or len(figures) > 2:
        return None
    years = [int(word) for word in figures if len(word) == 4]
    days = [int(word) for word in figures if len(word) <= 2]
    if len(years) > 1 or len(days) > 1 or len(years) + len(days) != len(figures) or not figures:
        return None
    return TypedDate(years[0] if years else 0, months[0], days[0] if days else 0)


def _month(word: str) -> int:
    """The month that a word of three letters or more begins, 0 for none or several."""
    if len(word) < 3:
        return 0
    if word == "setiembre":
        return 9
    months = {
        number
        for names in (MONTHS_ES.split(), MONTHS_EN.split())
        for number, name in enumerate(names, start=1)
        if name.startswith(word) or (word == "sept" and number == 9)
    }
    return months.pop() if len(months) == 1 else 0


def _exists(date: TypedDate) -> bool:
    """Whether the calendar has such a date; 29 February stands without a year."""
    if not date.month:
        return date.year > 0 and not date.day
    if not 1 <= date.month <= 12 or (not date.day and not date.year):
        return False
    last = calendar.monthrange(date.year or 2000, date.month)[1]
    return 0 <= date.day <= last


def _folded(text: str) -> str:
    # "14th" and "1.º" are figures with an ending: a letter after a figure begins a new word anyway
    apart = unicodedata.normalize("NFD", text.casefold())
    return "".join(c for c in apart if not unicodedata.combining(c)).replace("º", "").replace("ª", "")
