"""What can be done about a book that is sick, and what was lost where it was salvaged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from rolodex.domain.backup import Backup
from rolodex.domain.message import Message

Health = Literal["sound", "damaged", "no_book", "missing", "locked", "newer", "unreadable"]

NO_ROWS: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """The health of a file, in a word and a sentence, with the good copies there are, the newest first."""

    path: Path
    health: Health
    words: Message
    backups: tuple[Backup, ...] = ()


@dataclass(frozen=True, slots=True)
class Loss:
    """Rows of one table that could not be read: ids from `first` to `last`, both among them.

    `rows` is how many there were at most, `contact` a name where it is still known whose they were.
    """

    table: str
    first: int
    last: int
    rows: int
    words: Message
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was saved of a sick book into `path`; `aside` is where the sick file lies now."""

    path: Path
    aside: Path
    people: int
    rows: Mapping[str, int] = field(default_factory=lambda: NO_ROWS)
    losses: tuple[Loss, ...] = ()
    lost: int = 0
    """Rows that could not be read, as far as can be known."""
    filled: int = 0
    """Rows that could not be read and were taken from the newest copy."""
