"""What a list shows: the question, the rows, and how many there are."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from datetime import date
from typing import Literal

from rolodex.domain.asked import Filter
from rolodex.domain.segment import Clause

__all__ = [
    "TABS",
    "ContactRow",
    "Deleted",
    "Filter",
    "Listed",
    "Listing",
    "Matches",
    "Order",
    "Query",
    "Tally",
    "Within",
]

Order = Literal["family", "given", "org", "changed"]
Listed = Literal["individual", "org", ""]
Within = Literal["", "favourites", "recent"]
TABS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ#"


@dataclass(frozen=True, slots=True)
class Query:
    """What to list: text as typed, the kind of contact ("" for people and companies), an order.

    All that is named must be so: one tag, the id of a group, a list kept by itself, a segment, a rule that
    nobody has given a name, and the filters. Fields may also stand in the text (`city:bilbao`). The recent
    ones come in the order in which they were opened. The times of a rule count from `today`, where that is
    not named from what the clock says.
    """

    text: str = ""
    kind: Listed = "individual"
    order: Order = "family"
    tag: str = ""
    group: int = 0
    within: Within = ""
    filters: tuple[Filter, ...] = ()
    segment: int = 0
    rule: Clause | None = None
    today: date | None = None


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
    """Counts for the rail: people, companies, people by tag and the members of each group (id, name, count).

    Tags and groups are in the order of their names; `deleted` are those who can be brought back.
    """

    people: int = 0
    companies: int = 0
    tags: tuple[tuple[str, int], ...] = ()
    groups: tuple[tuple[int, str, int], ...] = ()
    favourites: int = 0
    recent: int = 0
    deleted: int = 0


@dataclass(frozen=True, slots=True)
class Deleted:
    """A contact that was taken out of the book and can be brought back: when, and by which step."""

    contact_id: int
    fn: str
    at: str
    step_id: int
