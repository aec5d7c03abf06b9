"""The way of one window into its book: work on the closed file first, the gate where it does not open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from rolodex.domain.errors import UserError
from rolodex.i18n import _
from rolodex.ui.departure import Departure
from rolodex.ui.ports import Door
from rolodex.ui.sheet import Sheet
from rolodex.ui.tasks import TaskRunner


class Entering(QObject):
    """Leads one window in; without a `door` it has no gate, and a book that does not open is only told."""

    open_wanted = Signal()
    departed = Signal(object)
    """Another window is to follow: a Departure."""
    working = Signal(str, str)
    """What is being done with the closed file, and how far."""
    cleared = Signal()
    """What stood in the way is gone, and the keyboard free."""
    noticed = Signal(str, bool)
    """What came of it, and that it cannot be undone."""
    failed = Signal(object)
    """The work on the closed file failed, and left it as it was: the exception."""

    def __init__(self, over: QWidget, runner: TaskRunner, door: Door | None, coming: Departure) -> None:
        super().__init__(over)
        self._over, self._runner = over, runner
        self._door, self._coming = door, coming
        self._words = ""
        self._error: Exception | None = None
        self._gate: Sheet | None = None
        self._came_to_gate = False
        self._show: Callable[[UserError, Path], None] = lambda trouble, path: None
        self._word: Callable[[], None] = lambda: None

    def begin(self) -> None:
        """Do what is to be done with the closed file, then ask for the book to be opened."""
        coming = self._coming
        if coming.trouble is not None:
            self.stop_at(coming.trouble)
        elif coming.work is None:
            self.open_wanted.emit()
        else:
            self._tell(0, 0)
            self._runner.submit(
                "changes",
                "closed file",
                coming.work,
                self._done,
                owner=self,
                failed=self._not_done,
                progressed=self._tell,
            )

    def stop_at(self, trouble: UserError) -> None:
        """Show the gate: what is the matter with the book, and what can be done."""
        if self._door is None:
            return
        # start-up: most books open
        from rolodex.ui.gate.page import Gate

        if self._gate is None:
            gate = Gate(self._runner, self._over, self._door)
            gate.retry_wanted.connect(self.open_wanted)
            gate.other_wanted.connect(self.take_other)
            gate.noticed.connect(self.noticed)
            self._gate, self._show, self._word = gate, gate.show_trouble, gate.retranslate
            self._came_to_gate = True
        self._show(trouble, self._coming.path)

    def attached(self) -> None:
        """The book is open: clear the way, and tell what came of the work before."""
        if self._gate is not None:
            self._gate.go()
            self._gate.deleteLater()
            self._gate = None
        if self._coming.work is not None or self._came_to_gate:
            self.cleared.emit()
        if self._words:
            self.noticed.emit(self._words, False)
        if self._error is not None:
            self.failed.emit(self._error)
        self._words, self._error = "", None

    def is_covering(self) -> bool:
        """Whether the gate stands in the way."""
        return self._gate is not None and not self._gate.isHidden()

    def retranslate(self) -> None:
        """Word the gate anew."""
        if self._gate is not None:
            self._word()

    def take_other(self, path: Path) -> None:
        """Leave for another book."""
        self.departed.emit(Departure(path))

    def _tell(self, done: int, total: int) -> None:
        far = _("%(percent)d%% done") % {"percent": 100 * done // total} if total else ""
        self.working.emit(self._coming.words, far)

    def _done(self, outcome: object) -> None:
        if self._coming.told is not None:
            self._words = self._coming.told(outcome)
        self.open_wanted.emit()

    def _not_done(self, error: Exception) -> None:
        self._error = error
        self.open_wanted.emit()
