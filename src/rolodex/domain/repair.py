"""Repairs worth doing: what is wrong with a card, and what would be put in its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rolodex.domain.difference import FieldDifference
from rolodex.domain.message import Message

RepairKind = Literal["postcode", "phone", "name", "capitals", "alike", "email", "country"]


@dataclass(frozen=True, slots=True)
class Repair:
    """One repair that is offered for a contact.

    `question` is asked with yes or no; `differences` is what yes would change, empty where the user has to
    write the words (then yes opens the card). `other_id` is the look-alike. `worth` orders them, the highest
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
