"""A deal in its form, by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMainWindow, QWidget
from pytestqt.qtbot import QtBot
from tests.builders import company, person

from rolodex.domain.deal import Deal
from rolodex.domain.reminder import Reminder
from rolodex.services.opening import Services
from rolodex.ui.pipeline.amount import minor_units, written
from rolodex.ui.pipeline.deal_sheet import DealSheet
from rolodex.ui.tasks import TaskRunner

NOW = datetime.fromisoformat("2026-05-03T10:00")
Ctrl = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def sheet(services: Services, runner: TaskRunner, qtbot: QtBot) -> Iterator[DealSheet]:
    """The form over a window that has the keyboard; Ana and her firm are in the book."""
    services.settings.choose("currency", "EUR")
    services.contacts.save(person())
    services.contacts.save(company("Acme"))
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(1000, 800)
    over = QWidget(window)
    window.setCentralWidget(over)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield DealSheet(runner, services, over, clock=lambda: NOW)
    runner.shutdown()


def start(sheet: DealSheet, qtbot: QtBot, deal_id: int = 0, contact_id: int = 0) -> None:
    sheet.start(deal_id, contact_id)
    qtbot.waitUntil(lambda: sheet.is_settled() and sheet.isVisible(), timeout=10_000)


def fill(line: QLineEdit, text: str) -> None:
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)


def choose(sheet: DealSheet, qtbot: QtBot, name: str) -> None:
    """Write a name and leave the line, as somebody does who knows that there is only one of that name."""
    fill(sheet.form.person, name)
    sheet.form.amount.setFocus()
    qtbot.waitUntil(lambda: sheet.form.person.contact_id() > 0, timeout=10_000)


def save(sheet: DealSheet, qtbot: QtBot) -> None:
    QTest.keyClick(sheet, Qt.Key.Key_Return, Ctrl)
    qtbot.waitUntil(sheet.is_settled, timeout=10_000)


def only(services: Services) -> Deal:
    (row,) = services.deals.board(NOW).deals
    return row.deal


def test_a_deal_is_written_with_its_day_in_words_and_a_next_step(
    sheet: DealSheet, services: Services, qtbot: QtBot
) -> None:
    start(sheet, qtbot)
    assert sheet.title.text() == "New deal"
    fill(sheet.form.title, "Chairs")
    choose(sheet, qtbot, "ana")
    fill(sheet.form.amount, "1,250.50")
    sheet.form.stage.setCurrentIndex(2)
    fill(sheet.form.close_on.line, "24 December")
    assert "24 Dec" in sheet.form.close_on.readout.text()
    fill(sheet.form.step.summary, "Ask for the decision")
    fill(sheet.form.step.due.line, "tomorrow 10:00")
    with qtbot.waitSignal(sheet.noticed) as noticed:
        save(sheet, qtbot)
    assert noticed.args == ["Added Chairs", True]
    deal = only(services)
    assert (deal.title, deal.amount, deal.currency, deal.expected_close, deal.probability) == (
        "Chairs",
        125_050,
        "EUR",
        "2026-12-24",
        -1,
    )
    assert services.deals.stages()[2].id == deal.stage_id
    (row,) = services.deals.board(NOW).deals
    assert (row.next_step, row.next_due) == ("Ask for the decision", "2026-05-04T10:00")
    assert not sheet.isVisible()


def test_what_is_missing_is_said_and_nothing_is_saved(
    sheet: DealSheet, services: Services, qtbot: QtBot
) -> None:
    start(sheet, qtbot)
    said = []
    save(sheet, qtbot)
    said.append(sheet.state.text())
    fill(sheet.form.title, "Chairs")
    save(sheet, qtbot)
    said.append(sheet.state.text())
    choose(sheet, qtbot, "ana gar")
    fill(sheet.form.amount, "a lot")
    save(sheet, qtbot)
    said.append(sheet.state.text())
    fill(sheet.form.amount, "12")
    fill(sheet.form.step.summary, "Ask")
    save(sheet, qtbot)
    said.append(sheet.state.text())
    assert said == [
        "A title is still missing.",
        "Choose the contact the deal is with.",
        "The amount is not understood.",
        "Say when the next step is due.",
    ]
    assert services.deals.board(NOW).deals == ()


def test_a_known_deal_is_shown_and_changed(sheet: DealSheet, services: Services, qtbot: QtBot) -> None:
    ana = services.contacts.named("1").id
    deal = Deal(
        contact_id=ana,
        title="Chairs",
        amount=500,
        currency="JPY",
        expected_close="2026-06-01",
        probability=35,
    )
    deal_id = services.deals.save(deal, Reminder(kind="visit", summary="Show", due="2026-05-09")).id
    start(sheet, qtbot, deal_id)
    form = sheet.form
    assert (form.title.text(), form.person.text(), form.amount.text(), form.currency.currentText()) == (
        "Chairs",
        "Ana García",
        "500",
        "JPY",
    )
    assert (form.probability.value(), form.step.kind.currentText()) == (35, "Visit")
    fill(form.title, "Armchairs")
    fill(form.step.due.line, "2026-05-10")
    save(sheet, qtbot)
    (row,) = services.deals.board(NOW).deals
    assert (row.deal.title, row.deal.amount, row.deal.expected_close) == ("Armchairs", 500, "2026-06-01")
    assert (row.next_step, row.next_due) == ("Show", "2026-05-10")


def test_nothing_but_what_was_written_is_changed(sheet: DealSheet, services: Services, qtbot: QtBot) -> None:
    ana = services.contacts.named("1").id
    deal_id = services.deals.save(
        Deal(contact_id=ana, title="Chairs", amount=999, currency="EUR", description="Oak\nblack"),
        Reminder(summary="Show", due="2026-05-09T16:30"),
    ).id
    before, step = services.deals.get(deal_id), services.deals.next_step(deal_id)
    start(sheet, qtbot, deal_id)
    save(sheet, qtbot)
    assert (services.deals.get(deal_id), services.deals.next_step(deal_id)) == (before, step)


def test_what_was_left_unsaved_is_there_again(sheet: DealSheet, services: Services, qtbot: QtBot) -> None:
    start(sheet, qtbot)
    fill(sheet.form.title, "Chairs")
    QTest.keyClick(sheet.form.title, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    start(sheet, qtbot)
    assert sheet.form.title.text() == "Chairs"


def test_a_new_deal_knows_whom_it_is_with(sheet: DealSheet, services: Services, qtbot: QtBot) -> None:
    start(sheet, qtbot, contact_id=2)
    assert sheet.form.person.text() == "Acme"
    fill(sheet.form.title, "Desks")
    QTest.keyClick(sheet.form.title, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not sheet.isVisible(), timeout=10_000)
    assert (only(services).contact_id, only(services).amount) == (2, 0)


@pytest.mark.parametrize(
    ("text", "currency", "wanted"),
    [
        ("", "EUR", 0),
        ("1200", "EUR", 120_000),
        ("1,200.50", "EUR", 120_050),
        ("1.200,50", "EUR", 120_050),
        ("12", "JPY", 12),
        ("12.5", "JPY", None),
        ("1.234", "KWD", 1234),
        ("12.345", "EUR", None),
        ("-5", "EUR", None),
        ("twelve", "EUR", None),
    ],
)
def test_amounts_are_read_as_they_are_typed(text: str, currency: str, wanted: int | None) -> None:
    assert minor_units(text, currency) == wanted


@pytest.mark.parametrize(("amount", "currency"), [(120_050, "EUR"), (12, "JPY"), (1234, "KWD"), (5, "EUR")])
def test_an_amount_that_is_shown_reads_back(amount: int, currency: str) -> None:
    assert minor_units(written(amount, currency), currency) == amount
