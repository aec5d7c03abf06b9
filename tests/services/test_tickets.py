"""What customers want put right: numbered, waited for, granted and closed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from tests.builders import person

from rolodex.domain.errors import UserError
from rolodex.domain.reminder import Reminder
from rolodex.domain.ticket import Ticket
from rolodex.services.opening import Services

NOW = datetime.fromisoformat("2026-05-03T10:00")


@pytest.fixture
def ana(services: Services) -> int:
    return services.contacts.save(person()).id


def add(services: Services, contact_id: int, subject: str = "Lamp broken", **more: Any) -> int:
    return services.tickets.save(Ticket(contact_id=contact_id, subject=subject, **more)).id


def known(services: Services, ticket_id: int) -> Ticket:
    found = services.tickets.get(ticket_id)
    assert found is not None
    return found


def subjects(services: Services) -> list[str]:
    return [row.ticket.subject for row in services.tickets.open_ones()]


def test_a_ticket_gets_the_next_number_and_is_open(services: Services, ana: int) -> None:
    add(services, ana, number=87)
    ticket = known(services, add(services, ana, " Lamp  broken "))
    assert (ticket.number, ticket.subject, ticket.status, ticket.priority) == (
        88,
        "Lamp broken",
        "open",
        "normal",
    )
    assert ticket.opened_at.endswith("Z")
    assert services.tickets.by_number(88) == ticket
    assert services.tickets.by_number(89) is None


def test_no_number_is_given_twice(services: Services, ana: int) -> None:
    first = add(services, ana, number=87)
    services.tickets.delete([first])
    second = add(services, ana)
    assert known(services, second).number == 88
    services.history.undo()
    third = add(services, ana)
    assert known(services, third).number == 89
    services.contacts.delete([ana])
    services.history.undo()
    services.tickets.save(replace(known(services, third), number=12))
    assert known(services, add(services, ana)).number == 90


def test_a_deleted_ticket_comes_back_under_its_number(services: Services, ana: int) -> None:
    first = add(services, ana)
    services.tickets.delete([first])
    add(services, ana)
    services.history.undo()
    services.history.undo()
    assert [row.ticket.number for row in services.tickets.open_ones()] == [1]


def test_the_urgent_and_then_the_old_come_first_and_those_waiting_last(services: Services, ana: int) -> None:
    add(services, ana, "waits", status="waiting", priority="high")
    add(services, ana, "low", priority="low", opened_at="2026-01-01T00:00:00Z")
    add(services, ana, "new", opened_at="2026-03-01T00:00:00Z")
    add(services, ana, "old", opened_at="2026-02-01T00:00:00Z")
    add(services, ana, "high", priority="high")
    assert subjects(services) == ["high", "old", "new", "low", "waits"]
    assert services.tickets.count() == 5


def test_a_ticket_is_closed_with_what_was_granted_and_leaves_nothing_to_do(
    services: Services, ana: int
) -> None:
    step = Reminder(kind="call", summary="Replacement arrived?", due="2026-05-05")
    ticket_id = services.tickets.save(Ticket(contact_id=ana, subject="Lamp broken"), step).id
    assert services.tickets.open_ones()[0].next_step == "Replacement arrived?"
    services.tickets.close(ticket_id, "A new  lamp", NOW)
    assert subjects(services) == []
    (closed,) = services.tickets.closed()
    assert (closed.ticket.granted, closed.fn, closed.next_step) == ("A new lamp", "Ana García", "")
    services.history.undo()
    assert services.tickets.open_ones()[0].next_due == "2026-05-05"


def test_a_closed_ticket_is_opened_again_and_keeps_what_was_granted(services: Services, ana: int) -> None:
    ticket_id = add(services, ana)
    services.tickets.close(ticket_id, "A lamp", NOW)
    services.tickets.reopen(ticket_id)
    ticket = known(services, ticket_id)
    assert (ticket.status, ticket.granted, ticket.closed_at) == ("open", "A lamp", "")


def test_a_closed_ticket_is_not_closed_again_and_an_open_one_not_opened(services: Services, ana: int) -> None:
    ticket_id = add(services, ana)
    with pytest.raises(UserError):
        services.tickets.reopen(ticket_id)
    services.tickets.close(ticket_id, "A lamp", NOW)
    with pytest.raises(UserError):
        services.tickets.close(ticket_id, "", NOW)
    assert known(services, ticket_id).granted == "A lamp"


def test_an_edited_ticket_keeps_number_and_day_and_knows_when_it_was_closed(
    services: Services, ana: int
) -> None:
    ticket = known(services, add(services, ana))
    services.tickets.save(replace(ticket, subject="Two lamps", priority="high", number=0, opened_at=""))
    assert known(services, ticket.id) == replace(ticket, subject="Two lamps", priority="high")
    services.tickets.save(replace(ticket, status="closed"))
    assert known(services, ticket.id).closed_at != ""
    services.tickets.save(replace(known(services, ticket.id), status="waiting"))
    assert known(services, ticket.id).closed_at == ""


def test_the_next_step_of_a_ticket_can_be_changed(services: Services, ana: int) -> None:
    ticket_id = services.tickets.save(
        Ticket(contact_id=ana, subject="Lamp"), Reminder(summary="Ask", due="2026-05-05")
    ).id
    step = services.tickets.next_step(ticket_id)
    assert step is not None
    services.tickets.save(known(services, ticket_id), replace(step, due="2026-05-06"))
    assert [row.next_due for row in services.tickets.of_contact(ana)] == ["2026-05-06"]


def test_a_contact_has_its_open_tickets_first(services: Services, ana: int) -> None:
    services.tickets.close(add(services, ana, "1"), "", NOW)
    add(services, ana, "2")
    assert [row.ticket.subject for row in services.tickets.of_contact(ana)] == ["2", "1"]


def test_tickets_are_deleted_and_come_back(services: Services, ana: int) -> None:
    services.tickets.delete([add(services, ana, "1"), add(services, ana, "2")])
    assert subjects(services) == []
    services.history.undo()
    assert subjects(services) == ["1", "2"]


@pytest.mark.parametrize("wrong", [{"subject": " "}, {"contact_id": 4711}, {"id": 4711}])
def test_what_is_no_ticket_is_refused(services: Services, ana: int, wrong: dict[str, Any]) -> None:
    with pytest.raises(UserError):
        services.tickets.save(replace(Ticket(contact_id=ana, subject="Lamp"), **wrong))
    assert subjects(services) == []
