"""On which day of a year a birthday is kept: 29 February on the 28th where there is no 29th."""

from __future__ import annotations

from calendar import isleap
from datetime import date, timedelta


def kept(year: int, month: int, day: int) -> date:
    """The day of that year on which a day and month are celebrated."""
    if month == 2 and day == 29 and not isleap(year):
        return date(year, 2, 28)
    return date(year, month, day)


def days(first: date, last: date) -> list[tuple[int, int, date]]:
    """The days and months that are celebrated from `first` to `last`: month, day, and the day it is kept."""
    found = []
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        found.append((day.month, day.day, day))
        if day.month == 2 and day.day == 28 and not isleap(day.year):
            found.append((2, 29, day))
    return found
