"""Where the reading of a sentence stands, and the units of meaning found so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from rolodex.domain.message import Message
from rolodex.domain.segment import Clause, Condition
from rolodex.domain.segment_grammar.scanning import Item
from rolodex.domain.segment_grammar.signs import Kind
from rolodex.domain.segment_grammar.times import When
from rolodex.domain.segment_grammar.understood import Doubt, Known, Part, Place

JOINERS: frozenset[Kind] = frozenset(("and", "or", "nor", "comma"))
_RELATIVE = frozenset("who that which whom que quien quienes".split())


@dataclass(slots=True)
class Unit:
    """A condition or a group of them with its parts, how it is joined to the one before, and where.

    `refused` is the word by which it was turned round, `carried` whether that stood before an earlier one of
    the same list. A `listed` one is a mere value that a list may go on with.
    """

    node: Condition | Clause
    parts: list[Part]
    first: int
    last: int
    joiner: str = ""
    joined_at: Place = (0, 0)
    refused: str = ""
    carried: bool = False
    listed: bool = False
    grouped: bool = False

    @property
    def field(self) -> str:
        """The field of its condition, "" for a group."""
        return self.node.field if isinstance(self.node, Condition) else ""


@dataclass(slots=True)
class Pending:
    """A time that stands before what it belongs to."""

    when: When
    first: int
    last: int


@dataclass(slots=True)
class Cursor:
    """The items of a sentence and the place of the next one; `units` are those before it on this level."""

    items: Sequence[Item]
    today: date
    known: Known
    at: int = 0
    doubts: list[Doubt] = field(default_factory=list)
    strange: set[int] = field(default_factory=set)
    units: list[Unit] = field(default_factory=list)
    pending: Pending | None = None
    claimed: int = -1
    """Where the time begins that stood before what is being read, -1 for none."""
    depth: int = 0
    """In how many brackets the next item stands."""

    @property
    def item(self) -> Item | None:
        """The next item, None at the end."""
        return self.items[self.at] if self.at < len(self.items) else None

    def kind(self) -> str:
        """What the next item does, "" at the end."""
        return self.kind_at(self.at)

    def kind_at(self, place: int) -> str:
        """What the item at a place does, "" beyond the end."""
        return self.items[place].kind if place < len(self.items) else ""

    def skip(self, *kinds: Kind) -> None:
        """Go past words that say nothing, but for "who", and items of these kinds."""
        while (item := self.item) and (
            item.kind in kinds or (item.kind == "skip" and not self.begins_anew(self.at))
        ):
            self.at += 1

    def skip_of(self) -> None:
        """Go past words such as "of"."""
        while self.kind() == "of":
            self.at += 1

    def goes_on(self, first: int) -> bool:
        """Whether what begins there is joined to what stands before, by "or" and the like."""
        place = first - 1
        while place >= 0 and self.items[place].kind == "skip":
            place -= 1
        return place >= 0 and self.items[place].kind in JOINERS

    def begins_anew(self, place: int) -> bool:
        """Whether a word such as "who" stands there, after which something else is said."""
        item = self.items[place]
        return item.kind == "skip" and item.text.lower() in _RELATIVE

    def take(self, kind: Kind) -> Item | None:
        """The next item if it is of this kind, and go past it."""
        item = self.item
        if item is None or item.kind != kind:
            return None
        self.at += 1
        return item

    def condition(self, one: Condition, first: int, *, listed: bool = False) -> Unit:
        """A unit of one condition said by the items from `first` to the next one."""
        first = min(first, self.claimed) if self.claimed >= 0 else first
        self.claimed = -1
        part = Part(self.items[first].start, self.items[self.at - 1].end, one)
        return Unit(one, [part], first, self.at, listed=listed)

    def doubt(self, first: int, last: int, reason: Message) -> None:
        """Note that these items may be meant otherwise."""
        self.doubts.append(Doubt(self.items[first].start, self.items[last - 1].end, reason))

    def claim(self) -> Pending | None:
        """The time that stands before what is being read, which is part of it now."""
        pending, self.pending = self.pending, None
        if pending:
            self.claimed = pending.first
        return pending

    def last_with(self, *fields: str) -> Condition | None:
        """The last condition on one of these fields."""
        for unit in reversed(self.units):
            for part in reversed(unit.parts):
                if part.condition.field in fields:
                    return part.condition
        return None
