"""How often something comes again, as RFC 5545 says it, and when first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from rolodex.domain.grammar.calendar import Calendar, Half, Unit, last_day
from rolodex.domain.grammar.dates import nth_of

_FREQUENCY = {"day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY"}
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True)
class Repeat:
    """Every so many days, weeks, months or years, perhaps only on some days.

    `weekdays` are days of the week, with `nth` those of a month; `day` is a day of the month (-1 its last),
    with `month` of the year. `half` is the part of the day that the words say.
    """

    unit: Unit
    every: int = 1
    weekdays: tuple[int, ...] = ()
    nth: int = 0
    day: int = 0
    month: int = 0
    half: Half = ""

    def rrule(self, until: str = "", count: int = 0) -> str:
        """The rule in the words of RFC 5545."""
        parts = [f"FREQ={_FREQUENCY[self.unit]}"]
        if self.every > 1:
            parts.append(f"INTERVAL={self.every}")
        if self.month:
            parts.append(f"BYMONTH={self.month}")
        if self.day:
            parts.append(f"BYMONTHDAY={self.day}")
        if self.weekdays:
            nth = str(self.nth) if self.nth else ""
            parts.append("BYDAY=" + ",".join(nth + _DAYS[day] for day in self.weekdays))
        if until:
            parts.append(f"UNTIL={until}")
        if count:
            parts.append(f"COUNT={count}")
        return ";".join(parts)

    def first(self, now: Calendar, start: date | None, later_today: bool) -> date | None:
        """The first day from `start` on, or after today where nothing says when it begins.

        Today counts only for a day of the week or month that is named, and only at an hour still to come.
        """
        if not (self.weekdays or self.day):
            return start or self._after(now)
        begin = start or now.today + timedelta(0 if later_today else 1)
        for away in range(366 * 9 if self.month else 366):
            day = begin + timedelta(away)
            if self._fits(day):
                return now.believed(day)
        return None

    def _after(self, now: Calendar) -> date | None:
        if self.unit in ("month", "year"):
            return now.months(self.every * (12 if self.unit == "year" else 1))
        return now.plus(self.every * (7 if self.unit == "week" else 1))

    def _fits(self, day: date) -> bool:
        if self.month and day.month != self.month:
            return False
        if self.nth:
            return any(nth_of(day.year, day.month, self.nth, one) == day for one in self.weekdays)
        if self.weekdays:
            return day.weekday() in self.weekdays
        wanted = last_day(day.year, day.month) if self.day < 0 else self.day
        return day.day == wanted


Reading = Callable[..., Repeat | None]


def every(now: Calendar, count: int, unit: Unit) -> Repeat | None:
    """Every so many days, weeks, months, years."""
    return Repeat(unit, count) if 1 <= count <= 366 and unit in _FREQUENCY else None


def one(unit: Unit, count: int = 1, half: Half = "") -> Reading:
    """A word that says how often by itself."""
    return lambda now: Repeat(unit, count, half=half)


def each(now: Calendar, unit: Unit) -> Repeat | None:
    """Every day, week, month, year."""
    return every(now, 1, unit)


def every_nth(now: Calendar, nth: int, unit: Unit) -> Repeat | None:
    """Every third day, week, month."""
    return every(now, nth, unit) if nth > 1 else None


def other(now: Calendar, unit: Unit) -> Repeat | None:
    """Every second day, week, month, year."""
    return every(now, 2, unit)


def weekdays(now: Calendar, *days: int) -> Repeat:
    """Every week on these days."""
    return Repeat("week", 1, tuple(sorted(set(days))))


def other_weekday(now: Calendar, day: int) -> Repeat:
    """Every second week on this day."""
    return Repeat("week", 2, (day,))


def every_on(now: Calendar, count: int, unit: Unit, day: int) -> Repeat | None:
    """Every so many weeks on this day."""
    return Repeat("week", count, (day,)) if unit == "week" and 1 <= count <= 52 else None


def working(now: Calendar) -> Repeat:
    """Every day but Saturday and Sunday."""
    return Repeat("week", 1, (0, 1, 2, 3, 4))


def nth_weekday(now: Calendar, nth: int, day: int) -> Repeat:
    """Every month on its first, second, last such day."""
    return Repeat("month", 1, (day,), nth)


def month_day(now: Calendar, day: int) -> Repeat:
    """Every month on the day of this number."""
    return Repeat("month", 1, day=day)


def months_day(now: Calendar, count: int, unit: Unit, day: int) -> Repeat | None:
    """Every so many months on the day of this number."""
    return Repeat("month", count, day=day) if unit == "month" and 1 <= count <= 60 else None


def last_of_month(now: Calendar) -> Repeat:
    """Every month on its last day."""
    return Repeat("month", 1, day=-1)


def year_day(now: Calendar, day: int, month: int) -> Repeat | None:
    """Every year on this date."""
    return Repeat("year", 1, day=day, month=month) if day <= last_day(2000, month) else None


def year_month_day(now: Calendar, month: int, day: int) -> Repeat | None:
    """The same with the month said first."""
    return year_day(now, day, month)


def never(now: Calendar, *slots: object) -> None:
    """What says no one interval."""
