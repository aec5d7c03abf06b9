"""Fixtures of the window's tests."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot
from tests.blank import new_book

from rolodex.services.opening import Services, open_services
from rolodex.ui import theme
from rolodex.ui.tasks import TaskRunner


@pytest.fixture(scope="session", autouse=True)
def leave_nothing_on_the_clipboard(qapp: QApplication) -> Iterator[None]:
    """Without a screen Qt lets go of what was copied only after Python has ended, which then crashes."""
    yield
    qapp.clipboard().clear()


@pytest.fixture
def app(qapp: QApplication) -> QApplication:
    """The program in its light theme."""
    # Putting it on styles all widgets anew, those of the test before too, which Qt has not let go of yet.
    if theme.mode() != "light" or not qapp.styleSheet():
        theme.apply(qapp, "light")
    return qapp


@pytest.fixture(scope="session", autouse=True)
def look_at_nothing_twice(qapp: QApplication) -> None:
    """What was loaded up to here stays for good: the collector need not look at it before each test."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def collect_what_was_left(look_at_nothing_twice: None) -> None:
    """Widgets that earlier tests closed or left in cycles go now, on this thread: a lane must not meet them.

    Each that stays is styled anew with every theme and size of text that the next tests put on.
    """
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()


@pytest.fixture
def runner(app: QApplication, qtbot: QtBot, request: pytest.FixtureRequest) -> Iterator[TaskRunner]:
    """A runner that is shut down at the end, before the book is closed that its lanes may still read."""
    if "services" in request.fixturenames:
        request.getfixturevalue("services")
    made = TaskRunner()
    yield made
    made.shutdown()


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    """The services of a new, empty book."""
    opened = open_services(new_book(tmp_path / "book.rolodex"))
    yield opened
    opened.close()


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
