"""What an import will do, and what it did."""

from __future__ import annotations

from dataclasses import dataclass

from rolodex.domain.card import Doubt, Rejected
from rolodex.domain.changes import Changes


@dataclass(frozen=True, slots=True)
class Counts:
    """How many cards were read, and how many of them are new, bring something, or are known already.

    `rejected` counts the cards and lines that could not be read; they are not among `cards`. `doubts` counts
    what was mended or doubtful in cards that were read.
    """

    cards: int = 0
    new: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: int = 0
    doubts: int = 0


@dataclass(frozen=True, slots=True)
class Receipt:
    """What an import did.

    `rejected` names each card or line that could not be read, `doubts` what was mended or doubtful in others.
    """

    counts: Counts
    rejected: tuple[Rejected, ...]
    changes: Changes
    doubts: tuple[Doubt, ...] = ()
