"""What can be done about the file of a book that is sick, while nobody has it open."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rolodex.domain.backup import Backup
from rolodex.domain.errors import BookElsewhere, DamagedBook, LockedBook, UserError
from rolodex.domain.mending import Diagnosis, Health, Salvaged
from rolodex.domain.message import Message, message
from rolodex.domain.progress import Progress, silent
from rolodex.store import backups, cipher, engine, errors, lock
from rolodex.store.engine import APPLICATION_ID, SCHEMA_VERSION

__all__ = ["Diagnosis", "Salvaged", "diagnose", "from_backup", "salvage"]

SOUND = message("The file is whole.")


def diagnose(path: Path) -> Diagnosis:
    """How it stands with a file, and the copies of it that are whole, the newest first."""
    health, words = _health(Path(path))
    return Diagnosis(path, health, words, () if health == "sound" else _copies(path))


def from_backup(path: Path, backup: Backup | Path, passphrase: str = "") -> Path:
    """Put a copy that is whole in the place of the book; gives where the sick file lies now.

    Raises UserError, and changes nothing, where the copy is not whole or somebody has the book open.
    """
    raise NotImplementedError


def salvage(path: Path, progress: Progress = silent, nameless: str = "?") -> Salvaged:
    """Save what can be read of a sick book into a new one, which takes its place once it was checked in full.

    The sick file is renamed, never deleted. A contact of whom everything was lost but what belongs to it
    is called `nameless`. Raises UserError, and changes nothing, where nothing can be read, there is no room
    or somebody has the book open; Cancelled too leaves all as it was.
    """
    raise NotImplementedError


def _health(path: Path) -> tuple[Health, Message]:
    try:
        if not path.exists():
            return "missing", errors.no_book(path).message
        if path.is_dir():
            return "no_book", errors.not_a_book(path).message
        if not os.access(path, os.R_OK):
            return "unreadable", errors.cannot_open(path, "").message
        return _looked_into(path)
    except LockedBook as error:
        return "locked", error.message
    except DamagedBook as error:
        return "damaged", error.message
    except errors.NotABook as error:
        return ("damaged", errors.damaged(path).message) if _was_a_book(path) else ("no_book", error.message)
    except OSError as error:
        return "unreadable", errors.cannot_open(path, error.strerror or str(error)).message
    except UserError as error:
        return "unreadable", error.message


def _looked_into(path: Path) -> tuple[Health, Message]:
    connection = engine.connect(path, engine.mode_of(path))
    try:
        if connection.value("PRAGMA application_id") != APPLICATION_ID:
            raise errors.not_a_book(path)
        if connection.value("PRAGMA user_version") > SCHEMA_VERSION:
            return "newer", message(
                "%(file)s was written by a newer Rolodex. Update Rolodex to change it.", file=str(path)
            )
        if connection.value("PRAGMA quick_check(1)") != "ok":
            raise errors.damaged(path)
    finally:
        connection.close()
    return "sound", SOUND


def _was_a_book(path: Path) -> bool:
    """Whether a file that cannot be opened looks like the pages of a book all the same."""
    from rolodex.store import salvage_pages  # start-up: sick books only

    return not cipher.is_secret(path) and salvage_pages.page_size(path) > 0


def _copies(path: Path) -> tuple[Backup, ...]:
    """The copies of a book that are whole, the newest first."""
    found = []
    for file in backups.found(path):
        try:
            counts = backups.verified(file)
        except UserError:  # a copy that went bad is none
            continue
        found.append(Backup(file, "", counts["contact"], file.stat().st_size, counts=counts))
    return tuple(found)


@contextmanager
def _unused(path: Path) -> Iterator[None]:
    """Nobody has the book open, nor opens it until the block ends."""
    try:
        held = lock.acquire(path)
    except lock.BookOpenElsewhere:
        raise BookElsewhere(
            message(
                "%(file)s is open in a window, so nothing was changed. Close the window, then try again.",
                file=str(path),
            )
        ) from None
    try:
        yield
    finally:
        held.release()
