"""What is to be done next, in the words of RFC 5545; all times are floating local time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from rolodex.domain.due import cleaned
from rolodex.domain.recurrence import settled

ToDo = Literal["task", "call", "meeting", "visit", "email", "letter", "message"]
Status = Literal["NEEDS-ACTION", "COMPLETED", "CANCELLED"]
Origin = Literal[
    "", "touch", "purchase", "rhythm", "series", "birthday", "anniversary", "review", "deal", "ticket"
]

TO_DOS: tuple[ToDo, ...] = ("task", "call", "meeting", "visit", "email", "letter", "message")


@dataclass(frozen=True, slots=True)
class Reminder:
    """A follow-up: what is to be done, when, and how it repeats.

    `due` is an ISO date or date-time (`2026-05-03`, `2026-05-03T16:30`); of one that repeats (`rrule`), that
    of the open occurrence, whose place in the series is `slot` (RECURRENCE-ID); the series begins at `start`
    (DTSTART). `snoozed_to` is when it is shown again and moves nothing. `origin` says which kind of rule made
    it ("" by hand) and `source_id` of which row; `reason` is why, in the user's words.
    """

    id: int = 0
    contact_id: int = 0
    kind: ToDo = "task"
    summary: str = ""
    description: str = ""
    due: str = ""
    rrule: str = ""
    status: Status = "NEEDS-ACTION"
    start: str = ""
    slot: str = ""
    snoozed_to: str = ""
    origin: Origin = ""
    source_id: int = 0
    reason: str = ""
    rule_id: int = 0
    series_id: int = 0
    offset_days: int = 0
    deal_id: int = 0
    ticket_id: int = 0
    uid: str = ""
    author: str = ""
    created_at: str = ""
    completed_at: str = ""

    @property
    def shown(self) -> str:
        """When it comes up: where it was snoozed to, or its due time."""
        return self.snoozed_to or self.due


@dataclass(frozen=True, slots=True)
class Done:
    """How a follow-up was done: what is logged of it, and what is next, or why nothing is.

    `kind` "" logs what the follow-up was (a task as a note). Of `next` only what differs need be filled in.
    `review` is the day until which a contact who is not interested is left alone; nothing else is next then.
    """

    outcome: str = ""
    body: str = ""
    minutes: int = 0
    kind: str = ""
    direction: str = "out"
    next: Reminder | None = None
    no_next: str = ""
    review: str = ""


def planned(reminder: Reminder) -> Reminder:
    """The follow-up as the book keeps it: its times in one form, a repeated one on its first slot.

    Raises UserError where it has no date, or where its rule is none.
    """
    due = cleaned(reminder.due)
    snoozed = cleaned(reminder.snoozed_to) if reminder.snoozed_to else ""
    said = replace(
        reminder, summary=reminder.summary.strip(), due=due, rrule=reminder.rrule.strip(), snoozed_to=snoozed
    )
    if not said.rrule:
        return replace(said, start="", slot="")
    if said.slot:
        return replace(said, start=said.start or said.slot)
    rrule, slot = settled(said.rrule, due)
    return replace(said, rrule=rrule, due=slot, start=slot, slot=slot)
