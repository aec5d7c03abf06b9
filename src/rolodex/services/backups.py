"""Verified copies of the book, and putting one in its place."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from rolodex import paths
from rolodex.domain.backup import Backup, Reason
from rolodex.domain.changes import Changes
from rolodex.domain.due import stamp
from rolodex.domain.errors import UserError
from rolodex.domain.message import Message, message
from rolodex.domain.preferences import Preferences
from rolodex.domain.progress import Progress, silent
from rolodex.services.settings import preferences
from rolodex.store import backups, backups_proof, backups_restore, backups_shelf, contacts, lock
from rolodex.store.book import Book

__all__ = ["Backup", "Backups", "listed", "restore"]

HOUR = timedelta(hours=1)


class Backups:
    """The copies of one book."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def make(
        self,
        out: Path | None = None,
        reason: Reason = "asked",
        passphrase: str = "",
        progress: Progress = silent,
    ) -> Backup:
        """A verified copy in the book's own folder of backups, or as the file `out`.

        Raises UserError where the book fails its check or the copy cannot be written.
        """
        return backups.copy(self._book.path, out, progress) if out else self._take(reason, progress)

    def before(self, reason: Reason) -> Backup | None:
        """A copy before something that changes many contacts; an empty book needs none.

        Where nothing happened since the newest copy, that one serves; merges get one an hour at most.
        """
        with self._book.reading() as connection:
            if contacts.count(connection) == 0:
                return None
            mark = backups_proof.mark(connection)
        newest = self._newest_good()
        if newest is not None and (self._holds(newest, mark) or (reason == "merge" and _is_recent(newest))):
            return newest
        return self._take(reason)

    def when_due(self, reason: Reason = "hour") -> Backup | None:
        """A copy if the newest is old enough, the book was changed since, and can be changed at all."""
        if self._book.read_only:
            return None
        hours = self._preferences().backup_hours if reason == "start" else 1
        return self._if_changed(reason) if backups.due(self._book.path, timedelta(hours=hours)) else None

    def on_close(self) -> Backup | None:
        """A copy if the book was changed since the newest."""
        return None if self._book.read_only else self._if_changed("close")

    def all(self) -> tuple[Backup, ...]:
        """The copies there are, the newest first, each with what it was proved to hold."""
        return listed(self._book.path)

    def newest(self) -> Path | None:
        """The newest copy of this book, or None."""
        return backups.newest(self._book.path)

    def folder(self) -> Path:
        """Where the copies of this book lie."""
        return paths.backups(self._book.path)

    def restore(self, copy: Backup | Path, passphrase: str = "", progress: Progress = silent) -> Changes:
        """Make the book what the copy holds, as one step that can be taken back like any other.

        Raises UserError, and changes nothing, where the copy is not whole or is of a newer Rolodex.
        """
        file = copy.path if isinstance(copy, Backup) else copy
        label = _label(copy)
        return backups_restore.restore(self._book, file, label, self._preferences().backups_kept, progress)

    def undo_restore(self, progress: Progress = silent) -> Changes:
        """Bring back the book as it was before it was restored, where nothing was done since.

        Raises UserError where the book was not restored, or steps were done since.
        """
        with self._book.reading() as connection:
            step_id = backups_restore.newest_restore(connection)
        if not step_id:
            raise UserError(message("Nothing was restored that could be taken back; nothing was changed."))
        return backups_restore.take_back(self._book, step_id, progress)

    def restored(self) -> Backup | None:
        """What `undo_restore` would bring back, or None."""
        return backups_restore.aside(self._book)

    def _if_changed(self, reason: Reason) -> Backup | None:
        with self._book.reading() as connection:
            mark = backups_proof.mark(connection)
        newest = self._newest_good()
        return None if newest is not None and self._holds(newest, mark) else self._take(reason)

    def _newest_good(self) -> Backup | None:
        return next((one for one in self.all() if one.checked and not one.second), None)

    def _holds(self, copy: Backup, mark: str) -> bool:
        return backups_shelf.mark_of(copy.path) == mark

    def _take(self, reason: Reason, progress: Progress = silent) -> Backup:
        with self._book.reading() as connection:
            pinned = backups_restore.pinned(connection)
        return backups.take(self._book.path, self._preferences().backups_kept, reason, progress, pinned)

    def _preferences(self) -> Preferences:
        with self._book.reading() as connection:
            return preferences(connection)


def listed(book: Path) -> tuple[Backup, ...]:
    """The copies there are of the book at this path, which need not be whole or even there, newest first."""
    return backups_shelf.listed(paths.backups(book), book.stem)


def restore(file: Path, book: Path) -> Backup | None:
    """Put a verified copy in the place of the book; what stood there is kept aside and given back.

    Raises UserError, and changes nothing, where the copy is not whole or a window has the book open.
    """
    if lock.holder(book) is not None:
        raise UserError(
            message(
                "%(book)s is open in a window, so nothing was changed. Close the window, then restore again.",
                book=str(book),
            )
        )
    return backups.restore(file, book)


def _is_recent(copy: Backup) -> bool:
    return copy.at > stamp(datetime.now(UTC) - HOUR)


def _label(copy: Backup | Path) -> Message:
    if isinstance(copy, Path):
        return message("Restore %(file)s", file=copy.name)
    return message("Restore %(file)s", file=copy.path.name)
