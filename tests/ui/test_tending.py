"""What keeps cards single and tidy is reached from the window by actions and keys."""

from __future__ import annotations

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
from rolodex.ui.state import WindowState
from rolodex.ui.window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """A window on a book in which José Ruiz stands twice."""
    file = new_book(tmp_path / "book.rolodex")
    services = open_services(file)
    for given in ("José", "Pepe"):
        services.contacts.save(person(given, "Ruiz", tel=(Value("+34 600 111 222", ("cell",)),)))
    services.close()
    made = MainWindow(lambda: open_services(file), file, WindowState(), reminds=False)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    qtbot.waitUntil(made.is_settled, timeout=20_000)
    qtbot.waitUntil(lambda: bool(made.panel.selected_ids()), timeout=10_000)
    yield made
    made.close()


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
