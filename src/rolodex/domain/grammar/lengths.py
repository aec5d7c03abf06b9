"""How long something took, in minutes."""

from __future__ import annotations

from collections.abc import Callable

from rolodex.domain.grammar.calendar import Calendar, Unit

_MINUTES = {"minute": 1, "hour": 60}
LONGEST = 24 * 60


def counted(now: Calendar, count: int, unit: Unit = "minute") -> int | None:
    """So many minutes or hours; days and more are no length of a talk."""
    return _within(count * _MINUTES[unit]) if unit in _MINUTES else None


def both(now: Calendar, hours: int, unit: Unit, minutes: int, smaller: Unit) -> int | None:
    """Hours and minutes."""
    if unit != "hour" or smaller != "minute":
        return None
    return _within(hours * 60 + minutes)


def hours(now: Calendar, count: int) -> int | None:
    """So many hours."""
    return _within(count * 60)


def written(now: Calendar, hours: tuple[tuple[int, ...], str]) -> int | None:
    """Hours and minutes written as one word: 2h, 2h30."""
    (count, *minutes), _ = hours
    return _within(count * 60 + sum(minutes))


def hours_and_a_half(now: Calendar, count: int) -> int | None:
    """So many hours and a half."""
    return _within(count * 60 + 30)


def fixed(minutes: int) -> Callable[..., int | None]:
    """A length that its words say without a number."""
    return lambda now: minutes


def _within(minutes: int) -> int | None:
    return minutes if 0 < minutes <= LONGEST else None
