"""What the panel shows, read off the UI thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from rolodex.domain.agenda import Day
from rolodex.domain.changes import Step
from rolodex.domain.suggestion import Suggestion
from rolodex.services.history import History
from rolodex.services.opening import Services
from rolodex.ui import wording

STEPS = 2
SUGGESTED = 3
SLIPPING = 3
"""Customers who are shown as slipping away, whom nobody suggests beside that."""
LOOKED_AT = 30
"""Steps that are looked at for those that can be taken back."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A day as it was at a moment, what was done last, and with which day weeks begin, 0 is Monday."""

    day: Day
    steps: tuple[Step, ...]
    suggestions: tuple[Suggestion, ...]
    now: datetime
    first_weekday: int


def shown(services: Services, now: datetime, limit: int) -> Shown:
    """The day it is, the first `limit` of each part."""
    day = services.agenda.day(now, limit)
    beside = {one.contact_id for one in day.slipping[:SLIPPING]}
    found = services.suggestions.best(now, SUGGESTED + SLIPPING)
    worth = tuple(one for one in found if one.contact_id not in beside)
    begin = services.settings.preferences().first_weekday
    return Shown(day, newest(services.history), worth[:SUGGESTED], now, begin)


def newest(history: History) -> tuple[Step, ...]:
    """The newest steps that can be taken back."""
    steps = history.steps(LOOKED_AT)
    return tuple(step for step in steps if step.kind == "change" and not step.undone)[:STEPS]


def next_moment(day: Day, now: datetime) -> datetime | None:
    """When the day will look different by the clock alone: the next time of day that is due."""
    moments = (wording.local(one.shown or one.due) for one in (*day.due, *day.coming))
    return min((moment for moment in moments if moment is not None and moment > now), default=None)
