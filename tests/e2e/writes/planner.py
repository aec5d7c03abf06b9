"""Marks of a planner page entered: a call done, one that did not come through, an order, a note."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from rolodex.domain.marks import Mark
from rolodex.domain.reminder import Reminder
from rolodex.services.opening import Services

NOW = datetime.fromisoformat("2026-06-01T09:00")
CALL, WEEKLY = "call of the page", "weekly of the page"


def fill(services: Services, sample: Any) -> None:
    """Two follow-ups that stand on the page."""
    add = services.reminders.add
    add(Reminder(contact_id=sample.leo, kind="call", summary=CALL, due="2026-06-01"))
    add(Reminder(contact_id=sample.leo, summary=WEEKLY, due="2026-06-01T10:00", rrule="FREQ=WEEKLY"))


def mark(services: Services, summary: str, **said: Any) -> Mark:
    with services.book.reading() as connection:
        reminder_id, contact_id = connection.execute(
            "SELECT id, contact_id FROM reminder WHERE summary = ?", (summary,)
        )[0]
    return Mark("", 1, key=f"reminder:{reminder_id}", contact_id=contact_id, **said)


def enter(summary: str, **said: Any) -> Callable[[Services, Any], object]:
    return lambda services, _: services.planner.enter([mark(services, summary, **said)], NOW)


WRITES: Mapping[tuple[str, str], Mapping[str, Callable[[Services, Any], object]]] = {
    ("planner", "enter"): {
        "done, nothing next": enter(CALL, deed="done", outcome="reached"),
        "done, with a next date": enter(CALL, deed="done", outcome="reached", when="2026-06-05T10:00"),
        "one of a series done": enter(WEEKLY, deed="done", outcome="reached"),
        "not reached": enter(CALL, deed="missed", outcome="no answer", when="2026-06-02"),
        "not interested": enter(
            CALL, deed="uninterested", outcome="not interested", when="2026-12-01", body="Moved"
        ),
        "an order": enter(CALL, deed="buy", outcome="reached", amount="120", currency="EUR"),
        "moved": enter(CALL, deed="move", when="2026-06-05"),
        "left out": enter(WEEKLY, deed="skip"),
        "a note": enter(CALL, deed="note", body="Blue"),
        "a birthday": lambda services, sample: services.planner.enter(
            [
                Mark(
                    "",
                    2,
                    "done",
                    "reached",
                    "2026-06-09",
                    key=f"celebration:{sample.ana}",
                    contact_id=sample.ana,
                )
            ],
            NOW,
        ),
    },
}
