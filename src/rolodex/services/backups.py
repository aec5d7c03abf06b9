"""Verified copies of the book, and putting one in its place."""

from __future__ import annotations

import contextlib
import threading
import weakref
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from rolodex import paths
from rolodex.domain.backup import Backup, Comparison, PreviewRow, Reason
from rolodex.domain.changes import Changes
from rolodex.domain.due import stamp
from rolodex.domain.errors import UserError
from rolodex.domain.message import Message, message
from rolodex.domain.preferences import Preferences
from rolodex.domain.progress import Progress, silent
from rolodex.services.files import cannot_write
from rolodex.services.settings import preferences
from rolodex.store import (
    backups,
    backups_compare,
    backups_locked,
    backups_proof,
    backups_restore,
    backups_second,
    backups_shelf,
    contacts,
    engine,
    errors,
    lock,
    settings,
)
from rolodex.store.backups_second import Second
from rolodex.store.book import Book

__all__ = ["Backup", "Backups", "listed", "restore"]

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


class Backups:
    """The copies of one book."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._opening = threading.RLock()
        self._open: tuple[Path, Path] | None = None
        self._private = ExitStack()
        self._trouble: Message | None = None
        # A locked copy that was opened to look into it does not outlive whoever looked.
        weakref.finalize(self, self._private.close)

    # Making

    def make(
        self,
        out: Path | None = None,
        reason: Reason = "asked",
        passphrase: str = "",
        progress: Progress = silent,
    ) -> Backup:
        """A verified copy in the folders of backups, or as the file `out`, locked if a passphrase is given.

        Raises UserError where the book fails its check or the copy cannot be written.
        """
        if out is None:
            return self._take(reason, progress)
        if not passphrase:
            return backups.copy(self._book.path, out, progress)
        with backups_locked.private_folder() as folder:
            made = backups.copy(self._book.path, folder / "book.rolodex", progress)
            try:
                backups_locked.lock(made.path, out, passphrase, progress)
            except OSError as error:
                raise errors.cannot_copy(out, error) from error
        return replace(made, path=out, size=out.stat().st_size, locked=True)

    def before(self, reason: Reason) -> Backup | None:
        """A copy before something that changes many contacts; an empty book needs none.

        Where nothing happened since the newest copy, that one serves; merges get one an hour at most.
        """
        with self._book.reading() as connection:
            if contacts.count(connection) == 0:
                return None
            mark = backups_proof.mark(connection)
        newest = self._newest_good()
        if newest is not None and (_holds(newest, mark) or (reason == "merge" and _is_younger(newest, HOUR))):
            return newest
        return self._take(reason)

    def when_due(self, reason: Reason = "hour", progress: Progress = silent) -> Backup | None:
        """A copy if the newest is old enough, the book was changed since, and can be changed at all.

        Where it was not changed, the newest is proved again once a day instead, but not at the start, when
        the book itself is checked.
        """
        if reason == "start":
            backups_locked.sweep()
        if self.is_due(reason):
            return self._take(reason, progress)
        newest = None if self._book.read_only or reason == "start" else self._newest_good()
        if newest is not None and newest.checked < _ago(DAY):
            self.check(newest)
        return None

    def is_due(self, reason: Reason = "hour") -> bool:
        """Whether `when_due` would make a copy."""
        if self._book.read_only:
            return False
        hours = _preferences(self._book).backup_hours if reason == "start" else 1
        return backups.due(self._book.path, timedelta(hours=hours)) and self._is_changed()

    def on_close(self) -> Backup | None:
        """A copy if the book was changed since the newest."""
        return self._take("close") if not self._book.read_only and self._is_changed() else None

    # Looking

    def all(self) -> tuple[Backup, ...]:
        """The copies there are, the newest first, each with what it was proved to hold."""
        return listed(self._book.path)

    def newest(self) -> Path | None:
        """The newest copy of this book, or None."""
        return backups.newest(self._book.path)

    def folder(self) -> Path:
        """Where the copies of this book lie."""
        return paths.backups(self._book.path)

    def check(self, backup: Backup, passphrase: str = "", progress: Progress = silent) -> Backup:
        """The copy with what it is proved to hold now; `broken` where it is not whole any more.

        Raises LockedBook where its passphrase is needed or does not fit.
        """
        try:
            with self._readable(backup.path, passphrase, progress) as file:
                entry = backups_shelf.proved(backup.path, backups_proof.prove(file), backup.reason)
        except errors.NotABook:
            entry = backups_shelf.broken(backup.path, backup.reason)
        return backups_shelf.proved_again(backup, entry)

    def compare(self, backup: Backup, passphrase: str = "", progress: Progress = silent) -> Comparison:
        """What restoring the copy would change."""
        with self._readable(backup.path, passphrase, progress) as file:
            found = backups_compare.compare(self._book.path, file, backup, progress)
            from rolodex.store import erasing_again  # start-up

            today = erasing_again.known(self._book.path)
            return replace(found, erased_since=erasing_again.awaited(file, today))

    def preview(
        self, backup: Backup, query: str = "", offset: int = 0, limit: int = 200, passphrase: str = ""
    ) -> tuple[PreviewRow, ...]:
        """The people and companies in the copy that answer a search, in the order of names."""
        with self._readable(backup.path, passphrase) as file:
            connection = engine.connect(file, "immutable")
            try:
                return backups_compare.preview(connection, query, offset, limit)
            finally:
                connection.close()

    def put_away(self) -> None:
        """Have nothing any more of a locked copy that was looked into."""
        with self._opening:
            self._open = None
            self._private.close()

    # Restoring

    def restore(self, copy: Backup | Path, passphrase: str = "", progress: Progress = silent) -> Changes:
        """Make the book what the copy holds, as one step that can be taken back like any other.

        Raises UserError, and changes nothing, where the copy is not whole or is of a newer Rolodex.
        """
        file = copy.path if isinstance(copy, Backup) else copy
        kept = _preferences(self._book).backups_kept
        label = message("Restore %(file)s", file=file.name)
        with self._readable(file, passphrase, progress) as opened:
            return backups_restore.restore(self._book, opened, label, kept, progress)

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

    # The second folder

    def second_folder(self) -> Path | None:
        """The folder that copies are put into besides the book's own, be it there just now or not."""
        second = _second(self._book)
        return second.folder if second else None

    def second_trouble(self) -> Message | None:
        """Why the second folder did not take the newest copy, or None."""
        return self._trouble

    def set_second_folder(self, folder: Path | None) -> None:
        """Put copies into this folder as well from now on, or into none.

        Raises UserError where there is no such folder, or it is the book's own.
        """
        if folder is not None and not folder.is_dir():
            raise UserError(
                message(
                    "There is no folder %(folder)s, so nothing was changed. Choose one that is there.",
                    folder=str(folder),
                )
            )
        with self._book.housekeeping() as tx:
            backups_second.choose(tx.connection, folder)
        self._trouble = None
        backups_second.remember(self._book.path, _second(self._book))

    def set_passphrase(self, text: str, progress: Progress = silent) -> None:
        """Lock the copies in the second folder, present ones as well, with this passphrase; "" for no more.

        It is kept on this computer for its user alone, and not in the book.
        """
        with self._book.housekeeping() as tx:
            settings.put(tx.connection, backups_second.LOCKED, "yes" if text else "no")
        second = _second(self._book)
        if second is None:
            return
        try:
            backups_second.keep_passphrase(second.book, text)
        except OSError as error:
            raise cannot_write(paths.config(), error) from error
        if text and second.folder.is_dir():
            try:
                backups_second.lock_plain_ones(self._book.path, second, text, progress)
            except OSError as error:
                raise errors.cannot_copy(second.folder, error) from error

    # Within

    def _is_changed(self) -> bool:
        """Whether the book is another than the newest whole copy."""
        with self._book.reading() as connection:
            mark = backups_proof.mark(connection)
        newest = self._newest_good()
        return newest is None or not _holds(newest, mark)

    def _newest_good(self) -> Backup | None:
        copies = backups_shelf.listed(self.folder(), self._book.path.stem)
        return next((one for one in copies if one.checked and not one.broken), None)

    def _take(self, reason: Reason, progress: Progress = silent) -> Backup:
        with self._book.reading() as connection:
            pinned = backups_restore.pinned(connection)
        kept = _preferences(self._book).backups_kept
        made = backups.take(self._book.path, kept, reason, progress, pinned)
        self._put_second(made, kept, progress)
        return made

    def _put_second(self, made: Backup, kept: int, progress: Progress) -> None:
        """The book's own folder has a copy by now, so that nothing that goes wrong here is worth stopping."""
        second = _second(self._book)
        backups_second.remember(self._book.path, second)
        self._trouble = None
        if second is not None:
            try:
                backups_second.put(made, self._book.path, second, kept, progress)
            except backups_second.SecondTrouble as trouble:
                self._trouble = trouble.message

    @contextmanager
    def _readable(self, file: Path, passphrase: str, progress: Progress = silent) -> Iterator[Path]:
        """The copy, or what a locked one holds, which is unlocked once and kept until `put_away`."""
        if not backups_locked.is_locked(file):
            with backups_locked.readable(file, passphrase) as opened:
                yield opened
            return
        with self._opening:
            if self._open is None or self._open[0] != file:
                self.put_away()
                second = _second(self._book)
                secret = passphrase or (backups_second.passphrase(second.book) if second else "")
                opened = self._private.enter_context(backups_locked.readable(file, secret, progress))
                self._open = (file, opened)
            opened = self._open[1]
        yield opened


