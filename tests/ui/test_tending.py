"""What keeps cards single and tidy is reached from the window by actions and keys."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.blank import new_book
from tests.builders import person

from rolodex.domain.contact import Value
from rolodex.services.opening import open_services
from rolodex.ui.look_alikes.sheet import LookAlikesSheet
from rolodex.ui.look_alikes.table import DISTINCT
from rolodex.ui.state import WindowState
from rolodex.ui.window import MainWindow


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A book in which José Ruiz stands twice."""
    file = new_book(tmp_path / "book.rolodex")
    services = open_services(file)
    for given in ("José", "Pepe"):
        services.contacts.save(person(given, "Ruiz", tel=(Value("+34 600 111 222", ("cell",)),)))
    services.close()
    return file


@pytest.fixture
def window(qtbot: QtBot, file: Path) -> Iterator[MainWindow]:
    """A window on that book."""
    made = shown(qtbot, file)
    yield made
    made.close()


def shown(qtbot: QtBot, file: Path) -> MainWindow:
    made = MainWindow(lambda: open_services(file), file, WindowState(), reminds=False)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    qtbot.waitUntil(made.is_settled, timeout=20_000)
    qtbot.waitUntil(lambda: bool(made.panel.selected_ids()), timeout=10_000)
    return made


def press_escape(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.is_settled() and window.focusWidget() is not None, timeout=10_000)
    focused = window.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Escape)


@pytest.mark.parametrize("action", ["imports", "look_alikes", "tidy", "bulk", "separate", "code"])
def test_every_action_of_clean_cards_shows_its_sheet_and_esc_leaves_it(
    qtbot: QtBot, window: MainWindow, action: str
) -> None:
    window.actions_[action].trigger()
    qtbot.waitUntil(window.tending.is_covering, timeout=10_000)
    press_escape(qtbot, window)
    qtbot.waitUntil(lambda: not window.tending.is_covering(), timeout=10_000)


def test_two_selected_cards_are_merged_by_keys_and_come_apart_again(qtbot: QtBot, window: MainWindow) -> None:
    assert not window.actions_["merge"].isEnabled()
    QTest.keyClick(window.panel.browser.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(window.actions_["merge"].isEnabled, timeout=10_000)
    QTest.keyClick(window, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.tending.is_covering() and window.is_settled(), timeout=10_000)
    focused = window.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(window.panel.listed_ids()) == 1, timeout=10_000)
    qtbot.waitUntil(window.is_settled, timeout=10_000)
    window.undoing.undo()
    qtbot.waitUntil(lambda: len(window.panel.listed_ids()) == 2, timeout=10_000)
    qtbot.waitUntil(window.is_settled, timeout=10_000)


def test_whoever_has_no_firm_is_told_so(qtbot: QtBot, window: MainWindow) -> None:
    said: list[str] = []
    window.tending.noticed.connect(lambda text, _undo: said.append(text))
    window.actions_["move_people"].trigger()
    assert said == ["There is no card of a firm here; open a firm with people first."]


def test_a_book_of_a_newer_program_shows_look_alikes_and_lets_them_be(qtbot: QtBot, file: Path) -> None:
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    window = shown(qtbot, file)
    window.actions_["look_alikes"].trigger()
    qtbot.waitUntil(lambda: window.findChild(LookAlikesSheet) is not None, timeout=10_000)
    sheet = window.findChild(LookAlikesSheet)
    assert isinstance(sheet, LookAlikesSheet)
    qtbot.waitUntil(lambda: sheet.is_settled() and sheet.frame.table.rows.rowCount() == 1, timeout=10_000)
    QTest.keyClick(sheet.frame.table, Qt.Key.Key_N)
    assert not sheet.frame.buttons[DISTINCT].isEnabled()
    QTest.keyClick(sheet.frame.table, Qt.Key.Key_M)
    qtbot.waitUntil(lambda: not sheet.merge_sheet.isHidden() and sheet.is_settled(), timeout=10_000)
    assert not sheet.merge_sheet.merge_button.isEnabled()
    assert sheet.frame.table.rows.rowCount() == 1
    window.close()


def test_where_nobody_is_listed_there_is_nobody_to_change(qtbot: QtBot, tmp_path: Path) -> None:
    file = new_book(tmp_path / "empty.rolodex")
    made = MainWindow(lambda: open_services(file), file, WindowState(), reminds=False)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    qtbot.waitUntil(made.is_settled, timeout=20_000)
    with qtbot.waitSignal(made.tending.noticed) as told:
        made.tending.change_many()
    assert told.args == ["Nobody is listed here, so there is nobody to change.", False]
    assert not made.tending.is_covering()
    made.close()
