"""Lists of people on paper: pocket list, booklet, index cards, badges."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from rolodex.domain.message import Message, message

DirectoryKind = Literal["list", "booklet", "cards", "badges"]

KINDS: Mapping[DirectoryKind, Message] = MappingProxyType(
    {
        "list": message("Pocket phone list"),
        "booklet": message("Booklet with A-Z tabs"),
        "cards": message("Index cards"),
        "badges": message("Name badges"),
    }
)
STOCKS: Mapping[DirectoryKind, str] = MappingProxyType({"cards": "avery-5385", "badges": "avery-5395"})
"""What cards and badges are printed on where nothing else is chosen."""


@dataclass(frozen=True, slots=True)
class DirectoryEntry:
    """One person or company as it is printed: under which of A to Z and #, and what stands below the name.

    `phones` are labels with numbers ("Mobile", "+34 600 111 222"); `address` its lines.
    """

    contact_id: int
    tab: str
    name: str
    firm: str = ""
    phones: tuple[tuple[str, str], ...] = ()
    email: str = ""
    address: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DirectoryJob:
    """A directory of these contacts, in the order of the list of all; `stock` is for cards and badges.

    `paper` is a4 or letter, "" that of the user's country. With `consent` numbers and addresses are left out
    of those who refused to be reached in that way.
    """

    kind: DirectoryKind
    contact_ids: tuple[int, ...]
    stock: str = ""
    start: int = 1
    paper: str = ""
    addresses: bool = True
    outlines: bool = False
    consent: bool = True


@dataclass(frozen=True, slots=True)
class DirectoryPlan:
    """What was printed: entries on pages, and who was left out and why, or has a character no face has.

    `withheld` is what is not told of somebody because they refused to be reached in that way.
    """

    entries: int
    pages: int
    undrawn: tuple[tuple[int, str, Message], ...] = ()
    withheld: tuple[tuple[int, str, Message], ...] = ()
