"""The colours of the desktop, which may change while the window is open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QStyleHints
from PySide6.QtWidgets import QApplication
from tests.blank import new_book

import screens
from rolodex.ui import theme
from rolodex.ui.state import WindowState
from rolodex.ui.window import MainWindow


@pytest.fixture
def window(app: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    opened = screens.opened(new_book(tmp_path / "book.rolodex"), WindowState(theme="light"), "en", (900, 600))
    yield opened
    opened.close()
    theme.apply(app, "light")


def test_the_desktop_is_followed_where_that_was_chosen_and_not_otherwise(
    window: MainWindow, app: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    def desktop(scheme: Qt.ColorScheme) -> str:
        # without a screen no desktop answers `setColorScheme`: it is answered for
        monkeypatch.setattr(QStyleHints, "colorScheme", lambda _hints: scheme)
        app.sendEvent(window, QEvent(QEvent.Type.ThemeChange))
        return theme.mode()

    dark, light = Qt.ColorScheme.Dark, Qt.ColorScheme.Light
    assert (desktop(dark), desktop(light)) == ("light", "light")
    window.set_theme("dark")
    assert (desktop(dark), desktop(light)) == ("dark", "dark")
    window.set_theme("system")
    assert [desktop(dark), desktop(light), desktop(dark)] == ["dark", "light", "dark"]
