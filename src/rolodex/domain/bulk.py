"""One change for many contacts: what is to be done, and what it would change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rolodex.domain.changes import Changes
from rolodex.domain.difference import FieldDifference
from rolodex.domain.message import Message
from rolodex.domain.said import Words

Deed = Literal["set", "clear", "add", "remove", "replace", "move"]
OWN = "x-custom:"
"""Begins the name of a field of the user's own."""


@dataclass(frozen=True, slots=True)
class BulkField:
    """A field that can be changed for many: its name, what it is called, and what can be done with it.

    Where there are `choices` one of them is written, each with what it is called.
    """

    name: str
    label: Words
    deeds: tuple[Deed, ...]
    choices: tuple[tuple[str, Message], ...] = ()


@dataclass(frozen=True, slots=True)
class BulkEdit:
    """What to do with a field (name of RFC 6350 with its part, or "x-custom:Name"), "" for all texts.

    `set` writes `value`, `clear` empties, `add` and `remove` are for lists, `replace` puts `value` in the
    place of `find` (whole words, case and accents heeded only where that is said). `move` gives people the
    address of their firm that stands in the row `address`.
    """

    deed: Deed
    field: str
    value: str = ""
    find: str = ""
    whole_words: bool = False
    exact: bool = False
    address: int = 0


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

    def taking(self) -> tuple[BulkRow, ...]:
        """The rows that change."""
        return tuple(row for row in self.rows if row.doubt is None)


@dataclass(frozen=True, slots=True)
class Edited:
    """What a change for many touched, and the rows it passed over as their cards had changed meanwhile."""

    changes: Changes
    passed_over: tuple[BulkRow, ...] = ()
