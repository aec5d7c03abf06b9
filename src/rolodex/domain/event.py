"""What calendars exchange (RFC 5545), as far as follow-ups, birthdays and deals need it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rolodex.domain.changes import Changes
from rolodex.domain.message import Message


@dataclass(frozen=True, slots=True)
class Event:
    """Something at a time. All times are floating local: ISO dates, or date-times to the minute.

    `slot` (RECURRENCE-ID) says which occurrence of the series of this `uid` it takes the place of; `left_out`
    (EXDATE) are the slots at which nothing happens. `alarm` is minutes from the start at which a calendar
    should ring, None for never. A task (VTODO) may have no start.
    """

    uid: str
    summary: str = ""
    description: str = ""
    location: str = ""
    start: str = ""
    minutes: int = 0
    rrule: str = ""
    left_out: tuple[str, ...] = ()
    slot: str = ""
    status: Literal["", "COMPLETED", "CANCELLED"] = ""
    is_task: bool = False
    alarm: int | None = None
    busy: bool = False
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Exported:
    """What an exported calendar holds."""

    follow_ups: int = 0
    celebrations: int = 0
    deals: int = 0


@dataclass(frozen=True, slots=True)
class Rejected:
    """An event that was not taken in, and why."""

    summary: str
    reason: Message


@dataclass(frozen=True, slots=True)
class Taken:
    """What a file of events became: how many entries of the timeline, follow-ups, and of both known ones.

    `id` is the first activity or follow-up that was written.
    """

    id: int
    changes: Changes
    activities: int = 0
    follow_ups: int = 0
    updated: int = 0
    rejected: tuple[Rejected, ...] = ()
