"""What is done with copies: made, checked, restored, and restoring taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from rolodex.domain.backup import Backup
from rolodex.domain.changes import Changes
from rolodex.domain.progress import Progress
from rolodex.i18n import _
from rolodex.services.backups import Backups
from rolodex.ui import wording
from rolodex.ui.backups import words
from rolodex.ui.one_job import OneJob
from rolodex.ui.tasks import Lane, TaskRunner

Answer = TypeVar("Answer")


class Deeds(QObject):
    """Does one of them at a time; each begins with `begun` and ends with one of the others."""

    begun = Signal(str)
    """What runs now, in words."""
    made = Signal(object)
    """The copy that was made: a Backup."""
    proved = Signal(object)
    """The copy that was checked again, as it was found: a Backup."""
    restored = Signal(str, bool)
    """The book is another now: the words for it, and whether undo is to be offered."""
    failed = Signal(object)
    """What went wrong, or that it was stopped: the exception."""
    progressed = Signal(int, int)

    def __init__(self, runner: TaskRunner, backups: Backups, parent: QObject) -> None:
        super().__init__(parent)
        self._backups = backups
        self._job = OneJob(runner, self, self.progressed.emit)

    def is_running(self) -> bool:
        """Whether one of them is being done."""
        return self._job.is_running()

    def cancel(self) -> None:
        """Stop what is being done."""
        self._job.cancel()

    def make(self) -> None:
        """Make a copy."""
        backups = self._backups
        self._do(_("Making a copy…"), lambda progress: backups.make(progress=progress), self.made.emit)

    def check(self, backup: Backup, passphrase: str) -> None:
        """Prove a copy again."""
        backups = self._backups
        self._do(
            _("Checking the copy…"),
            lambda progress: backups.check(backup, passphrase, progress),
            self.proved.emit,
        )

    def restore(self, backup: Backup, passphrase: str) -> None:
        """Make the book what the copy holds."""
        backups, told = self._backups, words.when(backup.at, wording.today())

        def done(_changes: Changes) -> None:
            self.restored.emit(_("The book is as it was %(when)s") % {"when": told}, True)

        self._do(
            _("Restoring the copy of %(when)s…") % {"when": told},
            lambda progress: backups.restore(backup, passphrase, progress),
            done,
            "changes",
        )

    def undo(self) -> None:
        """Bring back the book as it was before it was restored."""

        def done(_changes: Changes) -> None:
            self.restored.emit(_("The book is as it was before it was restored"), False)

        self._do(_("Undoing the restoring…"), self._backups.undo_restore, done, "changes")

    def _do(
        self,
        doing: str,
        work: Callable[[Progress], Answer],
        done: Callable[[Answer], object],
        lane: Lane = "paper",
    ) -> None:
        if self._job.start(work, done, self.failed.emit, lane):
            self.begun.emit(doing)
