"""Tickets in the window, by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot
from tests.builders import person

from rolodex.domain.reminder import Reminder
from rolodex.domain.ticket import Ticket
from rolodex.services.opening import Services
from rolodex.ui.contacts.open_tickets import OpenTickets
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.tickets.panel import TicketsPanel
from rolodex.ui.tickets.sheet import TicketSheet

NOW = datetime.fromisoformat("2026-05-03T10:00")
Key = Qt.Key
PLAIN, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, runner: TaskRunner) -> Iterator[QMainWindow]:
    """A window that has the keyboard."""
    made = QMainWindow()
    qtbot.addWidget(made)
    made.resize(1000, 700)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    runner.shutdown()


@pytest.fixture
def panel(window: QMainWindow, runner: TaskRunner) -> TicketsPanel:
    made = TicketsPanel(runner, window, clock=lambda: NOW)
    window.setCentralWidget(made)
    runner.changed.connect(made.react)
    return made


def add(services: Services, subject: str, **more: Any) -> int:
    ana = next(iter(services.contacts.linked(["uid-ana"]).values()), (0, ""))[0]
    ana = ana or services.contacts.save(person(uid="uid-ana")).id
    values = {"opened_at": "2026-05-01T09:00:00Z", **more}
    return services.tickets.save(Ticket(contact_id=ana, subject=subject, **values)).id


def show(panel: TicketsPanel, services: Services, qtbot: QtBot) -> None:
    panel.attach(services)
    settle(panel, qtbot)
    panel.setFocus()


def settle(panel: TicketsPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(panel.is_settled, timeout=10_000)


def focused(panel: QWidget) -> QWidget:
    focus = panel.window().focusWidget()
    assert focus is not None
    return focus


def press(panel: TicketsPanel, qtbot: QtBot, *keys: Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> None:
    for key in keys:
        QTest.keyClick(focused(panel), key, held)
        settle(panel, qtbot)


def said(panel: TicketsPanel) -> list[str]:
    rows = panel.rows
    return [
        str(rows.index(place, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for place in range(rows.rowCount())
    ]


def test_open_tickets_are_listed_the_urgent_first(
    panel: TicketsPanel, services: Services, qtbot: QtBot
) -> None:
    add(services, "Lamp broken", number=88)
    add(services, "Wrong chairs", priority="high")
    counts: list[int] = []
    panel.count_changed.connect(counts.append)
    show(panel, services, qtbot)
    assert said(panel) == [
        "#89: Wrong chairs, open · high priority, Ana García, 2 days ago",
        "#88: Lamp broken, open, Ana García, 2 days ago",
    ]
    assert (panel.subtitle.text(), counts[-1]) == ("2 open tickets", 2)


def test_an_empty_list_offers_to_write_a_ticket(
    panel: TicketsPanel, services: Services, qtbot: QtBot
) -> None:
    services.contacts.save(person())
    show(panel, services, qtbot)
    assert panel.pages.currentWidget() is panel.nothing
    panel.new_button.setFocus()
    press(panel, qtbot, Key.Key_N)
    QTest.keyClicks(focused(panel), "Lamp broken")
    press(panel, qtbot, Key.Key_Tab)
    QTest.keyClicks(focused(panel), "ana")
    press(panel, qtbot, Key.Key_Tab)
    sheet = panel.findChild(TicketSheet)
    assert isinstance(sheet, TicketSheet)
    qtbot.waitUntil(lambda: sheet.form.person.contact_id() > 0)
    press(panel, qtbot, Key.Key_Return, held=CTRL)
    assert [row.ticket.number for row in services.tickets.open_ones()] == [1]
    settle(panel, qtbot)
    assert said(panel)[0].startswith("#1: Lamp broken, open, Ana García")


def test_a_ticket_is_closed_with_what_was_granted(
    panel: TicketsPanel, services: Services, qtbot: QtBot
) -> None:
    add(services, "Lamp broken", number=88)
    show(panel, services, qtbot)
    press(panel, qtbot, Key.Key_C)
    QTest.keyClicks(focused(panel), "a new lamp")
    with qtbot.waitSignal(panel.noticed) as noticed:
        press(panel, qtbot, Key.Key_Return)
    assert noticed.args == ["Closed ticket #88", True]
    settle(panel, qtbot)
    assert said(panel) == []
    panel.other_button.setFocus()
    press(panel, qtbot, Key.Key_Space)
    assert said(panel)[0].startswith("#88: Lamp broken, closed, Ana García · granted: a new lamp")
    press(panel, qtbot, Key.Key_R, Key.Key_Escape)
    assert said(panel)[0].startswith("#88: Lamp broken, open")


def test_esc_closes_no_ticket(panel: TicketsPanel, services: Services, qtbot: QtBot) -> None:
    add(services, "Lamp broken")
    show(panel, services, qtbot)
    press(panel, qtbot, Key.Key_C, Key.Key_Escape)
    assert not panel.granting.isVisible()
    assert services.tickets.count() == 1


def test_a_ticket_waits_and_is_open_again(panel: TicketsPanel, services: Services, qtbot: QtBot) -> None:
    ticket_id = add(services, "Lamp broken")
    show(panel, services, qtbot)
    states = []
    for _turn in range(2):
        press(panel, qtbot, Key.Key_A)
        ticket = services.tickets.get(ticket_id)
        states.append(ticket.status if ticket else "")
    assert states == ["waiting", "open"]


def test_a_ticket_is_edited_with_its_next_step(panel: TicketsPanel, services: Services, qtbot: QtBot) -> None:
    ticket_id = add(services, "Lamp broken")
    ticket = services.tickets.get(ticket_id)
    assert ticket is not None
    services.tickets.save(ticket, Reminder(kind="call", summary="Arrived?", due="2026-05-05"))
    show(panel, services, qtbot)
    press(panel, qtbot, Key.Key_Return)
    QTest.keyClicks(focused(panel), " again")
    press(panel, qtbot, Key.Key_Return)
    settle(panel, qtbot)
    (row,) = services.tickets.open_ones()
    assert (row.ticket.subject, row.next_step, row.next_due) == (
        "Lamp broken again",
        "Arrived?",
        "2026-05-05",
    )
    assert "Arrived? (due Tue)" in said(panel)[0]


def test_a_ticket_is_deleted_and_its_contact_asked_for(
    panel: TicketsPanel, services: Services, qtbot: QtBot
) -> None:
    add(services, "Lamp broken")
    show(panel, services, qtbot)
    with qtbot.waitSignal(panel.person_chosen) as chosen:
        press(panel, qtbot, Key.Key_P)
    assert chosen.args == [1]
    press(panel, qtbot, Key.Key_Delete)
    assert services.tickets.count() == 0


def test_a_book_that_may_only_be_read_changes_no_ticket(
    panel: TicketsPanel, services: Services, qtbot: QtBot
) -> None:
    add(services, "Lamp broken")
    services.book.read_only = True
    show(panel, services, qtbot)
    press(panel, qtbot, Key.Key_C, Key.Key_A, Key.Key_Delete, Key.Key_N)
    assert said(panel)[0].startswith("#1: Lamp broken, open")
    assert not panel.granting.isVisible()


def test_the_card_shows_the_open_tickets_and_opens_one(
    window: QMainWindow, services: Services, qtbot: QtBot
) -> None:
    strip = OpenTickets(window)
    window.setCentralWidget(strip)
    strip.show_tickets(())
    assert strip.isHidden()
    for number in range(5):
        add(services, f"Lamp {number}", number=80 + number)
    services.tickets.close(add(services, "Chair"), "", NOW)
    strip.show_tickets(services.tickets.of_contact(1))
    assert [button.accessibleName() for button in strip.buttons] == [
        "Ticket #80: Lamp 0, open",
        "Ticket #81: Lamp 1, open",
        "Ticket #82: Lamp 2, open",
    ]
    assert strip.rest.text() == "and 2 more"
    with qtbot.waitSignal(strip.ticket_wanted) as wanted:
        QTest.keyClick(strip.buttons[1], Key.Key_Return)
    assert wanted.args == [2]
