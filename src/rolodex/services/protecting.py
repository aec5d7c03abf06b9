"""A book that opens with a passphrase only: switched on, changed and switched off."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rolodex import paths
from rolodex.domain import os_reason
from rolodex.domain.errors import UserError
from rolodex.domain.progress import Progress, silent
from rolodex.domain.protection import CopiesProtected, Protection
from rolodex.services import unlocking
from rolodex.store import aside, backups_ledger, backups_second, backups_shelf, cipher, errors, keys, lock
from rolodex.store.book import Book

__all__ = [
    "CopiesProtected",
    "Protecting",
    "Protection",
    "convert",
    "delete_copies",
    "protect_copies",
    "standing",
]


class Protecting:
    """The passphrase of one book."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def standing(self) -> Protection:
        """How the book and the copies beside it stand."""
        return standing(self._book.path)


def convert(path: Path, old: str, new: str, progress: Progress = silent) -> Protection:
    """Give the closed book at `path` the passphrase `new`, none with ""; `old` is the one it has.

    The book is replaced whole, once the new file was compared with it, or stays as it was. Raises LockedBook
    where `old` does not fit and UserError where the book is open.
    """
    from rolodex.store import converting  # start-up: done once in the life of a book

    with _kept_closed(path):
        if cipher.is_secret(path):
            unlocking.unlock(path, old)
        key = keys.fresh(new) if new else None
        converting.convert(path, key, progress)
        if key is not None:
            keys.add(key)
        return standing(path)


def standing(path: Path) -> Protection:
    """How a book and the copies beside it stand; nothing is opened, only how the files begin is read."""
    salt = cipher.salt_of(path)
    salts = {copy: cipher.salt_of(copy) for copy in _copies(path)}
    return Protection(
        path,
        is_protected=salt is not None,
        readable=tuple(copy for copy, its in salts.items() if its is None) if salt else (),
        other=tuple(copy for copy, its in salts.items() if its is not None and its != salt),
    )


def protect_copies(path: Path, progress: Progress = silent) -> CopiesProtected:
    """Make the copies of the book anew as secret as the book is, each replaced whole.

    Those that cannot be, damaged, under a passphrase that was not given or where nothing can be written,
    stay and are told.
    """
    from rolodex.store import converting  # start-up: done once in the life of a book

    key = cipher.key_for(path)
    now = standing(path)
    waiting = (*now.readable, *now.other)
    done: list[Path] = []
    left: list[Path] = []
    for number, copy in enumerate(waiting):
        progress(number, len(waiting))
        try:
            converting.make_alike(copy, key)
        except UserError:  # told with those that are left
            left.append(copy)
        else:
            # its rows are what they were
            backups_shelf.note_again(copy, backups_ledger.Entry.of)
            done.append(copy)
    progress(len(waiting), len(waiting))
    return CopiesProtected(tuple(done), tuple(left))


def delete_copies(path: Path) -> tuple[Path, ...]:
    """Delete the copies that anyone can read though the book has a passphrase; gives those that went."""
    gone = standing(path).readable
    for copy in gone:
        try:
            copy.unlink(missing_ok=True)
        except OSError as error:
            raise errors.cannot_open(copy, os_reason.reason(error)) from error
    return gone


@contextmanager
def _kept_closed(path: Path) -> Iterator[None]:
    """Hold the book against windows that begin meanwhile; refused where another has it open already."""
    holder = lock.holder(path)
    if holder is not None and holder.pid == os.getpid():  # the window that asks for it
        yield
        return
    if not path.exists() or not os.access(path.parent, os.W_OK):  # converting says so better
        yield
        return
    held = lock.acquire(path)
    try:
        yield
    finally:
        held.release()


def _copies(path: Path) -> Iterator[Path]:
    """The copies of a book, in its own folder and the second one, and what was renamed as damaged."""
    folders = [folder for folder in (paths.backups(path), backups_second.folder_of(path)) if folder]
    for folder in folders:
        for one in backups_shelf.named(folder, path.stem):
            if not one.file.name.endswith(backups_shelf.LOCKED):
                yield one.file
    yield from aside.damaged(path)
