"""A card that became one of several, as it was before, with what was written on it since."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import fields, replace
from typing import Any

from rolodex.domain.contact import Contact, Name
from rolodex.domain.said import DATES
from rolodex.domain.uniting import LISTS, found

_HEADS = ("uid", "kind", "fn", "tz", "gender", "rev", "favourite")
_KEYS: dict[str, Callable[[Any], Hashable]] = {
    "photo": lambda one: one.name,
    "custom": lambda one: (one.name, one.type),
    "consent": lambda one: one.channel,
}
"""Lists of fields of which a card has one each, and what tells them apart."""


def apart(before: Contact, after: Contact, now: Contact, others: Sequence[Contact] = ()) -> Contact:
    """The card `before`, with all that makes `now` differ from `after`, which is what it became.

    `others` are cards that it became one with later and still is: what they say too, stays.
    """
    cards = (before, after, now)
    names = (before.n, after.n, now.n)
    parts = {field.name: _later(*_each(names, field.name)) for field in fields(Name)}
    found: dict[str, Any] = {name: _later(*_each(cards, name)) for name in _HEADS}
    for name in (*LISTS, *_KEYS):
        theirs = [item for card in others for item in getattr(card, name)]
        found[name] = _list(name, *_each(cards, name), theirs)
    return replace(now, id=before.id, n=replace(before.n, **parts), **found)


def _each(sides: tuple[Any, Any, Any], name: str) -> tuple[Any, Any, Any]:
    before, after, now = (getattr(side, name) for side in sides)
    return before, after, now


def _later(before: Any, after: Any, now: Any) -> Any:
    return before if now == after else now


def _list(
    name: str,
    before: tuple[Any, ...],
    after: tuple[Any, ...],
    now: tuple[Any, ...],
    theirs: Sequence[Any],
) -> tuple[Any, ...]:
    if now == after and not theirs:
        return before
    if name in _KEYS:
        return _by_key(_KEYS[name], before, after, now)
    if name == "dates":
        was, left, told = ([date for date in side if date.name in DATES] for side in (before, after, now))
        kept = _by_key(lambda date: date.name, tuple(was), tuple(left), tuple(told))
        was, left, told = ([date for date in side if date.name not in DATES] for side in (before, after, now))
        kept += _items(name, tuple(was), tuple(left), tuple(told), theirs)
        order = {date: place for place, date in reversed(list(enumerate(before)))}
        return tuple(sorted(kept, key=lambda date: order.get(date, len(order))))
    return _items(name, before, after, now, theirs)


def _by_key(
    key: Callable[[Any], Hashable],
    before: tuple[Any, ...],
    after: tuple[Any, ...],
    now: tuple[Any, ...],
) -> tuple[Any, ...]:
    """Each field as it was before, or as it was written since."""

    def of(side: tuple[Any, ...], wanted: Hashable) -> tuple[Any, ...]:
        return tuple(item for item in side if key(item) == wanted)

    keys = dict.fromkeys(key(item) for item in (*before, *now))
    return tuple(item for one in keys for item in _later(of(before, one), of(after, one), of(now, one)))


def _items(
    name: str, before: tuple[Any, ...], after: tuple[Any, ...], now: tuple[Any, ...], theirs: Sequence[Any]
) -> tuple[Any, ...]:
    """The own items as they were, but for those that went since, and what was added since."""
    own = _own(name, before, after)
    left_out = [place for place in range(len(before)) if place not in own.values()]
    places: dict[Any, list[int]] = {}
    for place, item in enumerate(after):
        places.setdefault(item, []).append(place)
    kept: list[Any] = []
    end = 0
    for item in now:
        left = places.get(item, [])
        place = left.pop(0) if left else -1
        if place in own:
            while left_out and left_out[0] < own[place]:
                kept.append(before[left_out.pop(0)])
            kept.append(before[own[place]])
            end = len(kept)
        elif place < 0 or found(name, item, theirs) is not None:
            kept.append(item)
    kept[end:end] = [before[place] for place in left_out]
    return tuple(kept)


def _own(name: str, before: Sequence[Any], after: Sequence[Any]) -> dict[int, int]:
    """The places of the own items by those where the merge, which keeps their order, left them."""
    same = LISTS[name].same
    own: dict[int, int] = {}
    start = 0
    for mine, item in enumerate(before):
        left = next((at for at in range(start, len(after)) if after[at] == item or same(after[at], item)), -1)
        if left >= 0:
            own[left] = mine
            start = left + 1
    return own
