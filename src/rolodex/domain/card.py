"""What comes out of reading a file of cards: good cards, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rolodex.domain.contact import Contact
from rolodex.domain.message import Message

Fate = Literal["mapped", "kept", "rejected"]
"""What became of a property: it has a field, it is kept word for word, or it could not be read."""


@dataclass(frozen=True, slots=True)
class PropertyFate:
    """How many properties of this name (RFC 6350, or a column) had this fate; `reason` where one was
    rejected.
    """

    name: str
    fate: Fate
    count: int = 1
    reason: Message | None = None


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
    `fates` account for its properties where the reader of its kind of file knows them. `firms` are the UIDs
    of the cards of its firms, "" where a job has none, where the file says so.
    """

    contact: Contact
    digest: str
    line: int
    blobs: tuple[Blob, ...] = ()
    warnings: tuple[Message, ...] = ()
    file: str = ""
    fates: tuple[PropertyFate, ...] = ()
    firms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something of a card that was read with a doubt: where it stands, whose card it is, what was done."""

    file: str
    line: int
    name: str
    reason: Message


@dataclass(frozen=True, slots=True)
class Rejected:
    """A card or line that could not be read: where, whose (as far as known), why, and its text.

    `fates` account for its properties where the card around it does not.
    """

    file: str
    line: int
    name: str
    reason: Message
    text: str = ""
    fates: tuple[PropertyFate, ...] = ()
