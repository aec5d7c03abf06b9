"""Repairs worth doing: what is wrong with a card, and what would be put in its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from rolodex.domain.difference import FieldDifference
from rolodex.domain.message import Message

RepairKind = Literal["postcode", "phone", "name", "capitals", "alike", "email", "country"]


@dataclass(frozen=True, slots=True)
class Repair:
    """One repair that is offered for a contact.

    `question` is asked with yes or no; `differences` is what yes would change, empty where the user has to
    write the words (then yes opens the card). `other_id` is the look-alike, `other_fn` what it is called, and
    `reasons` say why. `worth` orders them, the highest
    first; `mark` digests what it is about, so that a no holds until that changes.
    """

    contact_id: int
    fn: str
    kind: RepairKind
    question: Message
    worth: int
    mark: str
    differences: tuple[FieldDifference, ...] = ()
    other_id: int = 0
    other_fn: str = ""
    reasons: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Tidy:
    """Some repairs, those worth most first, and how many there are of each kind that was looked for."""

    repairs: tuple[Repair, ...]
    counts: Mapping[RepairKind, int]

    @property
    def total(self) -> int:
        """How many there are of all kinds."""
        return sum(self.counts.values())
