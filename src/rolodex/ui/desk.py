"""One window on one book: where another book is wanted, or its file is to be closed, a new window follows."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from threading import Event

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from rolodex.domain.errors import UserError
from rolodex.domain.summons import Summons
from rolodex.i18n import _
from rolodex.ui.books import recent
from rolodex.ui.called import Called
from rolodex.ui.departure import Departure
from rolodex.ui.ports import Door
from rolodex.ui.state import WindowState
from rolodex.ui.window import MainWindow

PATIENCE = 5.0
"""Seconds in which what is written has to be kept when the session may end."""
TRAY_WITHIN = 20_000
"""Milliseconds in which a book has to be open and its icon in the tray of a session that has just begun."""


def _is_in_tray(window: MainWindow) -> bool:
    return window.services is not None and window.ringing.is_in_tray()


class Desk(QObject):
    """Keeps the window; `door` gives the way into a book."""

    def __init__(
        self,
        door: Callable[[Path], Door],
        state: WindowState,
        remember: Callable[[WindowState], None],
        is_in_tray: Callable[[MainWindow], bool] = _is_in_tray,
    ) -> None:
        super().__init__()
        self._door = door
        self._state, self._remember = state, remember
        self._is_in_tray = is_in_tray
        self._window: MainWindow | None = None
        self._held: Door | None = None
        self._stays = False
        self._closes = False
        self._late: list[Summons] = []

    def window(self) -> MainWindow | None:
        """The window there is."""
        return self._window

    def open(self, departure: Departure) -> MainWindow:
        """Show a window on this book, in place of the one there is."""
        window = self._make(departure)
        window.show()
        return window

    def open_hidden(self, departure: Departure) -> MainWindow:
        """Open the book behind an icon in the tray; where none comes the window is put away."""
        self._stays = True
        QApplication.setQuitOnLastWindowClosed(False)
        window = self._make(departure)
        window.failed.connect(lambda _error: self._put_away(window))
        QTimer.singleShot(TRAY_WITHIN, window, lambda: self._put_away_without_tray(window))
        window.begin()
        return window

    def summon(self, summons: Summons, path: Path) -> MainWindow:
        """Begin as a start of the program asks, on the book at `path`."""
        window = (self.open_hidden if summons.background else self.open)(Departure(path))
        self._called(window).serve(summons)
        gone = recent.listed(self._state)[:1]
        if gone and not summons.book and not recent.is_there(gone[0]):
            name = Path(gone[0].path).stem
            said = _("“%(book)s” is not where it was, so this book was opened.") % {"book": name}
            window.attached.connect(lambda: window.telling.tell(said, False))
        return window

    def receive(self, summons: Summons) -> None:
        """Do what a later start of the program asks."""
        window = self._window
        if window is None or self._closes:
            self._late.append(summons)
            return
        for other in summons.others:
            recent.note(self._state, Path(other), first=False)
        if not summons.background:
            QApplication.setQuitOnLastWindowClosed(True)
            self._called(window).come(summons.token)
        if summons.book and self._held is not None and not _same(Path(summons.book), self._held.path):
            self._called(window).leave_for(Path(summons.book), lambda: self._go_on(summons))
        else:
            self._called(window).serve(summons)

    def late(self) -> tuple[Summons, ...]:
        """What was asked while the window was being closed, and waits for another."""
        waiting, self._late = tuple(self._late), []
        return waiting

    def keep(self) -> None:
        """Have what is written on the disk as a draft, as the session may end."""
        window = self._window
        if window is None or window.services is None:
            return
        written = Event()
        window.panel.editing.keep()
        window.runner.closing.emit()
        window.runner.submit(
            "changes", "kept", lambda _progress: written.set(), lambda _none: None, owner=self
        )
        written.wait(PATIENCE)

    def end(self) -> None:
        """Close the book at once and end the program; the copy at the end is made at the next start."""
        if self._window is not None:
            self._window.upkeep.hurry()
        self.close()
        QApplication.quit()

    def close(self) -> None:
        """Close the window there is and let its book go."""
        window, self._window = self._window, None
        if window is not None:
            window.departed.disconnect(self._follow)
            window.removeEventFilter(self)
            window.close()
            window.deleteLater()
        if self._held is not None:
            self._held.release()
            self._held = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put a window that is closed into the tray, where that was chosen."""
        if watched is self._window and event.type() == QEvent.Type.Close:
            if event.spontaneous() and self._goes_to_tray():
                event.ignore()
                QApplication.setQuitOnLastWindowClosed(False)
                self._window.hide()
                return True
            self._closes = True
            # it may have been in the tray before, and nothing is to stay without a window
            QApplication.setQuitOnLastWindowClosed(True)
            if not self._window.isVisible():
                # Qt does not count a window that was not seen as the last one
                QTimer.singleShot(0, QApplication.quit)
        return super().eventFilter(watched, event)

    def _make(self, departure: Departure) -> MainWindow:
        self.close()
        self._closes = False
        self._held = held = self._door(departure.path)
        recent.take_place(self._state, departure.path)
        window = MainWindow(
            held.open,
            departure.path,
            self._state,
            lambda state: self._keep_state(held, state),
            door=held,
            comes_with=departure,
        )
        window.departed.connect(self._follow)
        window.attached.connect(lambda: self._note(held))
        window.attached.connect(lambda: window.ringing.summoned.connect(self.receive))
        window.installEventFilter(self)
        self._window = window
        return window

    def _note(self, held: Door) -> None:
        """Remember which book is open, at once where it is another than before."""
        before = recent.listed(self._state)[:1]
        recent.note(self._state, held.path)
        if recent.listed(self._state)[:1] != before:
            # what cannot be written now is told when something is chosen
            with contextlib.suppress(UserError):
                self._remember(self._state)

    def _keep_state(self, held: Door, state: WindowState) -> None:
        recent.keep_place(state, held.path)
        self._remember(state)

    def _called(self, window: MainWindow) -> Called:
        known = window.findChild(Called, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return known if known is not None else Called(window)

    def _goes_to_tray(self) -> bool:
        chosen = self._stays or self._state.tray == "close"
        window = self._window
        return chosen and window is not None and window.services is not None and self._is_in_tray(window)

    def _put_away_without_tray(self, window: MainWindow) -> None:
        if not self._is_in_tray(window):
            self._put_away(window)

    def _put_away(self, window: MainWindow) -> None:
        """Show the window among those that are open, but not before the user."""
        if window is self._window and window.isHidden():
            QApplication.setQuitOnLastWindowClosed(True)
            window.showMinimized()

    def _go_on(self, summons: Summons) -> None:
        """Show the other book, and do there what is asked."""
        self._follow(Departure(Path(summons.book)))
        if self._window is not None:
            self._called(self._window).serve(summons)

    def _follow(self, departure: Departure) -> None:
        # what waits for a book that does not open, or for a sheet to close, goes along
        files = self._called(self._window).waiting() if self._window is not None else ()
        # Between the two windows there is none, which is not the end of the program.
        QApplication.setQuitOnLastWindowClosed(False)
        try:
            self._called(self.open(departure)).serve(Summons(files=tuple(map(str, files))))
        finally:
            QApplication.setQuitOnLastWindowClosed(True)


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return one.absolute() == other.absolute()
