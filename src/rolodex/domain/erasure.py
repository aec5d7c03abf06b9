"""Erasing one person for good: what would go, and the proof that it went."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from rolodex.domain.changes import Changes

NO_COUNTS: Mapping[str, int] = MappingProxyType({})

CopyFate = Literal["made_again", "listed", "clean", "away"]
"""Whether a copy was rewritten without the person, may still hold them, or never did.

A folder of copies that is not here is "away": its copies may hold them.
"""


@dataclass(frozen=True, slots=True)
class ErasurePlan:
    """What erasing would take: rows by table, steps of the history, and copies that hold the person.

    `kept` are rows that stay without the name, such as orders for the books of the firm; `mentions` are
    places in other people's texts that hold the full name, the e-mail or the number.
    """

    contact_id: int
    fn: str
    rows: Mapping[str, int] = field(default_factory=lambda: NO_COUNTS)
    kept: Mapping[str, int] = field(default_factory=lambda: NO_COUNTS)
    steps: int = 0
    mentions: tuple[Mention, ...] = ()
    copies: tuple[Path, ...] = ()
    locked_copies: tuple[Path, ...] = ()
    """Copies that cannot be opened here (encrypted, damaged, kept aside): they are listed, not rewritten."""
    away: Path | None = None
    """The second folder for copies, where it is not here now: what lies in it may hold the person."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A text of another contact, or of none, that names the person; it is changed only when that is asked."""

    table: str
    row_id: int
    contact_id: int
    fn: str
    text: str


@dataclass(frozen=True, slots=True)
class CopyDone:
    """What became of one copy of the book; `left` is how many places in it still hold the person."""

    path: Path
    fate: CopyFate
    left: int = 0


@dataclass(frozen=True, slots=True)
class ErasureReport:
    """The proof: what a scan of bytes found of the person in each file, and what became of copies."""

    erasure_id: int
    at: str
    rows: Mapping[str, int] = field(default_factory=lambda: NO_COUNTS)
    kept: Mapping[str, int] = field(default_factory=lambda: NO_COUNTS)
    searched: int = 0
    """How many texts were looked for."""
    found: Mapping[str, int] = field(default_factory=lambda: NO_COUNTS)
    """Places found by file: the book, its log, and what lies beside it; all 0 where the erasure is whole."""
    copies: tuple[CopyDone, ...] = ()
    steps: int = 0
    """How many steps of the history were cleaned of the person, or dropped."""
    left: int = 0
    """How many texts of others still name the person, because that was not to be changed."""
    shared: int = 0
    """How many texts were not looked for, because somebody else in the book has the same."""
    kept_out: int = 0
    """By how many marks later imports would know the person and leave them out; 0 once let in again."""
    is_waiting: bool = False
    """Whether something is left to be cleaned at the next start, as where another program reads the book."""
    changes: Changes = field(default_factory=Changes)

    @property
    def is_whole(self) -> bool:
        """Whether nothing of the person was found, in the book or in a copy that could be rewritten."""
        return (
            not self.is_waiting
            and not any(self.found.values())
            and not any(copy.left for copy in self.copies)
        )
