"""How much two cards look like one person, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rolodex.domain.message import Message

Level = Literal["certain", "suggested", "possible"]
"""`certain`: a rule of the user may merge them; `suggested`: merging is proposed; `possible`: worth a
look."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike: 0 (strangers) to 100 (one person), with the reasons in words, the weightiest first."""

    score: int
    level: Level
    reasons: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two contacts of the book that look alike; the lower id stands first."""

    one: int
    other: int
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class Alike:
    """A contact of the book that looks like the card in question; `fn` is the name it is shown by."""

    contact_id: int
    fn: str
    likeness: Likeness
