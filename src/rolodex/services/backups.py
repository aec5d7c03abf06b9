"""Verified copies of the book, and putting one in its place."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from rolodex import paths
from rolodex.domain.backup import Backup
from rolodex.domain.errors import UserError
from rolodex.domain.message import message
from rolodex.domain.preferences import Preferences
from rolodex.services.settings import preferences
from rolodex.store import backups, contacts, lock
from rolodex.store.book import Book

__all__ = ["Backup", "Backups", "restore"]


class Backups:
    """The copies of one book."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def make(self, out: Path | None = None) -> Backup:
        """A verified copy in the book's own folder of backups, or as the file `out`.

        Raises UserError where the book fails its check or the copy cannot be written.
        """
        return backups.copy(self._book.path, out) if out else self._take()

    def before_mass_change(self) -> Backup | None:
        """A copy before something that changes many contacts; an empty book needs none."""
        with self._book.reading() as connection:
            empty = contacts.count(connection) == 0
        return None if empty else self._take()

    def when_due(self) -> Backup | None:
        """A copy if the newest is as old as was chosen and the book can be changed at all."""
        if self._book.read_only:
            return None
        every = timedelta(hours=self._preferences().backup_hours)
        return self._take() if backups.due(self._book.path, every) else None

    def newest(self) -> Path | None:
        """The newest copy of this book, or None."""
        return backups.newest(self._book.path)

    def folder(self) -> Path:
        """Where the copies of this book lie."""
        return paths.backups(self._book.path)

    def _take(self) -> Backup:
        return backups.take(self._book.path, self._preferences().backups_kept)

    def _preferences(self) -> Preferences:
        with self._book.reading() as connection:
            return preferences(connection)


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
