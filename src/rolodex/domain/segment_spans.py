"""The time of a condition in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from rolodex.domain.message import Message, message, plural_message
from rolodex.domain.segment import Span

_MONTHS: tuple[Callable[[int], Message], ...] = (
    lambda year: message("January %(year)d", year=year),
    lambda year: message("February %(year)d", year=year),
    lambda year: message("March %(year)d", year=year),
    lambda year: message("April %(year)d", year=year),
    lambda year: message("May %(year)d", year=year),
    lambda year: message("June %(year)d", year=year),
    lambda year: message("July %(year)d", year=year),
    lambda year: message("August %(year)d", year=year),
    lambda year: message("September %(year)d", year=year),
    lambda year: message("October %(year)d", year=year),
    lambda year: message("November %(year)d", year=year),
    lambda year: message("December %(year)d", year=year),
)
_DAYS: tuple[Callable[[int, int], Message], ...] = (
    lambda day, year: message("%(day)d January %(year)d", day=day, year=year),
    lambda day, year: message("%(day)d February %(year)d", day=day, year=year),
    lambda day, year: message("%(day)d March %(year)d", day=day, year=year),
    lambda day, year: message("%(day)d April %(year)d", day=day, year=year),
    lambda day, year: message("%(day)d May %(year)d", day=day, year=year),
    lambda day, year: message("%(day)d June %(year)d", day=day, year=year),
    lambda day, year: message("%(day)d July %(year)d", day=day, year=year),
    lambda day, year: message("%(day)d August %(year)d", day=day, year=year),
    lambda day, year: message("%(day)d September %(year)d", day=day, year=year),
    lambda day, year: message("%(day)d October %(year)d", day=day, year=year),
    lambda day, year: message("%(day)d November %(year)d", day=day, year=year),
    lambda day, year: message("%(day)d December %(year)d", day=day, year=year),
)


def when(span: Span, *, ahead: bool = False) -> Message | None:
    """When something happened, None where at any time; the days of a span `ahead` are those to come."""
    if span.days:
        to_come = ahead or span.days < 0
        return next_days(abs(span.days)) if to_come else last_days(span.days)
    first = date.fromisoformat(span.first) if span.first else None
    last = date.fromisoformat(span.last) if span.last else None
    if first and last:
        return _between(first, last)
    if first:
        return message("since %(day)s", day=_day(first))
    return message("until %(day)s", day=_day(last)) if last else None


def last_days(count: int) -> Message:
    """In the last days."""
    return plural_message("in the last %(count)d day", "in the last %(count)d days", count)


def next_days(count: int) -> Message:
    """In the next days."""
    return plural_message("in the next %(count)d day", "in the next %(count)d days", count)


def days_ago(count: int) -> Message:
    """More than so many days ago."""
    return plural_message("more than %(count)d day ago", "more than %(count)d days ago", count)


def _between(first: date, last: date) -> Message:
    """From one day to the other, as a year, a month or a day where it is one."""
    if first == last:
        return message("on %(day)s", day=_day(first))
    after = last + timedelta(1)
    if (first.month, first.day, after.month, after.day) == (1, 1, 1, 1) and after.year == first.year + 1:
        return message("in %(year)d", year=first.year)
    if first.day == after.day == 1 and (after - first).days <= 31:
        return message("in %(month)s", month=_MONTHS[first.month - 1](first.year))
    return message("between %(first)s and %(last)s", first=_day(first), last=_day(last))


def _day(day: date) -> Message:
    return _DAYS[day.month - 1](day.day, day.year)
