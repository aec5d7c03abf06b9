"""The list in columns."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.blank import new_book
from tests.builders import person

from rolodex.domain.contact import Adr, Org, Value
from rolodex.domain.message import message
from rolodex.services.opening import open_services
from rolodex.store import contacts as store
from rolodex.ui import theme
from rolodex.ui.contacts.columns import USUAL, Columns, columns_of
from rolodex.ui.state import WindowState
from rolodex.ui.window import MainWindow


@pytest.fixture
def window(app: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    book = tmp_path / "clients.rolodex"
    services = open_services(new_book(book))
    people = [
        person("Ana", "Abad", org=(Org("Zeta", title="Boss"),), tel=(Value("600"),), uid="1"),
        person("Zoe", "Costa", org=(Org("Alfa"),), adr=(Adr(city="Bilbao", country_code="ES"),), uid="2"),
        person("Eva", "Marín", uid="3"),
    ]
    with services.book.change(message("Fill")) as tx:
        store.insert(tx, people)
    services.close()
    made = MainWindow(lambda: open_services(book), book, WindowState(theme="light"))
    qtbot.addWidget(made)
    made.resize(1360, 860)
    made.show()
    qtbot.waitExposed(made)
    settle(qtbot, made)
    made.panel.browser.show_view("columns")
    settle(qtbot, made)
    yield made
    made.close()


def settle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(window.is_settled, timeout=10_000)


def row(window: MainWindow, number: int) -> list[str]:
    model = window.panel.browser.model
    return [str(model.index(number, column).data()) for column in range(model.columnCount())]


def heads(window: MainWindow) -> list[str]:
    model = window.panel.browser.model
    return [str(model.headerData(n, Qt.Orientation.Horizontal)) for n in range(model.columnCount())]


def test_columns_show_what_a_row_of_cards_does_not(window: MainWindow) -> None:
    assert heads(window) == ["Name", "Company", "Job", "Phone", "Email", "City", "Tags"]
    assert row(window, 0) == ["Ana Abad", "Zeta", "Boss", "600", "", "", ""]
    assert row(window, 1) == ["Zoe Costa", "Alfa", "", "", "", "Bilbao", ""]


def test_columns_take_all_the_room_and_enter_opens_a_card(qtbot: QtBot, window: MainWindow) -> None:
    panel = window.panel
    assert not panel.card.isVisible()
    assert window.status.isVisible()
    panel.browser.list.setFocus()
    QTest.keyClick(panel.browser.list, Qt.Key.Key_Return)
    assert panel.card.isVisible()
    assert not panel.browser.isVisible()
    qtbot.waitUntil(window.status.isVisible)
    QTest.keyClick(panel.card, Qt.Key.Key_Escape)
    assert panel.browser.isVisible()
    assert not panel.card.isVisible()


def test_a_click_on_a_head_orders_by_it(qtbot: QtBot, window: MainWindow) -> None:
    browser = window.panel.browser
    browser.list.head_clicked.emit(1)
    settle(qtbot, window)
    assert window.panel.order() == "org"
    assert row(window, 0)[0] == "Zoe Costa"
    browser.list.head_clicked.emit(0)
    settle(qtbot, window)
    assert window.panel.order() == "family"
    browser.list.head_clicked.emit(0)
    settle(qtbot, window)
    assert window.panel.order() == "given"
    browser.list.head_clicked.emit(3)
    assert window.panel.order() == "given"


def test_a_column_can_be_added_and_taken_away(qtbot: QtBot, window: MainWindow) -> None:
    browser = window.panel.browser
    browser.head.column_toggled.emit("country")
    browser.head.column_toggled.emit("email")
    settle(qtbot, window)
    assert heads(window) == ["Name", "Company", "Job", "Phone", "City", "Country", "Tags"]
    assert row(window, 1)[5] == "Spain"
    view, text = window.panel.view()
    assert view == "columns"
    assert columns_of(text).ids == browser.columns.ids


def test_searching_in_columns_fills_the_cells_at_once(qtbot: QtBot, window: MainWindow) -> None:
    browser = window.panel.browser
    browser.focus_search()
    QTest.keyClicks(browser.search.edit, "zoe")
    with qtbot.waitSignal(browser.shown):
        pass
    assert row(window, 0)[5] == "Bilbao"
    settle(qtbot, window)


def marked_columns(window: MainWindow) -> set[int]:
    """The columns in which something of the first row is marked."""
    rows = window.panel.browser.list
    picture, head = rows.viewport().grab().toImage(), rows.horizontalHeader()
    wanted = theme.colour("mark").rgb()
    height = rows.verticalHeader().defaultSectionSize()
    places = (
        (x, y)
        for x in range(picture.width())
        for y in range(height // 4, height)
        if picture.pixel(x, y) == wanted
    )
    return {head.logicalIndexAt(x) for x, _y in places}


def test_what_matched_is_marked_in_its_column(qtbot: QtBot, window: MainWindow) -> None:
    browser = window.panel.browser
    for text, column in (("zet", 1), ("600", 3), ("zoe", 0), ("", -1)):
        browser.search.set_text(text)
        settle(qtbot, window)
        assert marked_columns(window) == ({column} if text else set())


def test_the_selection_stays_when_the_view_changes(qtbot: QtBot, window: MainWindow) -> None:
    browser = window.panel.browser
    browser.list.select_positions([1, 2], 1)
    chosen = browser.selected_ids()
    browser.show_view("cards")
    settle(qtbot, window)
    assert browser.selected_ids() == chosen
    assert window.panel.several.isVisible()


def test_columns_are_remembered_as_text() -> None:
    wide = USUAL.resized(0, 300).toggled("changed")
    assert columns_of(wide.as_text()) == wide
    assert columns_of("") == USUAL
    assert columns_of("nonsense:12 city:x") == USUAL
    assert columns_of("city:5000").shown == (("name", USUAL.shown[0][1]), ("city", 900))
    assert Columns((("name", 200),)).toggled("name").ids == ("name",)
