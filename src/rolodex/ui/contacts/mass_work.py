"""A change of many contacts while it runs: how far it is, and a button that stops it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from rolodex.domain.changes import Changes
from rolodex.domain.errors import Cancelled
from rolodex.domain.progress import Progress
from rolodex.i18n import _
from rolodex.ui.labelling import plain_label
from rolodex.ui.tasks import Task, TaskRunner
from rolodex.ui.widgets.button import Button


class MassWork(QWidget):
    """Runs changes one after the other; a line tells of them from a first word of progress to the end."""

    noticed = Signal(str, bool)
    """What was done, and whether undo is to be offered."""

    def __init__(self, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._tasks: list[Task] = []
        self._share = 0
        self.state = plain_label("", "dim", self)
        self.stop = Button(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.state, 1)
        row.addWidget(self.stop)
        self.stop.clicked.connect(self._stop)
        self.retranslate()
        self.hide()

    def run(self, key: str, work: Callable[[Progress], Changes], said: str) -> None:
        """Make this change after those that were begun before, then say so."""
        task = self._runner.submit(
            "changes",
            key,
            work,
            lambda _changes: self._end(said, undo=True),
            owner=self,
            failed=self._failed,
            progressed=self._so_far,
        )
        self._tasks.append(task)

    def retranslate(self) -> None:
        """Word everything anew."""
        self.stop.setText(_("Cancel"))
        self.stop.setAccessibleName(_("Cancel"))
        self._say()

    def _so_far(self, done: int, total: int) -> None:
        self._share = 100 * done // total if total else 100
        self._say()
        self.show()

    def _say(self) -> None:
        stopping = any(task.cancelled for task in self._tasks)
        text = _("Stopping…") if stopping else _("Working… %(percent)d%%") % {"percent": self._share}
        self.state.setText(text)

    def _stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        self._say()

    def _end(self, said: str, *, undo: bool) -> None:
        self._leave()
        self.noticed.emit(said, undo)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            self._end(_("Cancelled; nothing was changed."), undo=False)
        else:
            self._leave()
            self._runner.error.emit(error)

    def _leave(self) -> None:
        """The change that was begun first is over: one lane makes them in turn."""
        del self._tasks[:1]
        self._share = 0
        self.setVisible(bool(self._tasks) and self.isVisible())
