"""What comes out of reading a file of cards: good cards, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass

from rolodex.domain.contact import Contact
from rolodex.domain.message import Message


@dataclass(frozen=True, slots=True)
class Blob:
    """A picture or attachment by the SHA-256 of its bytes (hex)."""

    sha256: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Card:
    """One card that was read; `line` is where its BEGIN stands, `digest` the SHA-256 of what it says.

    `warnings` name what was mended or doubtful, nothing of which was lost; `file` is where the card stands.
    """

    contact: Contact
    digest: str
    line: int
    blobs: tuple[Blob, ...] = ()
    warnings: tuple[Message, ...] = ()
    file: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something of a card that was read with a doubt: where it stands, whose card it is, what was done."""

    file: str
    line: int
    name: str
    reason: Message


@dataclass(frozen=True, slots=True)
class Rejected:
    """A card or line that could not be read: where, whose (as far as known), why, and its text."""

    file: str
    line: int
    name: str
    reason: Message
    text: str = ""
