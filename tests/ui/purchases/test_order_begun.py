"""An order, ticket or deal that was begun is in the book before it is saved, and there again after an end."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.ui.purchases.conftest import NOW

from rolodex.domain.purchase import Purchase, PurchaseLine
from rolodex.services.opening import Services
from rolodex.ui.pipeline.deal_sheet import DealSheet
from rolodex.ui.purchases.purchase_sheet import PurchaseSheet
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.tickets.sheet import TicketSheet

ANA = 1
Opened = Callable[..., PurchaseSheet]


@pytest.fixture
def opened(over: QWidget, shop: Services, runner: TaskRunner, qtbot: QtBot) -> Opened:
    """The form of an order as a program that was just started shows it."""

    def opened(order_id: int = 0, contact_id: int = 0) -> PurchaseSheet:
        sheet = PurchaseSheet(runner, shop, over, clock=lambda: NOW)
        sheet.start(order_id, contact_id)
        qtbot.waitUntil(lambda: sheet.is_settled() and sheet.isVisible(), timeout=10_000)
        return sheet

    return opened


def keys(services: Services, place: str = "order") -> list[int]:
    return [one.key for one in services.drafts.texts(place)]


def begun(sheet: PurchaseSheet, services: Services, qtbot: QtBot) -> None:
    """A note typed into the form, and kept."""
    before = len(keys(services))
    sheet.form.note.setFocus()
    QTest.keyClicks(sheet.form.note, "without wrapping")
    qtbot.waitUntil(lambda: len(keys(services)) == before + 1)


def test_a_new_order_is_there_again_for_whom_it_was_begun(
    opened: Opened, shop: Services, qtbot: QtBot
) -> None:
    sheet = opened(contact_id=ANA)
    assert sheet.extra_button.isHidden()
    begun(sheet, shop, qtbot)
    again = opened(contact_id=ANA)
    assert again.form.note.toPlainText() == "without wrapping"
    assert again.form.person.contact_id() == ANA
    assert again.state.text().startswith("What you had begun at ")
    assert again.extra_button.isVisible()
    assert opened().form.note.toPlainText() == ""


def test_one_can_start_afresh(opened: Opened, shop: Services, qtbot: QtBot) -> None:
    begun(opened(contact_id=ANA), shop, qtbot)
    again = opened(contact_id=ANA)
    again.extra_button.click()
    qtbot.waitUntil(lambda: not again.form.note.toPlainText() and again.is_settled())
    assert keys(shop) == []
    assert (again.state.text(), again.extra_button.isHidden()) == ("", True)


def test_what_is_saved_is_no_longer_begun(opened: Opened, shop: Services, qtbot: QtBot) -> None:
    sheet = opened(contact_id=ANA)
    begun(sheet, shop, qtbot)
    sheet.form.lines.focus()
    row = sheet.form.lines.rows[0]
    QTest.keyClicks(row.description, "Lamp")
    QTest.keyClicks(row.price, "5")
    with qtbot.waitSignal(sheet.saved, timeout=10_000):
        QTest.keyClick(sheet.form.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: keys(shop) == [])
    assert not opened(contact_id=ANA).form.note.toPlainText()


def test_what_came_in_meanwhile_is_kept_with_what_was_begun(
    opened: Opened, shop: Services, qtbot: QtBot
) -> None:
    lines = (PurchaseLine(description="Lamp", price=500),)
    order = Purchase(contact_id=ANA, currency="EUR", status="open", lines=lines)
    order_id = shop.purchases.save(order).id
    begun(opened(order_id), shop, qtbot)
    shop.purchases.pay(order_id, 500)
    again = opened(order_id)
    assert again.form.note.toPlainText() == "without wrapping"
    made = again.form.purchase()
    assert (made.status, made.paid) == ("paid", 500)


def test_tickets_and_deals_that_were_begun_are_there_again(
    over: QWidget, shop: Services, runner: TaskRunner, qtbot: QtBot
) -> None:
    def ticket() -> TicketSheet:
        sheet = TicketSheet(runner, shop, over, lambda: NOW)
        sheet.start(0, ANA)
        qtbot.waitUntil(lambda: sheet.is_settled() and sheet.isVisible(), timeout=10_000)
        return sheet

    def deal() -> DealSheet:
        sheet = DealSheet(runner, shop, over, lambda: NOW)
        sheet.start(0, ANA)
        qtbot.waitUntil(lambda: sheet.is_settled() and sheet.isVisible(), timeout=10_000)
        return sheet

    one, other = ticket(), deal()
    QTest.keyClicks(one.form.body, "The leg is loose")
    QTest.keyClicks(other.form.description, "Twelve chairs")
    qtbot.waitUntil(lambda: keys(shop, "ticket") == keys(shop, "deal") == [-ANA])
    assert ticket().form.body.toPlainText() == "The leg is loose"
    assert deal().form.description.toPlainText() == "Twelve chairs"
