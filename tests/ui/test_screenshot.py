"""Pictures of the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from tests.blank import new_book

from rolodex.domain.contact import Contact
from rolodex.domain.errors import UserError
from rolodex.services.opening import open_services
from rolodex.ui import screenshot
from rolodex.ui.state import WindowState
from rolodex.ui.window import MainWindow


@pytest.fixture
def window(app: QApplication, tmp_path: Path) -> MainWindow:
    book = tmp_path / "book.rolodex"
    services = open_services(new_book(book))
    services.contacts.save(Contact(fn="Ana García"))
    services.close()
    return MainWindow(lambda: open_services(book), book, WindowState(theme="light"))


def test_a_picture_has_the_size_asked_for_and_shows_the_people(window: MainWindow, tmp_path: Path) -> None:
    out = tmp_path / "people.png"
    screenshot.take(window, out, "people", (1360, 860))
    assert (QImage(str(out)).width(), QImage(str(out)).height()) == (1360, 860)
    assert window.panel.card.name.text() == "Ana García"
    window.close()


def test_a_panel_that_does_not_exist_is_said(window: MainWindow, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no panel"):
        screenshot.take(window, tmp_path / "x.png", "moon", (800, 600))
    window.close()


def test_a_picture_that_cannot_be_written_is_said(window: MainWindow, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="could not be written"):
        screenshot.take(window, tmp_path / "no" / "x.png", "people", (800, 600))
    window.close()
