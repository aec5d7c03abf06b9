"""When something happened or comes round, as a sentence says it, and the span that this is."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from rolodex.domain.grammar.calendar import FARTHEST, last_day
from rolodex.domain.segment import Span
from rolodex.domain.segment_grammar.signs import Point, Stretch
from rolodex.domain.week import MONDAY, WEEK, week_of

Days = tuple[date, date]
Lead = Literal["since", "in", "before", "after", "until", "between"]


@dataclass(frozen=True, slots=True)
class When:
    """A time as said: a point after its word, two of them, or so many units."""

    lead: Lead
    point: Point | None = None
    other: Point | None = None
    stretch: Stretch | None = None


def span(when: When, today: date, week: int = MONDAY, *, never: bool = False) -> Span | None:
    """When something happened, or did not; None where this cannot be said of the past.

    Of what did not happen, so many days by themselves are the last ones. Weeks begin on the weekday `week`.
    """
    if when.stretch:
        kind, count, unit = when.stretch
        long = days(count, unit, today)
        if not long or kind == "next" or (kind != "last" and not never):
            return None
        return Span(days=long)
    return _between(when, today, week)


def dated(
    when: When, today: date, week: int = MONDAY
) -> tuple[Literal["in", "within", "more_than_ago"], Span] | None:
    """How a date that is known lies: in a span, in the last days, or more than so many days back."""
    if when.stretch:
        kind, count, unit = when.stretch
        long = days(count, unit, today)
        if not long or kind in ("next", "bare"):
            return None
        return "more_than_ago" if kind == "ago" else "within", Span(days=long)
    found = _between(when, today, week)
    return ("in", found) if found else None


def coming(
    when: When, today: date, week: int = MONDAY
) -> tuple[Literal["in", "within", "more_than_ago"], Span] | None:
    """How a date that is expected lies: in a span that may be still to come, or in the next days."""
    if when.stretch:
        kind, count, unit = when.stretch
        long = -days(-count, unit, today) if kind == "next" else days(count, unit, today)
        if not long or kind in ("last", "bare"):
            return None
        return "more_than_ago" if kind == "ago" else "within", Span(days=long)
    found = _between(when, today, week, future=True)
    return ("in", found) if found else None


def round_again(when: When, today: date) -> str | int | None:
    """When a birthday comes round: "05", "05-17", or within so many days; None where that is not said."""
    if when.stretch:
        kind, count, unit = when.stretch
        return -days(-count, unit, today) or None if kind == "next" else None
    point = when.point
    if when.lead != "in" or not point or point.year or point.weekday >= 0:
        return None
    if point.unit == "month":
        return f"{(today.month - 1 - point.back) % 12 + 1:02}"
    if point.unit == "day":
        day = today - timedelta(point.back)
        return f"{day:%m-%d}"
    if point.unit or not point.month:
        return None
    if not point.day:
        return f"{point.month:02}"
    real = point.day <= last_day(2024, point.month)
    return f"{point.month:02}-{point.day:02}" if real else None


def days(count: int, unit: str, today: date) -> int:
    """How many days so many units back from today are (ahead, below zero, where the count is); 0 for none."""
    if unit in ("day", "week"):
        long = count * (7 if unit == "week" else 1)
        return long if abs(long) <= FARTHEST * 366 else 0
    months = {"month": 1, "quarter": 3, "year": 12}.get(unit, 0) * count
    if not months or abs(months) > FARTHEST * 12:
        return 0
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    return (today - date(year, month + 1, min(today.day, last_day(year, month + 1)))).days


def _between(when: When, today: date, week: int, *, future: bool = False) -> Span | None:
    period = _days(when.point, today, week, future=future) if when.point else None
    if not period or not when.point:
        return None
    first, last = period
    if when.lead == "between":
        end = _days(when.other, today, week, future=future) if when.other else None
        start = (
            _days(_said_with(when.point, when.other), end[1], week, future=False)
            if end and when.other
            else None
        )
        return _past(start[0], end[1], today, future=future) if start and end else None
    if when.lead == "in":
        return _past(first, last, today, future=future)
    if when.lead == "since":
        return _past(first, None, today, future=future)
    if when.lead == "after":
        return _past(last + timedelta(1), None, today, future=future)
    return Span(last=(last if when.lead == "until" else first - timedelta(1)).isoformat())


def _past(first: date, last: date | None, today: date, *, future: bool) -> Span | None:
    """The span, None where nothing of it is past or it ends before it begins."""
    if (first > today and not future) or (last and last < first):
        return None
    return Span(first.isoformat(), last.isoformat() if last else "")


def _said_with(first: Point, second: Point) -> Point:
    """The first of two points, of the year that is said with the second where that is the same year."""
    alike = second.year and not first.year and first.month and first.month <= second.month
    return first._replace(year=second.year) if alike else first


def _days(point: Point, today: date, week: int, *, future: bool) -> Days | None:
    """The days that a point is; without its year the last that has begun, or the next where `future`."""
    if point.unit:
        return _counted(point.unit, point.back, today, week)
    if point.weekday >= 0:
        back = (today.weekday() - point.weekday) % 7 or 7
        return (today - timedelta(back),) * 2
    years = [point.year] if point.year else [today.year + 1, *range(today.year, today.year - 9, -1)]
    found = [period for year in years if (period := _whole(year, point.month, point.day))]
    if point.year:
        return found[0] if found else None
    if future:
        return next((period for period in reversed(found) if period[1] >= today), None)
    return next((period for period in found if period[0] <= today), None)


def _whole(year: int, month: int, day: int) -> Days | None:
    if not 1900 <= year <= 2200 or not 0 <= month <= 12:
        return None
    if not month:
        return date(year, 1, 1), date(year, 12, 31)
    last = calendar.monthrange(year, month)[1]
    if day > last:
        return None
    return date(year, month, day or 1), date(year, month, day or last)


def _counted(unit: str, back: int, today: date, week: int) -> Days | None:
    if unit == "day":
        day = today - timedelta(back)
        return day, day
    if unit == "week":
        first = week_of(today, week) - timedelta(WEEK * back)
        return first, first + timedelta(WEEK - 1)
    if unit == "year":
        return _whole(today.year - back, 0, 0)
    long = 3 if unit == "quarter" else 1
    months = today.year * 12 + (today.month - 1) // long * long - back * long
    year, month = divmod(months, 12)
    end_year, end_month = divmod(months + long - 1, 12)
    return date(year, month + 1, 1), date(end_year, end_month + 1, last_day(end_year, end_month + 1))


def day_after(day: str) -> str:
    """The ISO date after this one."""
    return (date.fromisoformat(day) + timedelta(1)).isoformat()
