"""What lies over a panel or the whole window keeps the keys of the window from what is below."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.blank import new_book
from tests.builders import person

import screens
from rolodex.services.opening import open_services
from rolodex.ui.sheet import Sheet
from rolodex.ui.state import WindowState
from rolodex.ui.window import MainWindow

SHEETS = frozenset({"crop", "marks", "stages", "product", "offer", "rules"})
"""Sheets of the window, of panels and of what is over all of them."""


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    """A window on a book of one person."""
    book = new_book(tmp_path / "book.rolodex")
    services = open_services(book)
    services.contacts.save(person())
    services.close()
    made = screens.opened(book, WindowState(theme="light"), "en", (1200, 760))
    made.activateWindow()
    yield made
    screens.leave(made)
    screens.shut(made)


def covers(window: MainWindow) -> bool:
    """Whether the window knows that the sheet which is in view covers it."""
    return any(sheet.isVisible() for sheet in window.findChildren(Sheet)) and window.actions_.covered()


def test_every_sheet_covers_wherever_it_lies(window: MainWindow) -> None:
    found = {name: covers(window) for name in screens.walk(window, SHEETS.__contains__)}
    assert found == dict.fromkeys(SHEETS, True)


def test_no_key_of_the_window_acts_below_a_photo_that_is_cropped(window: MainWindow) -> None:
    walk = screens.walk(window, "crop".__eq__)
    next(walk)
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.places.is_first()


def test_nothing_is_covered_once_the_sheet_has_gone(window: MainWindow) -> None:
    list(screens.walk(window, "marks".__eq__))
    screens.leave(window)
    assert not window.actions_.covered()
