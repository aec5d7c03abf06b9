"""Days and times that lie a little ahead, as they are chosen for what is put off or comes next."""

from __future__ import annotations

import calendar
from datetime import date, datetime, timedelta
from typing import Literal

Later = Literal["today", "tomorrow", "monday", "week", "month", "quarter", "half", "year"]

_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_HOURS = 2
_LAST_HOUR = 21


def later(choice: Later, now: datetime, time: str = "") -> str:
    """The ISO date, with this time of day where one is given; "" where the choice makes no sense now.

    Later today is two hours from now, at a full or half hour, and not later than 21:30.
    """
    if choice == "today":
        return _today(now)
    day = _day(choice, now.date()).isoformat()
    return f"{day}T{time}" if time else day


def time_of(moment: str) -> str:
    """The time of day of an ISO date-time, HH:MM; "" of a date."""
    return moment.partition("T")[2][:5]


def months_on(day: date, months: int) -> date:
    """The same day so many months on, or the last of that month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _day(choice: Later, today: date) -> date:
    if choice in _MONTHS:
        return months_on(today, _MONTHS[choice])
    days = {"tomorrow": 1, "week": 7, "monday": 7 - today.weekday()}
    return today + timedelta(days=days[choice])


def _today(now: datetime) -> str:
    ahead = now + timedelta(hours=_HOURS)
    minutes = -(-(ahead.hour * 60 + ahead.minute) // 30) * 30
    if ahead.date() != now.date() or minutes > _LAST_HOUR * 60 + 30:
        return ""
    return f"{now.date().isoformat()}T{minutes // 60:02}:{minutes % 60:02}"
