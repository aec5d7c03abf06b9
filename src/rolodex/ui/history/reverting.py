"""Taking the shown step back, and showing whose later work that would lose."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from rolodex.domain.changes import Changes, Step
from rolodex.domain.errors import Cancelled
from rolodex.i18n import _
from rolodex.services.history import UndoClash
from rolodex.services.opening import Services
from rolodex.ui.history import words
from rolodex.ui.history.step_page import StepPage
from rolodex.ui.tasks import TaskRunner


class Reverting(QObject):
    """Reverts the step of a page."""

    noticed = Signal(str, bool)
    progressed = Signal(int, int)
    reverted = Signal(int)
    """The step that took the shown one back."""
    failed = Signal()
    """The step could not be taken back: it may not be what it was."""

    def __init__(self, runner: TaskRunner, page: StepPage) -> None:
        super().__init__(page)
        self._runner = runner
        self._page = page
        self._services: Services | None = None
        self.running = False
        page.revert_wanted.connect(self.revert)

    def attach(self, services: Services) -> None:
        """Revert steps of this book."""
        self._services = services
        self._page.allow_revert(not services.read_only)

    def revert(self, anyway: bool) -> None:
        """Take the shown step back, where later work is lost only `anyway`."""
        services, step = self._services, self._page.step()
        if services is None or step is None or self.running:
            return
        self.running = True
        self._page.begin_revert()
        self._runner.submit(
            "changes",
            "revert",
            lambda progress: services.history.revert(step.id, anyway, progress),
            lambda changes: self._done(step, changes),
            owner=self,
            failed=self._failed,
            progressed=self.progressed.emit,
        )

    def _done(self, step: Step, changes: Changes) -> None:
        self.running = False
        self.progressed.emit(1, 1)
        self.noticed.emit(_("Reverted: %(step)s") % {"step": words.title(step)}, False)
        if changes.step is not None:
            self.reverted.emit(changes.step.id)

    def _failed(self, error: Exception) -> None:
        self.running = False
        self.progressed.emit(1, 1)
        self._page.allow_revert(allowed=True)
        if isinstance(error, UndoClash):
            self._page.clashes.show_clashes(error.clashes)
        elif not isinstance(error, Cancelled):
            self._runner.error.emit(error)
            self.failed.emit()
