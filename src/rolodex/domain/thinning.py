"""Which copies of a book stay as time passes: many of late, fewer the older they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from types import MappingProxyType

RECENT = 10
DAILY = 7
WEEKLY = 4
MONTHLY = 12
PINNED_FOR = timedelta(days=400)
"""So long stays the last copy before a book lost half of what it held, whatever came after it."""

WEIGHED = ("contact", "purchase", "attachment", "photo", "blob")
"""The tables in which a loss of half is told from tidying: people, orders, files and pictures."""

NOTHING: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Kept:
    """A copy as thinning sees it: its name, when it was made, whether it was whole when last looked at."""

    name: str
    at: datetime
    good: bool = True
    counts: Mapping[str, int] = field(default_factory=lambda: NOTHING)
    pinned: bool = False
    """Something needs this very copy, such as taking back a restore."""


def shrank(before: Mapping[str, int], after: Mapping[str, int]) -> bool:
    """Whether a book lost more than half of its people, orders or files between two copies."""
    return any(after.get(table, 0) * 2 < before.get(table, 0) for table in WEIGHED)


def superfluous(copies: Iterable[Kept], now: datetime, recent: int = RECENT) -> tuple[str, ...]:
    """The names of the copies that may go, the oldest first; never that of the last good one.

    Of the good ones stay the newest `recent`, then one a day for 7 days, one a week for 4 weeks and one a
    month for 12 months, each the newest of its span. Nothing goes while the newest is less than half of the
    one before. A copy that is not whole counts for nothing, and goes once it is older than the recent ones.
    """
    known = sorted(copies, key=lambda one: (one.at, one.name), reverse=True)
    good = [one for one in known if one.good]
    if not good or (len(good) > 1 and shrank(good[1].counts, good[0].counts)):
        return ()
    stays = _in_turn(good, max(1, recent)) | _before_losses(good, now)
    stays |= {one.name for one in known if one.pinned}
    oldest_recent = good[: max(1, recent)][-1].at
    stays |= {one.name for one in known if not one.good and one.at >= oldest_recent}
    return tuple(one.name for one in reversed(known) if one.name not in stays)


def _in_turn(good: Sequence[Kept], recent: int) -> set[str]:
    stays = {one.name for one in good[:recent]}
    rest = list(good[recent:])
    spans: tuple[tuple[int, Callable[[datetime], tuple[int, ...]]], ...] = (
        (DAILY, lambda at: (at.toordinal(),)),
        (WEEKLY, lambda at: at.isocalendar()[:2]),
        (MONTHLY, lambda at: (at.year, at.month)),
    )
    for number, span in spans:
        seen: set[tuple[int, ...]] = set()
        while rest and (span(rest[0].at) in seen or len(seen) < number):
            one = rest.pop(0)
            if span(one.at) not in seen:
                stays.add(one.name)
                seen.add(span(one.at))
    return stays


def _before_losses(good: Sequence[Kept], now: datetime) -> set[str]:
    """The copies after which the book held less than half, until they are more than a year old."""
    return {
        older.name
        for newer, older in pairwise(good)
        if shrank(older.counts, newer.counts) and now - older.at < PINNED_FOR
    }
