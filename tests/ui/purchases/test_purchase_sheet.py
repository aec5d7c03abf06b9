"""An order in its form, by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.purchases.conftest import NOW

from rolodex.domain.purchase import Purchase, PurchaseLine, Refund
from rolodex.services.opening import Services
from rolodex.ui.purchases.purchase_sheet import PurchaseSheet
from rolodex.ui.tasks import TaskRunner

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard|support raise", extend=True)

Key = Qt.Key
PLAIN = Qt.KeyboardModifier.NoModifier
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def sheet(over: QWidget, shop: Services, runner: TaskRunner) -> PurchaseSheet:
    made = PurchaseSheet(runner, shop, over, clock=lambda: NOW)
    runner.changed.connect(made.react)
    return made


def ana(services: Services) -> int:
    return services.contacts.named("1").id


def start(sheet: PurchaseSheet, qtbot: QtBot, purchase_id: int = 0, contact_id: int = 0) -> None:
    sheet.start(purchase_id, contact_id)
    qtbot.waitUntil(lambda: sheet.is_settled() and sheet.isVisible(), timeout=10_000)


def focused(sheet: QWidget) -> QWidget:
    focus = sheet.window().focusWidget()
    assert focus is not None
    return focus


def write(sheet: QWidget, *texts: str) -> None:
    """Write a text into each entry, going on by the Tab key."""
    for text in texts:
        QTest.keyClicks(focused(sheet), text)
        QTest.keyClick(focused(sheet), Key.Key_Tab)


def press(sheet: PurchaseSheet, qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> None:
    QTest.keyClick(focused(sheet), key, held)
    qtbot.waitUntil(sheet.is_settled, timeout=10_000)


def fill(line: QLineEdit, text: str) -> None:
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)


def sold(services: Services, **more: object) -> int:
    """An order of two lines, 11 euros in all."""
    values: dict[str, object] = {
        "contact_id": ana(services),
        "at": "2026-05-03",
        "currency": "EUR",
        "status": "open",
        **more,
    }
    lines = (
        PurchaseLine(description="Lamp", quantity=2000, price=500),
        PurchaseLine(description="Delivery", price=100),
    )
    return services.purchases.save(Purchase(lines=lines, **values)).id  # type: ignore[arg-type]


def only(services: Services) -> Purchase:
    (row,) = services.purchases.rows()
    found = services.purchases.get(row.id)
    assert found is not None
    return found


def test_an_order_is_written_by_keyboard_with_a_product_found_by_its_letters(
    sheet: PurchaseSheet, shop: Services, qtbot: QtBot
) -> None:
    start(sheet, qtbot, contact_id=ana(shop))
    row = sheet.form.lines.rows[0]
    assert row.product.hasFocus()
    QTest.keyClicks(row.product, "lug")
    qtbot.waitUntil(lambda: row.product.suggestions() == ("CH-LUGO",), timeout=10_000)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClick(popup, Key.Key_Down)
    QTest.keyClick(popup, Key.Key_Return)
    assert (row.description.text(), row.price.text(), row.tax.text()) == ("Chair “Lugo”", "89.90", "21")
    assert row.quantity.hasFocus()
    QTest.keyClicks(row.quantity, "2")
    assert row.total.text() == "€179.80"
    QTest.keyClick(row.quantity, Key.Key_Return)
    write(sheet, "", "Delivery", "", "20", "1,50")
    assert sheet.form.totals.rows() == [
        ("Lines together", "€198.30"),
        ("of which 21% tax", "€31.20"),
        ("Total", "€198.30"),
    ]
    with qtbot.waitSignal(sheet.noticed) as noticed:
        press(sheet, qtbot, Key.Key_Return, CTRL)
    assert noticed.args == ["Added an order of €198.30", True]
    order = only(shop)
    lines = [(one.description, one.quantity, one.price, one.discount, one.total) for one in order.lines]
    assert lines == [("Chair “Lugo”", 2000, 8990, 0, 17_980), ("Delivery", 1000, 2000, 150, 1850)]
    assert (order.lines[0].product_id, order.total, order.tax, order.status) == (1, 19_830, 3120, "paid")
    assert (order.number, order.paid, order.at[:10]) == ("2026-0001", 19_830, "2026-05-03")
    assert not sheet.isVisible()


def test_an_offer_takes_the_place_of_the_discount(sheet: PurchaseSheet, shop: Services, qtbot: QtBot) -> None:
    start(sheet, qtbot, contact_id=ana(shop))
    write(sheet, "", "Lamp", "", "100")
    fill(sheet.form.offer, "sprint")
    press(sheet, qtbot, Key.Key_Return, CTRL)
    assert sheet.state.text() == "There is no offer “sprint”."
    fill(sheet.form.offer, "spring")
    assert not sheet.form.discount.isEnabled()
    assert sheet.form.totals.rows() == [
        ("Lines together", "€100.00"),
        ("Discount", "−€10.00"),
        ("Total", "€90.00"),
    ]
    press(sheet, qtbot, Key.Key_Return, CTRL)
    order = only(shop)
    assert (order.offer_id, order.discount, order.total) == (1, 1000, 9000)


def test_lines_are_moved_and_removed_by_keyboard(sheet: PurchaseSheet, shop: Services, qtbot: QtBot) -> None:
    start(sheet, qtbot, sold(shop))
    editor = sheet.form.lines
    editor.rows[1].description.setFocus()
    press(sheet, qtbot, Key.Key_Up, ALT)
    assert [line.description for line in editor.lines()] == ["Delivery", "Lamp"]
    assert editor.rows[0].description.hasFocus()
    press(sheet, qtbot, Key.Key_Down)
    assert editor.rows[1].description.hasFocus()
    press(sheet, qtbot, Key.Key_Delete, ALT)
    press(sheet, qtbot, Key.Key_Return, CTRL)
    order = only(shop)
    assert ([line.description for line in order.lines], order.total) == (["Delivery"], 100)


def test_the_tab_key_follows_the_lines_in_their_order(
    sheet: PurchaseSheet, shop: Services, qtbot: QtBot
) -> None:
    start(sheet, qtbot, sold(shop))
    editor = sheet.form.lines
    editor.rows[1].description.setFocus()
    press(sheet, qtbot, Key.Key_Up, ALT)
    sheet.form.currency.setFocus()
    reached = []
    for _step in range(8):
        QTest.keyClick(focused(sheet), Key.Key_Tab)
        reached.append(focused(sheet).accessibleName())
    assert reached == [
        "Product, line 1",
        "Description, line 1",
        "Quantity, line 1",
        "Price, line 1",
        "Discount, line 1",
        "Tax in per cent, line 1",
        "Remove line 1 (Alt+Delete)",
        "Product, line 2",
    ]


def test_what_is_missing_or_not_understood_is_said(
    sheet: PurchaseSheet, shop: Services, qtbot: QtBot
) -> None:
    start(sheet, qtbot)
    said = []
    press(sheet, qtbot, Key.Key_Return, CTRL)
    said.append(sheet.state.text())
    sheet.form.person.show_contact(ana(shop), "Ana")
    press(sheet, qtbot, Key.Key_Return, CTRL)
    said.append(sheet.state.text())
    fill(sheet.form.lines.rows[0].description, "Lamp")
    fill(sheet.form.lines.rows[0].price, "a lot")
    press(sheet, qtbot, Key.Key_Return, CTRL)
    said.append(sheet.state.text())
    assert sheet.form.lines.rows[0].price.hasFocus()
    fill(sheet.form.lines.rows[0].price, "5")
    fill(sheet.form.day, "soon")
    press(sheet, qtbot, Key.Key_Return, CTRL)
    said.append(sheet.state.text())
    fill(sheet.form.day, "today")
    fill(sheet.form.reference, "4111 1111 1111 1111")
    press(sheet, qtbot, Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: "payment card" in sheet.state.text())
    assert said == [
        "Choose whose order it is.",
        "Write down at least one thing that was sold.",
        "Price, line 1 is not understood.",
        "The day of the order is not understood.",
    ]
    assert shop.purchases.count() == 0


def test_a_payment_is_added_and_taken_away_while_the_form_stays(
    sheet: PurchaseSheet, shop: Services, qtbot: QtBot
) -> None:
    start(sheet, qtbot, sold(shop))
    fill(sheet.form.number, "A-7")
    sheet.moves.payments.button.setFocus()
    press(sheet, qtbot, Key.Key_Return)
    assert (sheet.payment.amount.text(), sheet.payment.title.text()) == (
        "11.00",
        "Payment for order 2026-0001",
    )
    fill(sheet.payment.amount, "4")
    with qtbot.waitSignal(sheet.noticed) as noticed:
        press(sheet, qtbot, Key.Key_Return)
    assert noticed.args == ["Paid: €4.00 for order 2026-0001", True]
    qtbot.waitUntil(lambda: len(sheet.moves.payments.rows) == 1, timeout=10_000)
    assert sheet.moves.payments.sum.text() == "€4.00 of €11.00 · €7.00 open"
    assert sheet.form.number.text() == "A-7"
    sheet.moves.payments.rows[0].button.setFocus()
    press(sheet, qtbot, Key.Key_Space)
    qtbot.waitUntil(lambda: not sheet.moves.payments.rows, timeout=10_000)
    press(sheet, qtbot, Key.Key_Return, CTRL)
    order = only(shop)
    assert (order.number, order.payments, order.status) == ("A-7", (), "open")


def test_paying_all_that_is_open_makes_the_order_paid(
    sheet: PurchaseSheet, shop: Services, qtbot: QtBot
) -> None:
    start(sheet, qtbot, sold(shop))
    sheet.moves.payments.button.click()
    QTest.keyClick(sheet.payment.amount, Key.Key_Return)
    qtbot.waitUntil(lambda: sheet.form.status.currentData() == "paid", timeout=10_000)
    assert not sheet.moves.payments.button.isEnabled()
    press(sheet, qtbot, Key.Key_Return, CTRL)
    assert (only(shop).status, only(shop).paid) == ("paid", 1100)


def test_a_line_comes_back_in_part_with_a_reason_of_the_book(
    sheet: PurchaseSheet, shop: Services, qtbot: QtBot, runner: TaskRunner
) -> None:
    order_id = sold(shop, status="paid")
    shop.purchases.refund(Refund(purchase_id=order_id, amount=100, reason="Too bright"))
    start(sheet, qtbot, order_id)
    sheet.moves.refunds.button.setFocus()
    press(sheet, qtbot, Key.Key_Return)
    refund = sheet.refund
    assert [refund.line.itemText(at) for at in range(refund.line.count())] == [
        "2 × Lamp · €10.00",
        "Delivery · €1.00",
        "The order as a whole",
    ]
    assert (refund.quantity.text(), refund.amount.text()) == ("2", "10.00")
    assert refund.state.text() == "At most 2, worth €10.00."
    fill(refund.quantity, "1")
    assert refund.amount.text() == "5.00"
    qtbot.waitUntil(lambda: not runner.busy(), timeout=10_000)
    refund.reason.setFocus()
    QTest.keyClicks(refund.reason, "too")
    qtbot.waitUntil(lambda: "Too bright" in refund.reason.suggestions(), timeout=10_000)
    refund.reason.setText("Too bright")
    with qtbot.waitSignal(sheet.noticed) as noticed:
        refund.save()
    assert noticed.args == ["Taken back: €5.00 of order 2026-0001", True]
    qtbot.waitUntil(lambda: len(sheet.moves.refunds.rows) == 2, timeout=10_000)
    assert any("Lamp · €5.00 · Too bright" in row.text.text() for row in sheet.moves.refunds.rows)
    order = only(shop)
    assert [(one.line_id, one.quantity, one.amount) for one in order.refunds if one.line_id] == [
        (order.lines[0].id, 1000, 500)
    ]


def test_more_than_is_left_is_refused_and_stays_in_the_form(
    sheet: PurchaseSheet, shop: Services, qtbot: QtBot
) -> None:
    start(sheet, qtbot, sold(shop, status="paid"))
    sheet.moves.refunds.button.click()
    fill(sheet.refund.amount, "99")
    QTest.keyClick(sheet.refund.amount, Key.Key_Return)
    qtbot.waitUntil(lambda: "nothing was changed" in sheet.refund.state.text(), timeout=10_000)
    assert (sheet.refund.isVisible(), sheet.refund.amount.text()) == (True, "99")


def test_a_refund_of_the_timeline_opens_its_order(sheet: PurchaseSheet, shop: Services, qtbot: QtBot) -> None:
    order_id = sold(shop, status="paid")
    refund_id = shop.purchases.refund(Refund(purchase_id=order_id, amount=100)).id
    sheet.start_refund(refund_id)
    qtbot.waitUntil(lambda: sheet.isVisible() and sheet.is_settled(), timeout=10_000)
    assert sheet.title.text() == "Order 2026-0001"


def test_what_was_begun_is_there_again_after_esc(sheet: PurchaseSheet, shop: Services, qtbot: QtBot) -> None:
    start(sheet, qtbot, contact_id=ana(shop))
    write(sheet, "", "Lamp", "", "5")
    press(sheet, qtbot, Key.Key_Escape)
    assert not sheet.isVisible()
    start(sheet, qtbot, contact_id=ana(shop))
    assert [line.description for line in sheet.form.lines.lines()] == ["Lamp"]


def test_changing_the_currency_reads_the_sums_anew(
    sheet: PurchaseSheet, shop: Services, qtbot: QtBot
) -> None:
    start(sheet, qtbot, contact_id=ana(shop))
    write(sheet, "", "Lamp", "", "1200")
    sheet.form.currency.setCurrentIndex(sheet.form.currency.findText("JPY"))
    assert sheet.form.totals.rows() == [("Total", "¥1,200")]
    fill(sheet.form.lines.rows[0].price, "12.5")
    press(sheet, qtbot, Key.Key_Return, CTRL)
    assert sheet.state.text() == "Price, line 1 is not understood."


def test_what_was_agreed_stays_when_the_offer_is_worth_more_now(
    sheet: PurchaseSheet, shop: Services, qtbot: QtBot
) -> None:
    order_id = sold(shop, offer_id=1, discount=110)
    offer = shop.offers.get(1)
    assert offer is not None
    shop.offers.delete([1])
    start(sheet, qtbot, order_id)
    fill(sheet.form.number, "B-1")
    press(sheet, qtbot, Key.Key_Return, CTRL)
    order = only(shop)
    assert (order.number, order.discount, order.total) == ("B-1", 110, 990)
