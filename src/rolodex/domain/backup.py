"""Copies of a book: why one was made, what it was proved to hold, how it differs from the book of today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Literal

Reason = Literal[
    "",
    "asked",
    "start",
    "hour",
    "close",
    "import",
    "merge",
    "bulk",
    "migration",
    "restore",
]
"""What made the copy: the user, the clock, or what was about to happen; "" where nobody knows any more."""

NONE: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of a book; `at` and `checked` are UTC stamps, of its making and of its last proof ("": none).

    `counts` are rows by table as they were proved; `contacts` is people and companies together, `people`
    those without companies. A `locked` copy opens with a passphrase; a `second` one lies in the folder
    chosen besides the book's own.
    """

    path: Path
    at: str
    contacts: int
    size: int
    people: int = 0
    reason: Reason = ""
    checked: str = ""
    locked: bool = False
    second: bool = False
    counts: Mapping[str, int] = field(default_factory=lambda: NONE)
    broken: bool = False
    """Found damaged when it was last looked at; it cannot be restored."""


CardState = Literal["only_now", "only_then", "differs"]


@dataclass(frozen=True, slots=True)
class ComparedCard:
    """A card that restoring would take away ("only_now"), bring back ("only_then") or change."""

    contact_id: int
    fn: str
    state: CardState
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What restoring a copy would change: how many cards, the first of them, and rows by table."""

    backup: Backup
    now: Mapping[str, int]
    then: Mapping[str, int]
    only_now: int
    only_then: int
    differ: int
    cards: tuple[ComparedCard, ...] = ()
    steps_since: int = 0
    """Steps of today's history that the copy does not know."""
    erased_since: int = 0
    """People in the copy who were erased for good since: restoring it does not bring them back."""


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """Somebody as a copy knows them: the name, what stands under it, and a phone."""

    contact_id: int
    fn: str
    detail: str = ""
    phone: str = ""
