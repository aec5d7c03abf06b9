"""Typed lines, each kept in one step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from rolodex.domain.reminder import Reminder
from rolodex.services.opening import Services

NOW = datetime.fromisoformat("2026-11-21T09:00")


def kept(text: str, **answers: Any) -> Callable[[Services, Any], object]:
    """The line typed on Ana's card and kept, with what was answered when it asked."""

    def write(services: Services, sample: Any) -> object:
        line = services.lines.read(text, "log", NOW, sample.ana)
        return services.lines.save(replace(line, **answers), NOW)

    return write


def planned(services: Services, sample: Any) -> object:
    """A line of the page of today that names somebody."""
    return services.lines.save(services.lines.read("Call Leo Tuesday 10:00", "plan", NOW), NOW)


WRITES: dict[tuple[str, str], Mapping[str, Callable[[Services, Any], object]]] = {
    ("lines", "save"): {
        "a call with what follows": kept("called, wants quote for 12 chairs, follow up Friday 10:00"),
        "a call with the answer when it goes on": kept("called, wants a quote", next_due="2026-11-28"),
        "somebody who is not interested": kept("called, not interested", review="2027-02-21"),
        "a note": kept("likes walnut"),
        "an order": kept("sold 12 chairs for 120 EUR"),
        "a ticket": kept("ticket: lamp broken"),
        "a follow-up of somebody": planned,
    },
    ("reminders", "add_each"): {
        "two": lambda services, sample: services.reminders.add_each(
            Reminder(kind="call", summary="Invite to the fair", due="2026-12-01"), [sample.ana, sample.leo]
        ),
    },
}
