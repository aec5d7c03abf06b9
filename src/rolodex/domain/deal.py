"""Deals on their way through a pipeline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from rolodex.domain.message import Message, message, verbatim

DealStatus = Literal["open", "won", "lost"]

USUAL: Mapping[str, tuple[Message, int]] = MappingProxyType(
    {
        "Lead": (message("Lead"), 10),
        "Contacted": (message("Contacted"), 25),
        "Quote sent": (message("Quote sent"), 50),
        "Negotiation": (message("Negotiation"), 75),
        "Verbal yes": (message("Verbal yes"), 90),
    }
)
"""The stages of a book that has none of its own, by the names they are kept under; worded at the edge."""


@dataclass(frozen=True, slots=True)
class Deal:
    """Something that may be sold: `amount` in minor units of `currency`, `expected_close` an ISO date.

    `probability` is in per cent, -1 for that of its stage; `position` its place within the stage; `reason`
    why it was lost.
    """

    id: int = 0
    contact_id: int = 0
    stage_id: int = 0
    title: str = ""
    amount: int = 0
    currency: str = ""
    expected_close: str = ""
    status: DealStatus = "open"
    probability: int = -1
    position: int = 0
    reason: str = ""
    description: str = ""
    created_at: str = ""
    closed_at: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of the pipeline; `probability` in per cent is what its deals are worth in the forecast.

    A stage that is not in the book yet has an id below zero, or 0 where it is new.
    """

    id: int
    name: str
    probability: int = 0
    position: int = 0

    @property
    def said(self) -> Message:
        """What it is called: as the user wrote it, or one of the usual names in the user's language."""
        return USUAL[self.name][0] if self.name in USUAL else verbatim(self.name)


def usual_stages() -> tuple[Stage, ...]:
    """The stages a book begins with, not in the book yet."""
    return tuple(
        Stage(-place - 1, name, probability, place)
        for place, (name, (_said, probability)) in enumerate(USUAL.items())
    )


@dataclass(frozen=True, slots=True)
class DealRow:
    """A deal as the board shows it: who it is with, and the next step that is planned (text and due).

    `probability` is the deal's own or that of its stage; `next_id` is the follow-up of the next step, 0 for
    none.
    """

    deal: Deal
    fn: str = ""
    initials: str = ""
    ground: int = 0
    photo: str = ""
    probability: int = 0
    next_step: str = ""
    next_due: str = ""
    next_id: int = 0


@dataclass(frozen=True, slots=True)
class Sum:
    """Money of one currency: the deals, their amount, and that weighted by probability, in minor units."""

    currency: str
    count: int = 0
    amount: int = 0
    weighted: int = 0


@dataclass(frozen=True, slots=True)
class MonthSums:
    """The deals expected to close in a month ("2026-05"; "" for those without a date), by currency."""

    month: str
    sums: tuple[Sum, ...] = ()


@dataclass(frozen=True, slots=True)
class Board:
    """The pipeline: its stages in order, the open deals of each, and their sums by currency.

    `forecast` sums up all open deals; `months` tells what is expected in each month.
    """

    stages: tuple[Stage, ...] = ()
    deals: tuple[DealRow, ...] = ()
    sums: tuple[tuple[int, tuple[Sum, ...]], ...] = ()
    forecast: tuple[Sum, ...] = ()
    months: tuple[MonthSums, ...] = ()
