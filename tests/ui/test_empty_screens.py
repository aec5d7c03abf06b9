"""Every screen of a book with nothing in it: what will be here, and one thing to do about it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.blank import new_book

import screens
from rolodex.ui.state import WindowState
from rolodex.ui.window import MainWindow

PANELS = ("today", "people", "companies", "pipeline", "tickets", "orders", "campaigns", "reports")
OVER = ("imports", "look_alikes", "tidy", "rules", "letters", "directory", "drips", "reprint", "moves")
LOOKED_AT = frozenset({*PANELS, "deleted", "history", *OVER})


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    made = screens.opened(new_book(tmp_path / "empty.rolodex"), WindowState(theme="light"), "en", (1360, 860))
    with qtbot.waitActive(made):
        made.activateWindow()
    yield made
    screens.shut(made)


def words(over: QWidget) -> str:
    """All that can be read on the screen but for rail and status."""
    return " ".join(label.text() for label in over.findChildren(QLabel) if label.isVisible())


def deeds(over: QWidget) -> list[str]:
    """What can be pressed or written in."""
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit)
    found = [one for kind in kinds for one in over.findChildren(kind)]
    return [one.accessibleName() for one in found if one.isVisible() and one.isEnabled()]


def test_every_screen_without_anything_says_what_will_be_there_and_offers_something(
    window: MainWindow, qtbot: QtBot
) -> None:
    silent, idle, lost = [], [], []
    for name in screens.walk(window, lambda name: name in LOOKED_AT):
        if len(words(window.places).split()) < 4:
            silent.append(name)
        if not deeds(window.places):
            idle.append(name)
        focused = QApplication.focusWidget()
        if focused is None or not focused.isVisible():
            lost.append(name)
    assert silent == []
    assert idle == ["deleted"]
    assert lost == []
