"""Two or more cards that become one: what stands side by side, and what is chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from rolodex.domain.changes import Step
from rolodex.domain.contact import Contact
from rolodex.domain.message import Message
from rolodex.domain.said import Words


@dataclass(frozen=True, slots=True)
class FieldOfMerge:
    """One field in which the cards differ, or which only some have.

    `name` is that of RFC 6350 (parts as "n.given"); `sides` is what each card says, in the order of the
    cards, () where it says nothing. A `united` field keeps what all say, without doubles; of any other, one
    side is chosen, and `chosen` is the place of the side that is proposed.
    """

    name: str
    label: Words
    sides: tuple[Words, ...]
    united: bool = False
    chosen: int = 0


@dataclass(frozen=True, slots=True)
class MergePlan:
    """What merging these cards would do.

    The first of `contacts` survives. `follows` says in words what comes over to it from each of the others
    (activities, purchases, campaigns, reminders, tickets, ...), counted by table.
    """

    contacts: tuple[Contact, ...]
    fields: tuple[FieldOfMerge, ...]
    follows: Mapping[str, int] = field(default_factory=dict)
    doubts: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class PastMerge:
    """A merge that stands: its step, and the cards as they were before it, that of who survived first.

    Of each field, `chosen` is the side that was taken; what the others said is kept here only. One that is
    not `separable` was made with somebody who was merged in turn since: that merge is taken apart first.
    """

    step: Step
    contacts: tuple[Contact, ...]
    fields: tuple[FieldOfMerge, ...] = ()
    separable: bool = True
