"""Contacts going out: what they are written as, and what that cannot hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal

from rolodex.domain.contact import Channel, Contact
from rolodex.domain.message import Message

Version = Literal["2.1", "3.0", "4.0"]
Target = Literal["2.1", "3.0", "4.0", "json", "iphone", "android", "outlook", "csv", "xlsx", "exact"]
"""For whom contacts are written: a version of cards, a program, JSON, a table for people, or one from which
the very same contacts can be read again.
"""

VERSIONS: Mapping[Target, Version] = MappingProxyType(
    {
        "2.1": "2.1",
        "3.0": "3.0",
        "4.0": "4.0",
        "iphone": "3.0",
        "android": "3.0",
        "outlook": "2.1",
    }
)
"""The version of cards that a target reads; tables and JSON are no cards."""
ONE_EACH: frozenset[Target] = frozenset({"outlook"})
"""Targets that read only the first card of a file."""


@dataclass(frozen=True, slots=True)
class Extent:
    """How much of each contact goes out.

    `photos` are pictures and logos; `private` are the notes, in which people write what is not meant for
    others. What was said and sold to somebody never goes out with a card. Those who refused one of these
    `ways` of being reached stay at home altogether.
    """

    photos: bool = True
    private: bool = True
    ways: tuple[Channel, ...] = ()

    def of(self, contact: Contact) -> Contact:
        """The contact as far as it goes out."""
        if not self.photos and contact.photo:
            contact = replace(contact, photo=())
        if not self.private and contact.note:
            contact = replace(contact, note=())
        return contact


WHOLE = Extent()
"""Everything that the card says."""


@dataclass(frozen=True, slots=True)
class Loss:
    """What a file will not say of a contact: the property (RFC 6350, lower case), what of it, and why."""

    property: str
    value: str
    reason: Message


@dataclass(frozen=True, slots=True)
class CardLoss:
    """A loss and whose it is."""

    contact_id: int
    fn: str
    loss: Loss


@dataclass(frozen=True, slots=True)
class Losses:
    """What writing these contacts would leave out: of how many cards, how much, and the first of it.

    `refused` are those who stay at home because they refused to be reached.
    """

    cards: int = 0
    touched: int = 0
    count: int = 0
    rows: tuple[CardLoss, ...] = ()
    refused: int = 0


@dataclass(frozen=True, slots=True)
class Clip:
    """Contacts for the clipboard: to read, as a file of cards (3.0), and their names."""

    text: str = ""
    vcard: bytes = b""
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CardCode:
    """A card as a QR code: its rows from the top (1 for a dark module), its text, and what it leaves out."""

    fn: str
    rows: tuple[bytes, ...]
    text: str
    left_out: tuple[Loss, ...] = ()
