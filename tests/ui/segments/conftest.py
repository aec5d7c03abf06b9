"""What the tests of segments in the window share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from rolodex.ui.tasks import TaskRunner


@pytest.fixture
def over(qtbot: QtBot, runner: TaskRunner) -> Iterator[QWidget]:
    """The middle of a window that has the keyboard."""
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(1000, 800)
    middle = QWidget(window)
    window.setCentralWidget(middle)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield middle
    runner.shutdown()
