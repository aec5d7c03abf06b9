"""The panel of orders, by keyboard."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot
from tests.builders import person
from tests.ui.purchases.conftest import NOW

from rolodex.domain.purchase import Purchase, PurchaseLine, PurchaseRow
from rolodex.services.opening import Services
from rolodex.ui.purchases.order_rows import PAGE, OrderRows
from rolodex.ui.purchases.panel import SalesPanel
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.column_table import Lines

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard|support raise", extend=True)

Key = Qt.Key
PLAIN, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def panel(over: QWidget, runner: TaskRunner) -> SalesPanel:
    window = over.window()
    assert isinstance(window, QMainWindow)
    made = SalesPanel(runner, window, clock=lambda: NOW)
    window.setCentralWidget(made)
    runner.changed.connect(made.react)
    return made


def sell(services: Services, what: str, amount: int, **more: object) -> int:
    values: dict[str, object] = {"contact_id": 1, "currency": "EUR", "at": "2026-05-01T10:00:00Z", **more}
    line = PurchaseLine(description=what, price=amount)
    return services.purchases.save(Purchase(lines=(line,), **values)).id  # type: ignore[arg-type]


def show(panel: SalesPanel, services: Services, qtbot: QtBot) -> None:
    panel.attach(services)
    settle(panel, qtbot)
    panel.setFocus()


def settle(panel: SalesPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(panel.is_settled, timeout=10_000)


def press(panel: SalesPanel, qtbot: QtBot, *keys: Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> None:
    for key in keys:
        QTest.keyClick(focused(panel), key, held)
        settle(panel, qtbot)


def focused(panel: SalesPanel) -> QWidget:
    focus = panel.window().focusWidget()
    assert focus is not None
    return focus


def write(panel: SalesPanel, qtbot: QtBot, *texts: str) -> None:
    """Write a text into each entry, going on by the Tab key."""
    for text in texts:
        QTest.keyClicks(focused(panel), text)
        press(panel, qtbot, Key.Key_Tab)


def said(rows: OrderRows) -> list[str]:
    return [str(rows.index(place, 0).data(SPOKEN)) for place in range(rows.rowCount())]


def test_orders_are_listed_the_newest_first_with_how_they_stand(
    panel: SalesPanel, shop: Services, qtbot: QtBot
) -> None:
    sell(shop, "Chair", 10_000)
    sell(shop, "Lamp", 5000, status="open", due="2026-05-01", at="2026-05-03T08:00:00Z")
    late = sell(shop, "Table", 7000, status="open", at="2026-04-01T08:00:00Z")
    shop.purchases.pay(late, 2000)
    counts: list[int] = []
    panel.count_changed.connect(counts.append)
    show(panel, shop, qtbot)
    assert said(panel.orders.rows) == [
        "Ana García, €50.00, 2026-0002 · Lamp, 2 days late, today",
        "Ana García, €100.00, 2026-0001 · Chair, Fri 1 May",
        "Ana García, €70.00, 2026-0003 · Table, €50.00 open · 2 days late, 1 Apr",
    ]
    assert (panel.orders.found.text(), counts[-1]) == ("3 orders", 2)


def test_the_list_is_searched_and_narrowed_to_what_is_open(
    panel: SalesPanel, shop: Services, qtbot: QtBot
) -> None:
    sell(shop, "Chair", 10_000)
    sell(shop, "Lamp", 5000, status="open")
    show(panel, shop, qtbot)
    assert panel.focus_search()
    QTest.keyClicks(focused(panel), "chai")
    settle(panel, qtbot)
    assert [row.split(", ")[2] for row in said(panel.orders.rows)] == ["2026-0001 · Chair"]
    press(panel, qtbot, Key.Key_Down)
    assert panel.orders.list.hasFocus()
    panel.orders.open_only.setFocus()
    press(panel, qtbot, Key.Key_Space)
    assert panel.orders.nothing.title.text() == "No such order"
    panel.orders.search.setFocus()
    press(panel, qtbot, Key.Key_Escape)
    assert [row.split(", ")[2] for row in said(panel.orders.rows)] == ["2026-0002 · Lamp"]


def test_what_is_to_be_paid_is_summed_up_for_each_currency_and_listed_by_its_date(
    panel: SalesPanel, shop: Services, qtbot: QtBot
) -> None:
    sell(shop, "Chair", 10_000)
    for what, amount, more in (
        ("Lamp", 5000, {"due": "2026-06-01"}),
        ("Table", 7000, {"due": "2026-04-01"}),
        ("Rug", 3000, {"due": "2026-04-20", "currency": "USD"}),
    ):
        sell(shop, what, amount, status="open", **more)
    show(panel, shop, qtbot)
    press(panel, qtbot, Key.Key_2)
    assert panel.stack.currentWidget() is panel.unpaid
    assert panel.unpaid.list.hasFocus()
    assert [card.accessibleName() for card in panel.unpaid.cards] == [
        "€120.00, in 2 orders, 1 late: €70.00",
        "$30.00, in 1 order, 1 late: $30.00",
    ]
    assert [row.split(", ")[2:4] for row in said(panel.unpaid.rows)] == [
        ["2026-0003 · Table", "32 days late"],
        ["2026-0004 · Rug", "13 days late"],
        ["2026-0002 · Lamp", "Open"],
    ]
    press(panel, qtbot, Key.Key_B, Key.Key_Return)
    assert len(said(panel.unpaid.rows)) == 2
    assert panel.unpaid.list.hasFocus()
    press(panel, qtbot, Key.Key_1)
    assert panel.orders.list.hasFocus()


def test_an_empty_book_offers_one_thing_on_each_page(
    panel: SalesPanel, services: Services, qtbot: QtBot
) -> None:
    services.contacts.save(person())
    show(panel, services, qtbot)
    offered = []
    for key in (Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_4):
        press(panel, qtbot, key)
        nothing = panel.pages[panel._view].nothing
        offered.append((nothing.title.text(), focused(panel).accessibleName()))
    assert offered == [
        ("No orders yet", "Write down an order"),
        ("Nothing is to be paid", "Nothing is to be paid"),
        ("No products yet", "Add a product"),
        ("No offers yet", "Add an offer"),
    ]
    press(panel, qtbot, Key.Key_1, Key.Key_Return)
    write(panel, qtbot, "ana")
    sheet = panel._sheet
    assert sheet is not None
    qtbot.waitUntil(lambda: sheet.form.person.contact_id() > 0, timeout=10_000)
    sheet.form.lines.focus()
    write(panel, qtbot, "", "Chair", "2", "10")
    press(panel, qtbot, Key.Key_Return, held=CTRL)
    settle(panel, qtbot)
    assert len(said(panel.orders.rows)) == 1
    assert panel.orders.list.hasFocus()


def test_an_order_is_opened_paid_cancelled_and_deleted_by_keys(
    panel: SalesPanel, shop: Services, qtbot: QtBot
) -> None:
    sell(shop, "Chair", 10_000, status="open")
    noticed: list[str] = []
    panel.noticed.connect(lambda text, _undo: noticed.append(text))
    show(panel, shop, qtbot)
    with qtbot.waitSignal(panel.person_chosen) as chosen:
        press(panel, qtbot, Key.Key_P)
    assert chosen.args == [1]
    press(panel, qtbot, Key.Key_Return)
    assert panel._sheet is not None
    assert panel._sheet.title.text() == "Order 2026-0001"
    press(panel, qtbot, Key.Key_Escape, Key.Key_X, Key.Key_Delete)
    assert noticed == ["Cancelled order 2026-0001", "Deleted order 2026-0001"]
    assert shop.purchases.count() == 0
    assert shop.history.undo() is not None
    assert shop.purchases.count() == 1


def test_something_comes_back_by_a_key_of_the_list(panel: SalesPanel, shop: Services, qtbot: QtBot) -> None:
    sell(shop, "Chair", 10_000)
    show(panel, shop, qtbot)
    press(panel, qtbot, Key.Key_R, Key.Key_Return)
    assert said(panel.orders.rows) == [
        "Ana García, €100.00, 2026-0001 · Chair · €100.00 taken back, Fri 1 May"
    ]
    with qtbot.waitSignal(panel.noticed) as noticed:
        press(panel, qtbot, Key.Key_R)
    assert noticed.args == ["Nothing is left of order 2026-0001.", False]


def test_a_product_is_added_found_and_taken_from_sale(
    panel: SalesPanel, shop: Services, qtbot: QtBot
) -> None:
    show(panel, shop, qtbot)
    press(panel, qtbot, Key.Key_3, Key.Key_N)
    write(panel, qtbot, "Lamp Eo", "LM-EO", "96,50")
    press(panel, qtbot, Key.Key_Tab)
    write(panel, qtbot, "21", "piece", "lighting")
    press(panel, qtbot, Key.Key_Return, held=CTRL)
    lamp = shop.products.by_code("lm-eo")
    assert lamp is not None
    assert (lamp.price, lamp.currency, lamp.tax_rate, lamp.category) == (9650, "EUR", 2100, "lighting")
    table = panel.products.table
    assert table.hasFocus()
    assert cells(panel.products.table.lines) == [
        ["Chair “Lugo”", "CH-LUGO", "", "", "21%", "€89.90"],
        ["Lamp Eo", "LM-EO", "lighting", "piece", "21%", "€96.50"],
        ["Table “Sil”", "TB-SIL", "", "", "", "€250.00"],
    ]
    assert panel.focus_search()
    QTest.keyClicks(focused(panel), "lig")
    settle(panel, qtbot)
    press(panel, qtbot, Key.Key_Down, Key.Key_Return)
    sheet = panel.products._sheet
    assert sheet is not None
    sheet.active.setFocus()
    press(panel, qtbot, Key.Key_Space)
    press(panel, qtbot, Key.Key_Return, held=CTRL)
    assert cells(panel.products.table.lines) == []
    assert not shop.products.all("lig")


def test_an_offer_is_added_and_names_those_who_redeemed_it(
    panel: SalesPanel, shop: Services, qtbot: QtBot
) -> None:
    sell(shop, "Chair", 10_000, offer_id=1, discount=1000)
    show(panel, shop, qtbot)
    press(panel, qtbot, Key.Key_4, Key.Key_N)
    write(panel, qtbot, "TEN", "Ten less")
    press(panel, qtbot, Key.Key_Down, Key.Key_Tab)
    write(panel, qtbot, "10")
    press(panel, qtbot, Key.Key_Tab)
    write(panel, qtbot, "1 June", "30 June")
    press(panel, qtbot, Key.Key_Return, held=CTRL)
    assert panel.offers._sheet is not None
    assert panel.offers._sheet.state.text() == ""
    assert cells(panel.offers.table.lines) == [
        ["TEN", "Ten less", "€10.00 off", "1 Jun to 30 Jun", "–"],
        ["SPRING", "Spring fair", "10% off", "always", "1"],
    ]
    press(panel, qtbot, Key.Key_End, Key.Key_Return)
    sheet = panel.offers._sheet
    assert sheet is not None
    qtbot.waitUntil(lambda: sheet.redeemed.head.text() == "Redeemed in 1 order", timeout=10_000)
    press(panel, qtbot, Key.Key_Escape, Key.Key_Delete)
    assert [offer.code for offer in shop.offers.all()] == ["TEN"]


def test_a_book_that_may_only_be_read_changes_nothing(
    panel: SalesPanel, shop: Services, qtbot: QtBot
) -> None:
    sell(shop, "Chair", 10_000, status="open")
    shop.book.read_only = True
    show(panel, shop, qtbot)
    press(panel, qtbot, Key.Key_N, Key.Key_B, Key.Key_R, Key.Key_X, Key.Key_Delete)
    press(panel, qtbot, Key.Key_3, Key.Key_N, Key.Key_Delete)
    assert not panel.new_button.isVisible()
    assert said(panel.orders.rows)[0].endswith("Open, Fri 1 May")
    assert len(shop.products.all()) == 2


def test_pages_are_added_below_and_the_last_one_ends_the_list() -> None:
    rows = OrderRows()
    asked: list[bool] = []
    rows.more_wanted.connect(lambda: asked.append(True))
    nowhere = QModelIndex()
    rows.show_rows(many(1, PAGE), NOW.date())
    assert rows.canFetchMore(nowhere)
    rows.fetchMore(nowhere)
    assert not rows.canFetchMore(nowhere)
    rows.add_rows(many(PAGE + 1, PAGE))
    assert rows.canFetchMore(nowhere)
    rows.fetchMore(nowhere)
    rows.add_rows(many(2 * PAGE + 1, 5))
    assert not rows.canFetchMore(nowhere)
    assert (rows.rowCount(), rows.place_of(2 * PAGE + 5), len(asked)) == (2 * PAGE + 5, 2 * PAGE + 4, 2)


def many(first: int, count: int) -> Sequence[PurchaseRow]:
    return [
        PurchaseRow(first + step, 1, "Ana", str(step), "2026-05-01T10:00:00Z", "EUR", 100, 0, "paid")
        for step in range(count)
    ]


def cells(lines: Lines) -> list[list[str]]:
    places = range(lines.columnCount())
    return [[str(lines.index(row, place).data()) for place in places] for row in range(lines.rowCount())]
