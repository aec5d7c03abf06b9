"""Writes of what customers want put right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from rolodex.domain.reminder import Reminder
from rolodex.domain.ticket import Ticket
from rolodex.services.opening import Services

Write = Callable[[Services, Any], object]

NOW = datetime.fromisoformat("2026-05-03T10:00")
ASK = Reminder(kind="call", summary="Arrived?", due="2026-05-05")


def fill(services: Services, sample: Any) -> None:
    """An open ticket with a next step, and a closed one."""
    services.tickets.save(Ticket(contact_id=sample.ana, subject="Lamp", number=88), ASK)
    closed = services.tickets.save(Ticket(contact_id=sample.eva, subject="Chair")).id
    services.tickets.close(closed, "A chair", NOW)


def known(services: Services, number: int) -> Ticket:
    """The ticket with this number."""
    found = services.tickets.by_number(number)
    assert found is not None
    return found


WRITES: dict[tuple[str, str], Mapping[str, Write]] = {
    ("tickets", "save"): {
        "new, with a next step": lambda services, sample: services.tickets.save(
            Ticket(contact_id=sample.leo, subject="Table"), ASK
        ),
        "everything changed": lambda services, sample: services.tickets.save(
            replace(
                known(services, 88),
                contact_id=sample.leo,
                subject="Lamps",
                body="Two",
                priority="high",
                status="waiting",
                granted="Nothing yet",
            )
        ),
        "closed by editing": lambda services, _: services.tickets.save(
            replace(known(services, 88), status="closed")
        ),
    },
    ("tickets", "close"): {
        "with its next step": lambda services, _: services.tickets.close(
            known(services, 88).id, "A new lamp", NOW
        ),
    },
    ("tickets", "reopen"): {
        "a closed one": lambda services, _: services.tickets.reopen(known(services, 89).id),
    },
    ("tickets", "delete"): {
        "two": lambda services, _: services.tickets.delete([known(services, 88).id, known(services, 89).id]),
    },
}
