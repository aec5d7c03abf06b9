"""Days and months as they are counted in the tables."""

from __future__ import annotations

from datetime import date, datetime

EPOCH = date(1970, 1, 1)


def counted(at: str) -> tuple[int, int]:
    """The day since 1970-01-01 and the month (year * 12 + month - 1) of a UTC stamp or local ISO time.

    The day is that of the clock on the wall. Both are 0 where the text is no time.
    """
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return 0, 0
    try:
        local = moment.astimezone() if moment.tzinfo else moment
    except (OverflowError, OSError, ValueError):  # at the ends of the calendar
        local = moment
    return (local.date() - EPOCH).days, local.year * 12 + local.month - 1


def local_day(column: str) -> str:
    """SQL for the ISO date of a stamp where the user sits; a bare day, or nothing, stays as it is."""
    return f"CASE WHEN length({column}) > 10 THEN date({column}, 'localtime') ELSE {column} END"
