"""What is done for an open book without being asked: checks, copies, an eye on other programs."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtCore import QObject, QTimer, Signal

from rolodex.domain.backup import Reason
from rolodex.domain.errors import DamagedBook, UserError
from rolodex.domain.message import Message, message, verbatim
from rolodex.domain.progress import Progress
from rolodex.ui.ports import Backups, Services
from rolodex.ui.tasks import TaskRunner

WATCH = 2000
"""Milliseconds between two looks for changes that another program made."""
MINUTE = 60_000
HEARD = 5
"""Minutes between two signs of life for other computers that share the folder."""
PATIENCE = 60
"""Minutes until a copy is tried again that could not be made."""


@dataclass(frozen=True, slots=True)
class _Copied:
    """When the newest copy was made, and why the second folder did not take it."""

    at: datetime | None
    trouble: Message | None


class Upkeep(QObject):
    """Looks after one book from `watch` until `stop`."""

    warned = Signal(object)
    """What is the matter with the book: a Message."""
    sick = Signal(object)
    """The book was found damaged: a DamagedBook. It is left alone from then on."""
    copied = Signal(object)
    """When the newest backup was made: a datetime, or None."""

    def __init__(self, runner: TaskRunner, parent: QObject, still_here: Callable[[], str] = str) -> None:
        super().__init__(parent)
        self._runner = runner
        self._still_here = still_here
        self._minutes = 0
        self._taken_over = ""
        self._services: Services | None = None
        self._version = 0
        self._waits = 0
        self._told: Message | None = None
        self._hurries = False
        self._timer = QTimer(self)
        self._timer.setInterval(WATCH)
        self._timer.timeout.connect(self._look)
        self._minute = QTimer(self)
        self._minute.setInterval(MINUTE)
        self._minute.timeout.connect(self.pass_minute)

    def watch(self, services: Services) -> None:
        """Notice from now on when another program changes this book."""
        self._services = services
        self._look()
        self._timer.start()
        self._minute.start()

    def stop(self) -> None:
        """Leave the book alone."""
        self._timer.stop()
        self._minute.stop()
        self._services = None

    def check(self) -> None:
        """See whether the book is whole, and copy it if a copy is due."""
        if self._services is None:
            return
        checking, backups = self._services.checking, self._services.backups
        self._runner.submit(
            "paper",
            "check",
            lambda progress: checking.at_start(pages=not backups.is_due("start")),
            self._checked,
            owner=self,
            failed=self._failed,
        )
        self.copy_if_due("start")

    def copy_if_due(self, reason: Reason) -> None:
        """Copy the book if a copy is due, and learn when the newest was made; an import makes one too."""
        if self._services is None:
            return
        backups = self._services.backups
        self._waits = max(0, self._waits - 1)
        patient = self._waits > 0

        def copy(progress: Progress) -> _Copied:
            if not patient:
                backups.when_due(reason)
            return _Copied(_newest(backups), backups.second_trouble())

        self._runner.submit("paper", "backup", copy, self._copied, owner=self, failed=self._not_copied)

    def pass_minute(self) -> None:
        """Do what is due after another minute."""
        self._minutes += 1
        if self._minutes % HEARD == 0:
            here = self._still_here
            self._runner.submit("lookups", "still here", lambda _progress: here(), self._heard, owner=self)
        self.copy_if_due("hour")

    def hurry(self) -> None:
        """Make no copy at the end: the system ends the program soon, and a copy is due at the next start."""
        self._hurries = True

    def copy_at_end(self, services: Services) -> None:
        """Copy the book before it is closed, if it was changed since the newest copy.

        What goes wrong now is said when the book is opened again: a copy is due then as well.
        """
        if self._hurries:
            return
        with suppress(UserError):
            services.backups.on_close()

    def _heard(self, computer: str) -> None:
        """Say once that another computer has taken the book over."""
        if computer and computer != self._taken_over:
            self.warned.emit(
                message(
                    "This book was opened on %(computer)s as well: what is written on one of the two "
                    "computers will be lost. Close it on one of them now.",
                    computer=verbatim(computer),
                )
            )
        self._taken_over = computer

    def _copied(self, done: _Copied) -> None:
        self.copied.emit(done.at)
        # an absent stick is no news each hour
        if done.trouble is not None and done.trouble != self._told:
            self.warned.emit(done.trouble)
        self._told = done.trouble

    def _checked(self, troubles: tuple[Message, ...]) -> None:
        for trouble in troubles:
            self.warned.emit(trouble)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, DamagedBook):
            self._give_up(error)
        elif isinstance(error, UserError):
            self.warned.emit(error.message)
        else:
            self._runner.error.emit(error)

    def _give_up(self, error: DamagedBook) -> None:
        """Touch a damaged book no more, and say so once."""
        if self._services is not None:
            self.stop()
            self.sick.emit(error)

    def _not_copied(self, error: Exception) -> None:
        self._waits = PATIENCE
        self._failed(error)

    def _look(self) -> None:
        if self._services is not None and not self._runner.busy("lookups"):
            contacts = self._services.contacts
            self._runner.submit(
                "lookups", "version", lambda progress: contacts.data_version(), self._compare, owner=self
            )

    def _compare(self, version: int) -> None:
        if self._services is not None and self._version and version != self._version:
            contacts = self._services.contacts
            # The answer is Changes: every panel reads again, by then with that work in the history.
            self._runner.submit(
                "changes", "adopt", lambda progress: contacts.adopt(), lambda _changes: None, owner=self
            )
        self._version = version


def _newest(backups: Backups) -> datetime | None:
    """When the newest copy was made, or None."""
    newest = backups.newest()
    return datetime.fromtimestamp(newest.stat().st_mtime, UTC) if newest else None
