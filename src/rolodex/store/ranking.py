"""Ranks: numbers with gaps that stand for the main order, so that a new contact moves no other.

The index of words has the rank as its rowid; what it finds comes out already in order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rolodex.store.engine import Connection
from rolodex.store.entry import BAND

GAP = 1 << 20
"""Between two neighbours when ranks are given anew."""

ROOMY = 1 << 6
"""The least gap that a local renumbering leaves."""

Place = tuple[int, str, int]
"""Band, key and id: what the order goes by."""


def span(band: int) -> tuple[int, int]:
    """The first and the last rank a band may hold."""
    return band * BAND, (band + 1) * BAND - 1


def fresh(places: Sequence[Place]) -> Iterator[int]:
    """Ranks for all contacts of a book, given in order."""
    band, rank = -1, 0
    for place in places:
        if place[0] != band:
            band, rank = place[0], span(place[0])[0]
        rank += GAP
        yield rank


def gap(connection: Connection, place: Place) -> tuple[int, int | None, Place | None]:
    """The ranks between which a place lies, and which place follows; None at the end of its band."""
    band, key, contact_id = place
    low = connection.value(
        "SELECT rank FROM entry WHERE band = ? AND (family_key, contact_id) < (?, ?) "
        "ORDER BY family_key DESC, contact_id DESC LIMIT 1",
        (band, key, contact_id),
    )
    first, last = span(band)
    low = first if low is None else low
    after = connection.execute(
        "SELECT rank, family_key, contact_id FROM entry WHERE rank > ? AND rank <= ? ORDER BY rank LIMIT 1",
        (low, last),
    )
    if not after:
        return low, None, None
    ((high, next_key, next_id),) = after
    return low, high, (band, next_key, next_id)


def between(low: int, high: int | None, count: int) -> list[int] | None:
    """Ranks for so many newcomers in a gap; None where it is too narrow."""
    step = GAP if high is None else min(GAP, (high - low) // (count + 1))
    return [low + step * (number + 1) for number in range(count)] if step else None


def window(connection: Connection, low: int, band: int, count: int) -> tuple[list[int], int, int | None]:
    """The ranks around `low` that have to move to make room for `count` more, and their bounds."""
    first, last = span(band)
    reach = 16
    while True:
        left = [
            rank
            for (rank,) in connection.execute(
                "SELECT rank FROM entry WHERE rank <= ? AND rank > ? ORDER BY rank DESC LIMIT ?",
                (low, first, reach + 1),
            )
        ]
        right = [
            rank
            for (rank,) in connection.execute(
                "SELECT rank FROM entry WHERE rank > ? AND rank <= ? ORDER BY rank LIMIT ?",
                (low, last, reach + 1),
            )
        ]
        floor = left.pop() if len(left) > reach else first
        ceiling = right.pop() if len(right) > reach else None
        moving = [*reversed(left), *right]
        if ceiling is None or (ceiling - floor) // (len(moving) + count + 1) >= ROOMY:
            return moving, floor, ceiling
        reach *= 4
