"""Days and times counted from a given now."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

Unit = Literal["minute", "hour", "day", "week", "month", "year"]
Half = Literal["", "morning", "afternoon", "evening"]

FARTHEST = 50
"""Years before and after now in which a day is believed."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """What the days around `now` are; `day_first` reads 3/4 as the third of April."""

    now: datetime
    day_first: bool = True

    @property
    def today(self) -> date:
        """The day of now."""
        return self.now.date()

    def plus(self, days: int) -> date | None:
        """So many days from today, None where no calendar reaches."""
        try:
            return self.believed(self.today + timedelta(days=days))
        except OverflowError:
            return None

    def months(self, count: int, start: date | None = None) -> date | None:
        """So many months from a day, on its last day where the month is shorter."""
        start = start or self.today
        year, month = divmod(start.year * 12 + start.month - 1 + count, 12)
        if not 1 <= year <= 9999:
            return None
        last = calendar.monthrange(year, month + 1)[1]
        return self.believed(date(year, month + 1, min(start.day, last)))

    def believed(self, day: date | None) -> date | None:
        """The day, None where it is too far away to be meant."""
        return day if day and abs(day.year - self.now.year) <= FARTHEST else None

    def on(self, year: int, month: int, day: int) -> date | None:
        """That day, None where the calendar has none."""
        try:
            return self.believed(date(year, month, day))
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Day:
    """A day as something to be done on (`ahead`) and as one when something happened (`back`).

    None where it cannot be meant so. `clock` is minutes after midnight where the phrase itself says it
    (-1 not); `half` is the part of the day that a bare hour beside it belongs to. A `loose` one has no year
    and may be past only because no day to come fits.
    """

    ahead: date | None = None
    back: date | None = None
    clock: int = -1
    half: Half = ""
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day in minutes after midnight; `bare` where it may also be one of the afternoon."""

    minutes: int
    bare: bool = False
    half: Half = ""


def last_day(year: int, month: int) -> int:
    """The number of days of a month."""
    return calendar.monthrange(year, month)[1]
