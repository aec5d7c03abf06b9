"""One window on one book: where another book is wanted, or its file is to be closed, a new window follows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from rolodex.ui.departure import Departure
from rolodex.ui.ports import Door
from rolodex.ui.state import WindowState
from rolodex.ui.window import MainWindow


class Desk(QObject):
    """Keeps the window; `door` gives the way into a book."""

    def __init__(
        self,
        door: Callable[[Path], Door],
        state: WindowState,
        remember: Callable[[WindowState], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._door = door
        self._state, self._remember = state, remember
        self._window: MainWindow | None = None
        self._held: Door | None = None

    def window(self) -> MainWindow | None:
        """The window there is."""
        return self._window

    def open(self, departure: Departure) -> MainWindow:
        """Show a window on this book, in place of the one there is."""
        self.close()
        self._held = self._door(departure.path)
        window = MainWindow(
            self._held.open,
            departure.path,
            self._state,
            self._remember,
            door=self._held,
            comes_with=departure,
        )
        window.departed.connect(self._follow)
        self._window = window
        window.show()
        return window

    def close(self) -> None:
        """Close the window there is and let its book go."""
        window, self._window = self._window, None
        if window is not None:
            window.departed.disconnect(self._follow)
            window.close()
            window.deleteLater()
        if self._held is not None:
            self._held.release()
            self._held = None

    def _follow(self, departure: Departure) -> None:
        # Between the two windows there is none, which is not the end of the program.
        QApplication.setQuitOnLastWindowClosed(False)
        try:
            self.open(departure)
        finally:
            QApplication.setQuitOnLastWindowClosed(True)
