"""What the tests of the whole program share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rolodex import paths
from rolodex.app import WindowBook
from rolodex.ui import theme
from rolodex.ui.departure import Departure
from rolodex.ui.desk import Desk
from rolodex.ui.state import WindowState
from rolodex.ui.window import MainWindow

PATIENCE = 20_000


@pytest.fixture
def fresh(qapp: QApplication, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window as it comes the very first time."""
    theme.apply(qapp, "light")
    desk = Desk(WindowBook, WindowState(theme="light"), lambda state: None)
    window = desk.open(Departure(paths.default_book()))
    qtbot.waitUntil(window.is_settled, timeout=PATIENCE)
    with qtbot.waitActive(window):
        window.activateWindow()
    yield window
    desk.close()
