"""What became of each property of a card, so that none is lost without a word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from rolodex.domain.card import Fate, PropertyFate
from rolodex.domain.message import Message
from rolodex.vcard.lines import Damage
from rolodex.vcard.splitting import ABOUT_THE_FILE, NO_END, RawCard

Fates = tuple[PropertyFate, ...]

_KEPT = "kept:"
_SHAPES_KEPT = 4096
_NAME = re.compile(rb"(?:[\w-]+\.)?([\w-]{1,60})\s*[;:]")


class Accounts:
    """Gives cards of which the same properties became the same one and the same tuple.

    Phones write thousands of cards of a few shapes: the tuples are made once, and cross to the other
    process once a batch.
    """

    def __init__(self) -> None:
        self._shapes: dict[tuple[str, ...], Fates] = {}

    def of(self, told: list[str]) -> Fates:
        """The fates of properties told by `mapped` and `kept`, in the order of the card."""
        key = tuple(told)
        shape = self._shapes.get(key)
        if shape is None:
            shape = _counted(key)
            if len(self._shapes) < _SHAPES_KEPT:
                self._shapes[key] = shape
        return shape


def kept(name: str) -> str:
    """How a property that is kept word for word is told; one that found its field is told by its name."""
    return _KEPT + name


def with_refused(fates: Fates, raw: RawCard, refused: Sequence[tuple[int, Message]]) -> Fates:
    """The same where some properties, by their place in the card, were refused after all."""
    for place, reason in refused:
        name = raw.properties[place][1].name.lower()
        fates = (*_without_one(fates, name), PropertyFate(name, "rejected", 1, reason))
    return fates


def rejected(raw: RawCard, reason: Message) -> Fates:
    """All properties of a card that says nothing, or is too large for its names to be known."""
    if raw.refused is not None:
        return (PropertyFate("", "rejected", raw.seen, reason),)
    names = Counter(header.name for _, header, _ in raw.properties if header.name not in ABOUT_THE_FILE)
    return tuple(PropertyFate(name.lower(), "rejected", count, reason) for name, count in names.items())


def damaged(damage: Damage) -> Fates:
    """A line of a card that could not be read; that END is missing costs no property."""
    if damage.reason is NO_END:
        return ()
    found = _NAME.match(damage.text)
    name = found.group(1).decode("ascii", "replace").lower() if found else ""
    return (PropertyFate(name, "rejected", 1, damage.reason),)


def _counted(told: Iterable[str]) -> Fates:
    return tuple(_fate(one, count) for one, count in Counter(told).items())


def _fate(told: str, count: int) -> PropertyFate:
    fate: Fate = "kept" if told.startswith(_KEPT) else "mapped"
    return PropertyFate(told.removeprefix(_KEPT).lower(), fate, count)


def _without_one(fates: Fates, name: str) -> list[PropertyFate]:
    """The fates with one mapped property of this name less."""
    left = []
    taken = False
    for fate in fates:
        if not taken and fate.name == name and fate.fate == "mapped":
            taken = True
            if fate.count > 1:
                left.append(PropertyFate(name, "mapped", fate.count - 1))
        else:
            left.append(fate)
    return left
