"""Who a mailing is for, and who is in and out of it and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal

from rolodex.domain.contact import Adr
from rolodex.domain.message import Message, message
from rolodex.domain.segment import Clause

AddressChoice = Literal["preferred", "work", "home"]
"""Which address is taken first; the others follow where it is missing."""
Style = Literal["formal", "familiar"]
Reason = Literal[
    "street",
    "code",
    "city",
    "none",
    "refused",
    "paused",
    "returned",
    "duplicate",
    "household",
    "died",
    "excluded",
    "sample",
    "gone",
]
"""Why somebody gets nothing: no street, a bad postal code, no city, no address at all, letters refused, not
interested for now, returned before, the same person twice, one piece for the household, died, left out by
the user, outside of the sample, deleted."""

REASONS: Mapping[Reason, Message] = MappingProxyType(
    {
        "street": message("No street"),
        "code": message("Bad postal code"),
        "city": message("No city"),
        "none": message("No address"),
        "refused": message("Does not want letters"),
        "paused": message("Not interested for now"),
        "returned": message("Returned before"),
        "duplicate": message("Twice in the list"),
        "household": message("Same household"),
        "died": message("Died"),
        "excluded": message("Left out"),
        "sample": message("Outside of the sample"),
        "gone": message("Deleted"),
    }
)


@dataclass(frozen=True, slots=True)
class Audience:
    """Who a mailing is for.

    All who are in `segment_id` (0 none, negative built in), fulfil `rule`, or are listed in `contact_ids`,
    without those of the segments `without`, those who were sent a campaign of `without_campaigns`, and the
    `excluded`. `included` are taken in spite of a reason that would leave them out. Of a `sample` > 0 only
    that many are taken, spread evenly. With `households` one piece goes to each address. Where
    `leave_out_refused` is off, those who refused letters are taken all the same.
    """

    segment_id: int = 0
    rule: Clause | None = None
    contact_ids: tuple[int, ...] = ()
    without: tuple[int, ...] = ()
    without_campaigns: tuple[int, ...] = ()
    excluded: tuple[int, ...] = ()
    included: tuple[int, ...] = ()
    sample: int = 0
    households: bool = True
    leave_out_refused: bool = True
    address: AddressChoice = "preferred"
    style: Style = "formal"


@dataclass(frozen=True, slots=True)
class Addressee:
    """One piece: whom it is for and where it goes.

    The first of `contact_ids` leads: the piece goes to that one's address `adr`, whole and never mixed, whose
    mark is `address` (see `domain.address_mark`). `names` stand above the address (name, firm), `salutation`
    begins a letter ("Dear Mr Smith"). `code` stands on the piece, "" where it has none.
    """

    contact_ids: tuple[int, ...]
    names: tuple[tuple[str, str], ...]
    adr: Adr
    address: str = ""
    salutation: str = ""
    code: str = ""
    household_id: int = 0


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Someone who gets nothing; `said` tells it in a sentence, `shares` is who gets the piece instead (0)."""

    contact_id: int
    fn: str
    reason: Reason
    said: Message
    shares: int = 0


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """Who is in and who is out, in the order of the list of all people."""

    pieces: tuple[Addressee, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    @property
    def people(self) -> int:
        """How many people the pieces are for."""
        return sum(len(piece.contact_ids) for piece in self.pieces)


def include(audience: Audience, contact_id: int) -> Audience:
    """The audience with someone who is written to whatever speaks against it."""
    return replace(
        audience,
        included=tuple(dict.fromkeys((*audience.included, contact_id))),
        excluded=tuple(one for one in audience.excluded if one != contact_id),
    )


def exclude(audience: Audience, contact_id: int) -> Audience:
    """The audience without someone."""
    return replace(
        audience,
        excluded=tuple(dict.fromkeys((*audience.excluded, contact_id))),
        included=tuple(one for one in audience.included if one != contact_id),
    )
