"""Deals on their way through a pipeline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

DealStatus = Literal["open", "won", "lost"]


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
    """A stage of the pipeline; `probability` in per cent is what its deals are worth in the forecast."""

    id: int
    name: str
    probability: int = 0
    position: int = 0


@dataclass(frozen=True, slots=True)
class DealRow:
    """A deal as the board shows it: who it is with, and the next step that is planned (text and due)."""

    deal: Deal
    fn: str = ""
    initials: str = ""
    ground: int = 0
    photo: str = ""
    probability: int = 0
    next_step: str = ""
    next_due: str = ""


@dataclass(frozen=True, slots=True)
class Sum:
    """Money of one currency: the deals, their amount, and that weighted by probability, in minor units."""

    currency: str
    count: int = 0
    amount: int = 0
    weighted: int = 0


@dataclass(frozen=True, slots=True)
class Board:
    """The pipeline: its stages in order, the open deals of each, and their sums by currency."""

    stages: tuple[Stage, ...] = ()
    deals: tuple[DealRow, ...] = ()
    sums: tuple[tuple[int, tuple[Sum, ...]], ...] = ()
    forecast: tuple[Sum, ...] = ()
