"""The one application object of Qt, and whether there is a screen for its windows."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication

from rolodex import i18n

_words: list[QTranslator] = []
"""Qt's own words in the language in use: at most one translator."""


def application() -> QApplication:
    """The application, in the user's language; Qt's own words (menus of text fields, buttons) with it."""
    i18n.use(i18n.preferred())
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("Rolodex")
    app.setDesktopFileName("rolodex")
    _word_qt(app)
    return app


def speak(language: str) -> None:
    """Choose a language, "" for that of the computer; what is on the screen is to be worded anew.

    Raises UserError where it is spoken now and will have been forgotten at the next start.
    """
    try:
        i18n.choose(language)
    finally:
        running = QApplication.instance()
        if isinstance(running, QApplication):
            _word_qt(running)


def _word_qt(app: QApplication) -> None:
    while _words:
        app.removeTranslator(_words.pop())
    words = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if i18n.language() != "en" and words.load(f"qtbase_{i18n.language()}", folder):
        app.installTranslator(words)
        _words.append(words)


def without_screen() -> None:
    """Let windows be drawn in memory, where nothing else is settled."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def has_display() -> bool:
    """Whether Qt would find something to show a window on."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
