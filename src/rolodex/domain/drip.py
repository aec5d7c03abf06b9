"""Plans of what follows a piece: wait, look what came of it, queue a letter or a task."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

StepState = Literal["", "silent", "answered", "bought", "returned"]
"""For whom a step is: all, those who are silent, who answered, who bought, whose piece came back."""
Deed = Literal["letter", "labels", "task"]


@dataclass(frozen=True, slots=True)
class DripStep:
    """`days` after the step before (`parent_id`; 0: after the piece was sent), for those of `state`.

    A letter or label is queued in a campaign that follows the first up; a task is a follow-up with `text`.
    """

    id: int = 0
    parent_id: int = 0
    days: int = 14
    state: StepState = "silent"
    deed: Deed = "task"
    letter_id: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class Drip:
    """A plan with its steps; steps of the same parent are branches."""

    id: int = 0
    name: str = ""
    steps: tuple[DripStep, ...] = ()


@dataclass(frozen=True, slots=True)
class DripDue:
    """A step that is due for these members of a campaign."""

    campaign_id: int
    campaign: str
    step: DripStep
    member_ids: tuple[int, ...] = ()
    contact_ids: tuple[int, ...] = ()
