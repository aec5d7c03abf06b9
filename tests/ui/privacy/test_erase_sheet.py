"""The one dialog that asks, by keyboard: what goes, what stays, and the proof."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.builders import person, phones

from rolodex.domain.activity import Activity
from rolodex.domain.listing import Query
from rolodex.domain.purchase import Purchase, PurchaseLine
from rolodex.i18n import use
from rolodex.services.opening import Services
from rolodex.ui.privacy.erase_sheet import EraseSheet
from rolodex.ui.tasks import TaskRunner

Key = Qt.Key


@pytest.fixture
def ana(services: Services) -> int:
    """Ana with a note and an order, and Leo in whose note she is named."""
    one = services.contacts.save(person(tel=phones("+34 600 111 222"))).id
    services.activities.log(Activity(contact_id=one, kind="note", body="Wants walnut"))
    line = PurchaseLine(description="Lamp", price=1250, total=1250)
    services.purchases.save(
        Purchase(contact_id=one, at="2026-05-03T10:00:00Z", currency="EUR", total=1250, lines=(line,))
    )
    leo = services.contacts.save(person("Leo", "Ruiz")).id
    services.activities.log(Activity(contact_id=leo, kind="note", body="Came with Ana García to the shop"))
    return one


@pytest.fixture
def sheet(over: QWidget, services: Services, runner: TaskRunner, qtbot: QtBot, ana: int) -> EraseSheet:
    """The sheet, open on Ana."""
    made = EraseSheet(runner, services, over)
    made.start(ana)
    settle(made, qtbot, runner)
    return made


def settle(sheet: EraseSheet, qtbot: QtBot, runner: TaskRunner) -> None:
    qtbot.waitUntil(lambda: sheet.is_settled() and not runner.busy(), timeout=20_000)


def test_it_says_what_goes_what_stays_and_who_else_names_them(sheet: EraseSheet) -> None:
    assert sheet.title.text() == "Erase Ana García for good?"
    goes = " | ".join(sheet.ask.goes.texts())
    assert "The card" in goes
    assert "1 entry of the timeline" in goes
    assert "1 purchase" in " | ".join(sheet.ask.stays.texts())
    assert [box.text() for box in sheet.ask.mentions] == ["Leo Ruiz: “Came with Ana García to the shop”"]


def test_the_keyboard_begins_on_cancel_and_no_short_cut_erases(
    sheet: EraseSheet, services: Services, ana: int
) -> None:
    assert sheet.close_button.hasFocus()
    QTest.keyClick(sheet, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(sheet.close_button, Key.Key_Return)
    assert sheet.isHidden()
    assert services.contacts.get(ana) is not None


def test_the_button_erases_and_the_proof_is_shown(
    sheet: EraseSheet, services: Services, qtbot: QtBot, runner: TaskRunner, tmp_path: Path
) -> None:
    QTest.keyClick(sheet.close_button, Key.Key_Tab)
    assert sheet.save_button.hasFocus()
    with qtbot.waitSignal(sheet.erased, timeout=20_000):
        QTest.keyClick(sheet.save_button, Key.Key_Return)
    settle(sheet, qtbot, runner)
    assert sheet.stage() == "done"
    assert sheet.title.text() == "Erased for good"
    assert "found nowhere any more" in sheet.state.text()
    assert "Ana" not in " ".join(text for card in sheet.proof.cards for text in card.texts())
    assert services.contacts.matches(Query(text="ana garcia", kind="")).total == 0
    assert "Ana" not in str(services.history.steps())
    for name, begins in (("proof.txt", b"Erasure "), ("proof.pdf", b"%PDF")):
        out = tmp_path / name
        sheet.save_proof_to(out)
        qtbot.waitUntil(lambda: sheet.state.text().startswith("Saved to"), timeout=10_000)
        sheet.say("")
        assert out.read_bytes().startswith(begins)
        assert b"Ana" not in out.read_bytes()
    QTest.keyClick(sheet, Key.Key_Escape)
    assert sheet.isHidden()


def test_what_is_not_ticked_stays_and_orders_go_where_that_is_chosen(
    sheet: EraseSheet, services: Services, qtbot: QtBot, runner: TaskRunner
) -> None:
    (box,) = sheet.ask.mentions
    QTest.keyClick(box, Key.Key_Space)
    QTest.keyClick(sheet.ask.orders, Key.Key_Space)
    assert sheet.ask.chosen_mentions() == ()
    assert not sheet.ask.keep_orders()
    assert sheet.ask.stays.texts() == ()
    with qtbot.waitSignal(sheet.erased, timeout=20_000):
        sheet.save_button.click()
    settle(sheet, qtbot, runner)
    with services.book.reading() as connection:
        bodies = [body for (body,) in connection.execute("SELECT body FROM activity")]
        orders = connection.value("SELECT count(*) FROM purchase")
    assert (bodies, orders) == (["Came with Ana García to the shop"], 0)
    assert any("1 text of others that names them" in " ".join(card.texts()) for card in sheet.proof.cards)


def test_all_that_is_kept_can_be_saved_first(sheet: EraseSheet, qtbot: QtBot, ana: int) -> None:
    with qtbot.waitSignal(sheet.dossier_wanted, timeout=1_000) as wanted:
        QTest.keyClick(sheet.ask.warning.button, Key.Key_Return)
    assert wanted.args == [ana]
    assert sheet.isHidden()


def test_somebody_who_is_not_there_is_said_and_nothing_offered(
    over: QWidget, services: Services, runner: TaskRunner, qtbot: QtBot
) -> None:
    sheet = EraseSheet(runner, services, over)
    sheet.start(4711)
    qtbot.waitUntil(lambda: "not in the book" in sheet.state.text(), timeout=10_000)
    assert not sheet.save_button.isEnabled()
    QTest.keyClick(sheet, Key.Key_Escape)
    assert sheet.isHidden()


def test_it_is_worded_anew(sheet: EraseSheet) -> None:
    use("es")
    try:
        sheet.retranslate()
        assert sheet.close_button.text() == "Cancelar"
    finally:
        use("en")
        sheet.retranslate()
