"""The rail: names of groups written in a narrow window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.blank import new_book

from rolodex.services.opening import open_services
from rolodex.ui.name_line import NameLine
from rolodex.ui.state import WindowState
from rolodex.ui.window import MainWindow


@pytest.fixture
def window(app: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    book = tmp_path / "clients.rolodex"
    services = open_services(new_book(book))
    services.groups.create("Dinner")
    services.close()
    made = MainWindow(lambda: open_services(book), book, WindowState(theme="light"))
    qtbot.addWidget(made)
    made.resize(1024, 700)
    made.show()
    qtbot.waitExposed(made)
    settle(qtbot, made)
    yield made
    made.close()


def settle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(window.is_settled, timeout=10_000)


def groups(window: MainWindow) -> list[str]:
    rows = window.rail.rows
    items = [rows.item(n) for n in range(rows.rowCount())]
    return [item.text for item in items if item.kind == "group"]


def line(window: MainWindow) -> NameLine:
    found = window.rail.list.name_line()
    assert found is not None
    return found


def test_in_a_narrow_rail_a_name_is_written_beside_it(qtbot: QtBot, window: MainWindow) -> None:
    window.rail.new_group()
    written = line(window)
    assert written.isVisible()
    assert written.x() >= window.rail.width()
    assert written.width() > window.rail.width()
    QTest.keyClicks(written, "Lunch")
    QTest.keyClick(written, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: groups(window) == ["Dinner", "Lunch"])
    assert window.rail.list.name_line() is None
    assert window.rail.list.hasFocus()
    settle(qtbot, window)


def test_a_group_is_renamed_beside_a_narrow_rail(qtbot: QtBot, window: MainWindow) -> None:
    rail = window.rail
    place = next(n for n in range(rail.rows.rowCount()) if rail.rows.item(n).kind == "group")
    rail.list.setFocus()
    rail.list.setCurrentIndex(rail.rows.index(place))
    QTest.keyClick(rail.list, Qt.Key.Key_F2)
    written = line(window)
    assert written.selectedText() == "Dinner"
    QTest.keyClicks(written, "Supper")
    QTest.keyClick(written, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: groups(window) == ["Supper"])
    settle(qtbot, window)


def test_escape_drops_the_name(qtbot: QtBot, window: MainWindow) -> None:
    window.rail.new_group()
    written = line(window)
    QTest.keyClicks(written, "Lunch")
    QTest.keyClick(written, Qt.Key.Key_Escape)
    assert window.rail.list.name_line() is None
    settle(qtbot, window)
    assert groups(window) == ["Dinner"]


def test_a_row_that_a_screen_reader_selects_is_gone_to(qtbot: QtBot, window: MainWindow) -> None:
    rows = QAccessible.queryAccessibleInterface(window.rail.list)
    today = window.rail.rows.place_of("panel", "today")
    assert window.rail.list.currentIndex().row() != today
    with qtbot.waitSignal(window.rail.panel_chosen) as chosen:
        rows.child(today).actionInterface().doAction("Toggle")
    assert chosen.args == ["today"]
