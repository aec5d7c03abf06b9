"""What time of day a phrase says, in minutes after midnight."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rolodex.domain.grammar.calendar import Calendar, Clock, Half

DAYPARTS: dict[Half, int] = {"morning": 9 * 60, "afternoon": 16 * 60, "evening": 19 * 60}
"""When a part of the day is taken to be where no hour is said."""

_HOURS: dict[Half, tuple[int, int]] = {
    "": (0, 24),
    "morning": (0, 12),
    "afternoon": (12, 22),
    "evening": (17, 24),
}

Reading = Callable[..., Clock | None]


def clock(now: Calendar, written: tuple[tuple[int, ...], str]) -> Clock | None:
    """A time in figures, with the text in which they stood."""
    value, letters = written
    hour, minute = value[0], value[1] if len(value) > 1 else 0
    if minute > 59 or (len(value) > 2 and value[2] > 59):
        return None
    if "a" in letters or "p" in letters:
        if not 1 <= hour <= 12:
            return None
        return Clock((hour % 12 + (12 if "p" in letters else 0)) * 60 + minute)
    return _bare(hour, minute, letters.startswith("0"))


def hour(now: Calendar, hour: int) -> Clock | None:
    """An hour alone."""
    return _bare(hour, 0)


def hour_minute(now: Calendar, hour: int, minute: int) -> Clock | None:
    """An hour and the minutes after it."""
    return _bare(hour, minute) if minute < 60 else None


def minute_past(now: Calendar, minute: int, hour: int) -> Clock | None:
    """Minutes after an hour."""
    return _bare(hour, minute) if 1 <= hour <= 12 and minute < 60 else None


def minute_to(now: Calendar, minute: int, hour: int) -> Clock | None:
    """Minutes before an hour."""
    if not 1 <= hour <= 12 or not 0 < minute < 60:
        return None
    return _bare((hour - 2) % 12 + 1, 60 - minute)


def hour_less(now: Calendar, hour: int, minute: int) -> Clock | None:
    """The same with the hour said first."""
    return minute_to(now, minute, hour)


def plus(minute: int) -> Reading:
    """A half or a quarter past an hour."""
    return lambda now, hour: minute_past(now, minute, hour)


def less(minute: int) -> Reading:
    """A quarter to an hour."""
    return lambda now, hour: minute_to(now, minute, hour)


def at(minutes: int) -> Reading:
    """A time that has a name of its own."""
    return lambda now: Clock(minutes)


def part(now: Calendar, half: Half) -> Clock:
    """A part of the day, which has an hour where none is said."""
    return Clock(DAYPARTS[half], half=half)


def never(now: Calendar, *slots: Any) -> None:
    """What looks like a time and is none that is certain."""


def settled(clock: Clock, half: Half) -> int | None:
    """The minutes of a time beside a part of the day, None where they do not agree.

    Without one, bare hours from 1 to 6 are those of the afternoon.
    """
    minutes = clock.minutes
    if not clock.bare:
        first, last = _HOURS[half]
        return minutes if first * 60 <= minutes < last * 60 else None
    hour = minutes // 60
    if half == "morning":
        return None if hour == 12 else minutes
    if half == "evening":
        return minutes + 12 * 60 if 5 <= hour <= 11 else None
    if half == "afternoon":
        return minutes if hour == 12 else minutes + 12 * 60 if hour <= 9 else None
    return minutes + 12 * 60 if 1 <= hour <= 6 else minutes


def _bare(hour: int, minute: int, exact: bool = False) -> Clock | None:
    if not 0 <= hour <= 23 or not 0 <= minute <= 59:
        return None
    return Clock(hour * 60 + minute, bare=1 <= hour <= 12 and not exact)
