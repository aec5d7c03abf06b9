"""Dates as tables have them: ISO 8601, figures in the order of a country, words, with a needless time."""

from __future__ import annotations

import re
from typing import Literal

from rolodex.domain.table_words import NOTHING
from rolodex.domain.typed_date import TypedDate, typed_date

Order = Literal["dmy", "mdy", "ymd"]

_TIME = re.compile(
    r"[T ]+0{1,2}:00(?::00(?:\.0+)?)?(?:Z|\+00:00)?(?: ?[ap]\.?m\.?)?$|[T ]+12:00(?::00)? ?AM$", re.I
)
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})")
_SHORT = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
NO_YEAR = 1604
"""The leap year that Apple's programs write where they know no year."""


def is_nothing(text: str) -> bool:
    """Whether this is how a program writes that it knows no date."""
    return text.strip() in NOTHING


def date_of(text: str, order: Order = "dmy") -> TypedDate | None:
    """What date a cell says, or None where it says none."""
    plain = _TIME.sub("", text.strip())
    year_first = _YEAR_FIRST.fullmatch(plain) or _SHORT.fullmatch(plain)
    if year_first:
        plain = f"{year_first[1]}-{int(year_first[2]):02}-{int(year_first[3]):02}"
    found = typed_date(plain, order != "mdy")
    if found and found.year == NO_YEAR and found.month:
        return TypedDate(0, found.month, found.day)
    return found


def order_of(texts: list[str], usual: Order) -> Order:
    """In which order the figures of these dates stand; the usual one where they do not tell."""
    day_first = month_first = 0
    for text in texts:
        found = re.match(r"\s*(\d{1,2})[/.-](\d{1,2})(?:[/.-]\d{2,4})", text)
        if found:
            day_first += int(found[1]) > 12
            month_first += int(found[2]) > 12
    if day_first == month_first:
        return usual
    return "dmy" if day_first > month_first else "mdy"
