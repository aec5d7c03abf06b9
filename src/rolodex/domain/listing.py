"""What a list shows: the question, the rows, and how many there are."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import Literal

Order = Literal["family", "given", "org", "changed"]
TABS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ#"


@dataclass(frozen=True, slots=True)
class Query:
    """What to list: text as typed, the kind of contact ("" for people and companies), a tag, an order."""

    text: str = ""
    kind: Literal["individual", "org", ""] = "individual"
    order: Order = "family"
    tag: str = ""


@dataclass(frozen=True, slots=True)
class ContactRow:
    """One line of the list, ready to paint.

    `detail` is the job and firm; `found` is the phone, e-mail or note word that matched where neither
    line shows it; `ground` is 0-5, the colour of the initials; `photo` is a SHA-256 or "";
    `tab` is one of `TABS`; `due` is the local date or date-time of the next follow-up, or "".
    """

    id: int
    fn: str
    detail: str = ""
    initials: str = ""
    ground: int = 0
    photo: str = ""
    tab: str = "#"
    due: str = ""
    found: str = ""


@dataclass(frozen=True, slots=True)
class Matches:
    """The first rows of a list and the exact count; `mended` holds the spelling used when none matched."""

    total: int
    rows: tuple[ContactRow, ...] = ()
    mended: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """All ids of a list in its order (64-bit array), and where each tab begins (tab, position)."""

    ids: array[int]
    tabs: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts for the rail: people, companies, and people by tag in the order of the tags' names."""

    people: int = 0
    companies: int = 0
    tags: tuple[tuple[str, int], ...] = ()
