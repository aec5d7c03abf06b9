"""Fixtures of the window's tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rolodex.ui import theme
from rolodex.ui.tasks import TaskRunner


@pytest.fixture
def app(qapp: QApplication) -> QApplication:
    """The program in its light theme."""
    theme.apply(qapp, "light")
    return qapp


@pytest.fixture
def runner(app: QApplication, qtbot: QtBot) -> Iterator[TaskRunner]:
    """A runner that is shut down at the end."""
    made = TaskRunner()
    yield made
    made.shutdown()
