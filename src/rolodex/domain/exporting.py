"""Contacts going out: what they are written as, and what that cannot hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rolodex.domain.message import Message

Version = Literal["2.1", "3.0", "4.0"]
Target = Literal["2.1", "3.0", "4.0", "json"]


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
    """What writing these contacts would leave out: of how many cards, how much, and the first of it."""

    cards: int = 0
    touched: int = 0
    count: int = 0
    rows: tuple[CardLoss, ...] = ()


@dataclass(frozen=True, slots=True)
class Clip:
    """Contacts for the clipboard: to read, as a file of cards (3.0), and their names."""

    text: str = ""
    vcard: bytes = b""
    names: tuple[str, ...] = ()
