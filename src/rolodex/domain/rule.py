"""Rules by which follow-ups come by themselves, and the pause of a contact who is not interested."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rolodex.domain.message import Message
from rolodex.domain.reminder import ToDo

RuleOrigin = Literal["touch", "purchase", "rhythm", "birthday", "anniversary"]

ORIGINS: tuple[RuleOrigin, ...] = ("touch", "purchase", "rhythm", "birthday", "anniversary")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: for a contact, for all with a tag, for a segment, or for everybody where none is named.

    `days` is the time without contact (touch), after an order (purchase), after the expected order (rhythm),
    or before the day (birthday, anniversary). It counts from `since` (ISO date) on. `segment` is what the
    segment is called, as it is told when a rule is read.
    """

    id: int = 0
    origin: RuleOrigin = "touch"
    contact_id: int = 0
    tag: str = ""
    days: int = 0
    kind: ToDo = "call"
    summary: str = ""
    since: str = ""
    active: bool = True
    segment_id: int = 0
    segment: Message | None = None


@dataclass(frozen=True, slots=True)
class Pause:
    """A contact who is not interested: no follow-ups and no mailings from `since` until the review date."""

    contact_id: int
    until: str
    since: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SeriesStep:
    """One step of a series: days from the anchor date (negative before it), what is to be done."""

    days: int
    kind: ToDo = "task"
    summary: str = ""
    time: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """Follow-ups around one date, such as a fair or a renewal, that move together."""

    id: int = 0
    name: str = ""
    anchor: str = ""
    steps: tuple[SeriesStep, ...] = ()
    created_at: str = ""
