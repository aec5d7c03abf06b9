"""What an import will do, and what it did."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from operator import add
from typing import Literal

from rolodex.domain.card import Doubt, Fate, PropertyFate, Rejected
from rolodex.domain.changes import Changes
from rolodex.domain.difference import FieldDifference
from rolodex.domain.likeness import Alike
from rolodex.domain.message import Message

__all__ = [
    "ChangedSince",
    "Choice",
    "Counts",
    "Fate",
    "Format",
    "ImportRow",
    "PlanRow",
    "PropertyFate",
    "Receipt",
    "ReceiptRow",
    "RowKind",
]

Format = Literal["card", "csv", "xlsx", "ldif", "json"]
"""What a file was read as."""
RowKind = Literal["new", "update", "same", "alike", "rejected", "kept_out"]
"""What a row of an import is to the book; `alike` looks like someone who is there, `kept_out` like somebody
who was erased for good and is left out unless the user takes them.
"""
Choice = Literal["take", "skip", "merge", "both"]
"""What is to be done with a row: take it, leave it out, merge it into whom it looks like, or keep both."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many cards were read, and how many of them are new, bring something, or are known already.

    `rejected` counts the cards and lines that could not be read; they are not among `cards`. `doubts` counts
    what was mended or doubtful in cards that were read, `alike` those that look like someone who is there.
    `skipped` are those that the user left out, `kept_out` those who were erased for good.
    """

    cards: int = 0
    new: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: int = 0
    doubts: int = 0
    alike: int = 0
    skipped: int = 0
    kept_out: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(*map(add, astuple(self), astuple(other)))


@dataclass(frozen=True, slots=True)
class Receipt:
    """What an import did.

    `rejected` names each card or line that could not be read, `doubts` what was mended or doubtful in others.
    `import_id` leads to the whole receipt, 0 where nothing was written.
    """

    counts: Counts
    rejected: tuple[Rejected, ...]
    changes: Changes
    doubts: tuple[Doubt, ...] = ()
    import_id: int = 0


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One card or line of an import as its rehearsal shows it; `place` counts from 0 over the whole plan.

    `title` and `detail` are the name and what tells the person apart; `contact_id` is whom it updates or
    looks like (0: nobody). `differences` are what an update would change, `alike` whom it looks like (best
    first), `doubts` what was mended. A rejected row has `reason` and `text`. `line` counts from 1 in `file`.
    """

    place: int
    kind: RowKind
    choice: Choice
    title: str
    detail: str = ""
    contact_id: int = 0
    differences: tuple[FieldDifference, ...] = ()
    alike: tuple[Alike, ...] = ()
    fates: tuple[PropertyFate, ...] = ()
    doubts: tuple[Message, ...] = ()
    reason: Message | None = None
    text: str = ""
    file: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class ReceiptRow:
    """What became of one card: the contact it is now (0: none), and the fate of each of its properties."""

    contact_id: int
    title: str
    kind: RowKind
    choice: Choice
    fates: tuple[PropertyFate, ...] = ()
    reason: Message | None = None
    text: str = ""
    file: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One import that was done: `at` a UTC stamp, `changeset` its step, `standing` whether it was not
    undone.
    """

    id: int
    label: str
    at: str
    file: str
    format: Format
    counts: Counts
    changeset: int
    standing: bool = True


@dataclass(frozen=True, slots=True)
class ChangedSince:
    """Someone an import brought or changed, whom later steps touched; `steps` name them, newest first."""

    contact_id: int
    fn: str
    steps: tuple[Message, ...]
