"""What the panel itself does to the book: take a step back, and give follow-ups another day."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, Signal

from rolodex.domain.agenda import FollowUp
from rolodex.domain.changes import Changes
from rolodex.domain.errors import Cancelled
from rolodex.domain.progress import Progress
from rolodex.i18n import _, word
from rolodex.services.history import UndoClash
from rolodex.services.opening import Services
from rolodex.services.reminders import Reminders
from rolodex.ui import wording
from rolodex.ui.reminders import words as reminder_words
from rolodex.ui.reminders.moment_line import Clock, local_now
from rolodex.ui.tasks import TaskRunner


class Deeds(QObject):
    """Hands it to the book, and says what was done."""

    noticed = Signal(str, bool)
    """Something was done: the words for it, and whether undo is to be offered."""
    progressed = Signal(int, int)
    """How far a step has been taken back."""
    clashed = Signal(int, str)
    """Taking this step back would lose later work: the words for it."""
    moved = Signal(object, str)
    """This FollowUp stands on another day now: the ISO date or date-time."""

    def __init__(self, runner: TaskRunner, parent: QObject, clock: Clock = local_now) -> None:
        super().__init__(parent)
        self._runner = runner
        self._clock = clock
        self._services: Services | None = None
        self._running = 0

    def attach(self, services: Services) -> None:
        """Change this book."""
        self._services = services

    def is_settled(self) -> bool:
        """Whether all is done."""
        return self._running == 0

    def revert(self, step_id: int, anyway: bool = False) -> None:
        """Take a step back, where later work is lost only `anyway`."""
        services = self._services
        if services is None or services.read_only or self._running:
            return
        self._running += 1
        self._runner.submit(
            "changes",
            "revert",
            lambda progress: services.history.revert(step_id, anyway, progress),
            self._reverted,
            owner=self,
            failed=lambda error: self._not_reverted(step_id, error),
            progressed=self.progressed.emit,
        )

    def move(self, follow_up: FollowUp, due: str) -> None:
        """Give one occurrence another date or time."""
        services = self._services
        if services is None or services.read_only or self._running:
            return
        self._running += 1
        now = self._clock()

        def work(_progress: Progress) -> Changes:
            return _moved(services.reminders, follow_up, due, now)

        def done(_changes: Changes) -> None:
            self._running -= 1
            day = reminder_words.moment(due, self._clock().date())
            self.moved.emit(follow_up, due)
            self.noticed.emit(_("Moved to %(day)s") % {"day": day}, True)

        self._runner.submit("changes", "move", work, done, owner=self, failed=self._failed)

    def _reverted(self, changes: Changes) -> None:
        self._running -= 1
        self.progressed.emit(1, 1)
        label = word(changes.step.label) if changes.step else ""
        self.noticed.emit(_("Undone: %(step)s") % {"step": label}, False)

    def _not_reverted(self, step_id: int, error: Exception) -> None:
        self.progressed.emit(1, 1)
        if isinstance(error, UndoClash):
            self._running -= 1
            self.clashed.emit(step_id, wording.clash(error.clashes))
        else:
            self._failed(error)

    def _failed(self, error: Exception) -> None:
        self._running -= 1
        if not isinstance(error, Cancelled):
            self._runner.error.emit(error)


def _moved(reminders: Reminders, follow_up: FollowUp, due: str, now: datetime) -> Changes:
    """Move the open occurrence, or one that is still to come."""
    found = reminders.get(follow_up.reminder_id) if follow_up.reminder_id else None
    if found is not None and found.rrule and follow_up.slot and follow_up.slot != found.slot:
        return reminders.move_slot(found.id, follow_up.slot, due)
    return reminders.move(follow_up.key, due, now=now)
