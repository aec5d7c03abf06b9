"""When something is due: an ISO date or date-time in floating local time, to the minute."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from rolodex.domain.errors import UserError
from rolodex.domain.message import message

DAY = len("2026-05-03")
DAY_START = "09:00"
"""When something due on a day without a time comes up, where nothing else was chosen."""
_CLOCK = re.compile(r"([01]?[0-9]|2[0-3])(?:[:.h]([0-5][0-9]))?h?")


def timed(due: str) -> bool:
    """Whether a time of day is said."""
    return len(due) > DAY


def when(due: str) -> datetime:
    """The moment, midnight where no time of day is said."""
    return datetime.fromisoformat(due)


def is_time(text: str) -> bool:
    """Whether this is a date or date-time, as another program may have written something else."""
    try:
        return when(text).tzinfo is None
    except ValueError:
        return False


def written(at: datetime, with_time: bool) -> str:
    """A moment as the book writes it, with its time of day or without."""
    return f"{at:%Y-%m-%dT%H:%M}" if with_time else f"{at:%Y-%m-%d}"


def day_of(stamp: str) -> str:
    """The ISO date on which a UTC stamp was made, where the user sits."""
    return f"{datetime.fromisoformat(stamp).astimezone():%Y-%m-%d}"


def is_day(text: str) -> bool:
    """Whether this is a date without a time."""
    return len(text) == DAY and is_time(text)


def cleaned(text: str) -> str:
    """A date or date-time as the book writes it. Raises UserError where it is neither."""
    try:
        at = datetime.fromisoformat(text.strip())
    except ValueError:
        raise UserError(
            message("“%(date)s” is not a date; nothing was changed. Give one such as 2026-05-03.", date=text)
        ) from None
    return written(at.replace(tzinfo=None), timed(text.strip()))


def is_past(due: str, now: datetime) -> bool:
    """Whether it is late: its minute is over, or its day where no time of day is said."""
    return due < written(now, timed(due))


def later(due: str, days: int) -> str:
    """So many days later at the same time of day."""
    return written(when(due) + timedelta(days=days), timed(due))


def clock(text: str) -> str:
    """The time of day that is typed, such as 8, 8:30 or 8.30h, as "08:30"; "" where it is none."""
    found = _CLOCK.fullmatch(text.strip())
    return f"{int(found[1]):02d}:{found[2] or '00'}" if found else ""


def moment(due: str, day_start: str = DAY_START) -> str:
    """The date-time at which it comes up."""
    return due if timed(due) else f"{due}T{day_start}"


def stamp(now: datetime) -> str:
    """A moment, local where it names no zone, as a stamp in UTC."""
    return now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