def listed(book: Path) -> tuple[Backup, ...]:
    """The copies there are of the book at this path, which need not be whole or even there, newest first."""
    own = backups_shelf.listed(paths.backups(book), book.stem)
    return tuple(
        sorted(own + backups_second.listed(book), key=lambda one: (one.at, not one.second), reverse=True)
    )


def restore(file: Path, book: Path, passphrase: str = "") -> Backup | None:
    """Put a verified copy in the place of the book; what stood there is kept aside and given back.

    Where there is a sound book, it is a step of its history. Raises UserError, and changes nothing, where the
    copy is not whole or a window has the book open.
    """
    lock.refuse_open(book)
    if not book.exists():
        return backups.restore(file, book, passphrase)
    try:
        with Book.open(book) as opened:
            Backups(opened).restore(file, passphrase)
            with contextlib.suppress(UserError):  # it is done, whether or not one can read what it was before
                return Backups(opened).restored()
            return None
    except errors.NotABook:  # of the two files the book may be the sick one
        return backups.restore(file, book, passphrase)


def _holds(copy: Backup, mark: str) -> bool:
    return backups_shelf.mark_of(copy.path) == mark


def _is_younger(copy: Backup, span: timedelta) -> bool:
    return copy.at > _ago(span)


def _ago(span: timedelta) -> str:
    return stamp(datetime.now(UTC) - span)


def _second(book: Book) -> Second | None:
    with book.reading() as connection:
        return backups_second.chosen(connection)


def _preferences(book: Book) -> Preferences:
    with book.reading() as connection:
        return preferences(connection)
