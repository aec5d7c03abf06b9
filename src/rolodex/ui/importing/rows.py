"""The rows of a plan, worded and ready to be painted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["new", "update", "doubt", "rejected"]


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One card of a plan: who, by what it is known, what happens to it, and more about it."""

    verdict: Verdict
    title: str
    below: str = ""
    chip: str = ""
    detail: str = ""
    initials: str = ""
    ground: int = 0
