"""The one application object of Qt, and whether there is a screen for its windows."""

from __future__ import annotations

import os
import sys
from typing import Protocol

from PySide6.QtCore import QEvent, QLibraryInfo, QSize, QTranslator, Signal
from PySide6.QtGui import QFileOpenEvent, QIcon
from PySide6.QtWidgets import QApplication

from rolodex import i18n, paths
from rolodex.domain.changes import Changes
from rolodex.ui import key_names
from rolodex.ui.told_as import tell_roles

SMALL = (16, 22, 24)
"""Pixels up to which the icon of the program is drawn with fewer strokes."""

_words: list[QTranslator] = []
"""Qt's own words in the language in use, and over them our names of keys; none in English."""


class Choices(Protocol):
    """What keeps the choices of a book; its services are not loaded before the window is painted."""

    def choose(self, key: str, value: str) -> Changes: ...


class Application(QApplication):
    """Tells of the files that macOS hands to the program that runs; other systems start it once more."""

    file_opened = Signal(str)

    def event(self, event: QEvent) -> bool:
        """Hear of a file."""
        if isinstance(event, QFileOpenEvent):
            self.file_opened.emit(event.file() or event.url().toString())
            return True
        return super().event(event)


class _Keys(QTranslator):
    """Names keys in menus as the help and the sheet of keys name them."""

    def isEmpty(self) -> bool:
        return False

    def translate(  # None leaves the word to the next translator
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        return key_names.named(text) if context == "QShortcut" and text in key_names.KNOWN else None


def application() -> QApplication:
    """The application, in the user's language; Qt's own words (menus of text fields, buttons) with it."""
    i18n.use(i18n.preferred())
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else Application(sys.argv[:1])
    app.setApplicationName("Rolodex")
    app.setDesktopFileName("rolodex")
    app.setWindowIcon(_icon())
    _word_qt(app)
    tell_roles()
    return app


def _icon() -> QIcon:
    """The icon of the program; at the smallest sizes a drawing with fewer strokes."""
    folder = paths.resources() / "icons" / "app"
    icon = QIcon(str(folder / "rolodex.svg"))
    for side in SMALL:
        icon.addFile(str(folder / "rolodex-small.svg"), QSize(side, side))
    return icon


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


def keep(settings: Choices, key: str, value: str) -> Changes:
    """Keep a choice of the book; after another country, figures and days are written as they are there."""
    changes = settings.choose(key, value)
    if key == "country":
        i18n.live_in(value)
    return changes


def _word_qt(app: QApplication) -> None:
    while _words:
        app.removeTranslator(_words.pop())
    words = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if i18n.language() != "en" and words.load(f"qtbase_{i18n.language()}", folder):
        for one in (words, _Keys(app)):
            app.installTranslator(one)
            _words.append(one)


def without_screen() -> None:
    """Let windows be drawn in memory, where nothing else is settled."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def has_display() -> bool:
    """Whether Qt would find something to show a window on."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
