"""One change for many contacts: what is to be done, and what it would change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rolodex.domain.difference import FieldDifference
from rolodex.domain.message import Message

Deed = Literal["set", "clear", "add", "remove", "replace"]


@dataclass(frozen=True, slots=True)
class BulkEdit:
    """What to do with a field (name of RFC 6350 with its part, or "x-custom:Name"), "" for all texts.

    `set` writes `value`, `clear` empties, `add` and `remove` are for lists, `replace` puts `value` in the
    place of `find` (whole words, case and accents heeded only where that is said).
    """

    deed: Deed
    field: str
    value: str = ""
    find: str = ""
    whole_words: bool = False
    exact: bool = False


@dataclass(frozen=True, slots=True)
class BulkRow:
    """What would change for one contact; `doubt` says why it is left out, where it is."""

    contact_id: int
    fn: str
    differences: tuple[FieldDifference, ...] = ()
    doubt: Message | None = None


@dataclass(frozen=True, slots=True)
class BulkPlan:
    """The rehearsal of one change for many: the rows that change or are left out, and how many stay as they
    are.
    """

    edit: BulkEdit
    rows: tuple[BulkRow, ...]
    unchanged: int = 0
