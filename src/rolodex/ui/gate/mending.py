"""What the gate does about a sick file: a copy in its place, or what can be read of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from rolodex.domain.backup import Backup
from rolodex.i18n import _
from rolodex.ui import wording
from rolodex.ui.backups import words
from rolodex.ui.one_job import OneJob
from rolodex.ui.ports import Door
from rolodex.ui.tasks import TaskRunner


class Mending(QObject):
    """Does one of them at a time; each begins with `begun` and ends with one of the others."""

    begun = Signal(str)
    """What runs now, in words."""
    replaced = Signal(str)
    """A copy stands in the place of the book: the words for it."""
    saved = Signal(object)
    """What could be read is in a new book: a Salvaged."""
    failed = Signal(object)
    """What went wrong, or that it was stopped: the exception."""
    progressed = Signal(int, int)

    def __init__(self, runner: TaskRunner, door: Door, parent: QObject) -> None:
        super().__init__(parent)
        self._door = door
        self._job = OneJob(runner, self, self.progressed.emit)

    def is_running(self) -> bool:
        """Whether one of them is being done."""
        return self._job.is_running()

    def cancel(self) -> None:
        """Stop what is being done."""
        self._job.cancel()

    def take(self, backup: Backup, passphrase: str) -> None:
        """Put a copy in the place of the book, which is kept aside."""
        door, told = self._door, words.when(backup.at, wording.today())
        if self._job.start(
            lambda progress: door.from_backup(backup, passphrase, progress),
            lambda aside: self._replaced(told, aside),
            self.failed.emit,
        ):
            self.begun.emit(_("Taking the copy of %(when)s…") % {"when": told})

    def save(self) -> None:
        """Save what can be read into a new book."""
        if self._job.start(self._door.salvage, self.saved.emit, self.failed.emit):
            self.begun.emit(_("Saving what can be read…"))

    def _replaced(self, told: str, aside: Path) -> None:
        if not aside.exists():
            self.replaced.emit(_("This is the copy of %(when)s.") % {"when": told})
            return
        self.replaced.emit(
            _("This is the copy of %(when)s; the file that was there is kept as %(file)s.")
            % {"when": told, "file": aside.name}
        )
