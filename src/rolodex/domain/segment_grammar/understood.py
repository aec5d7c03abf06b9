"""What a sentence is read with, and what was made of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from rolodex.domain.contact import CustomType
from rolodex.domain.message import Message
from rolodex.domain.segment import EVERYBODY, Clause, Condition
from rolodex.domain.week import MONDAY

Place = tuple[int, int]
"""Where something stands in the text: its first character and the one after its last."""

Lookup = Callable[[str], str]
"""Gives a folded name, its words parted by blanks, as the book writes it; "" where it has none."""


def nothing(_: str) -> str:
    """Knows no name."""
    return ""


NAMED = ("city", "region", "country", "group", "tag", "category", "product", "campaign", "company")
"""Fields whose values may be said by their name; the first is taken where a name is that of several."""


@dataclass(frozen=True, slots=True)
class OwnField:
    """A field of the user's own; `key` is its name in a condition, `lookup` knows the values it has."""

    key: str
    name: str
    type: CustomType = "text"
    choices: tuple[str, ...] = ()
    lookup: Lookup = nothing


@dataclass(frozen=True, slots=True)
class Known:
    """The words of a book that a rule may name: a lookup for fields of `NAMED`, and the user's own fields.

    An amount without its currency is one of `currency`; `day_first` reads 1/5 as the first of May.
    "This week" begins on `first_weekday`, 0 is Monday.
    """

    names: Mapping[str, Lookup] = field(default_factory=dict)
    own: tuple[OwnField, ...] = ()
    currency: str = "EUR"
    day_first: bool = True
    first_weekday: int = MONDAY


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the text and the condition it says."""

    start: int
    end: int
    condition: Condition


@dataclass(frozen=True, slots=True)
class Doubt:
    """A stretch that may be meant otherwise, and why. Where it is in no part, it was not taken at all."""

    start: int
    end: int
    reason: Message


@dataclass(frozen=True, slots=True)
class Understood:
    """The rule that a sentence says, what each of its stretches says, and what is not certain or not known.

    Every word is in a part, in a doubt, in `unknown`, or one that says nothing by itself ("who", "los").
    """

    rule: Clause = EVERYBODY
    parts: tuple[Part, ...] = ()
    doubtful: tuple[Doubt, ...] = ()
    unknown: tuple[Place, ...] = ()

    @property
    def is_certain(self) -> bool:
        """Whether all of it was understood, and as nothing else."""
        return not self.doubtful and not self.unknown
