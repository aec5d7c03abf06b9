"""Finding out what a file is before it is used as a book."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rolodex import files
from rolodex.domain import os_reason
from rolodex.domain.message import Message, message
from rolodex.store import backups, engine, errors, lock, place, strangers
from rolodex.store.engine import APPLICATION_ID, SCHEMA_VERSION, Connection

SMALLEST = 512
"""Bytes of the smallest database; SQLite takes what is shorter for an empty one."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that is a book of this version, or one to look at only; `mode` is for `engine.connect`."""

    path: Path
    connection: Connection
    mode: str
    read_only: bool
    notice: Message | None = None


def opened(path: Path, create: bool, read_only: bool) -> Opened:
    """The book at `path`, made or brought up to date where needed and allowed."""
    try:
        missing = not path.exists()
    except OSError as error:
        raise errors.cannot_open(path, os_reason.reason(error)) from error
    if missing:
        if not create:
            raise errors.no_book(path)
        engine.make_file(path)
    if path.is_dir() or 0 < path.stat().st_size < SMALLEST:
        raise errors.not_a_book(path)
    if not os.access(path, os.R_OK):
        raise errors.cannot_open(path, os_reason.DENIED)
    mode = engine.mode_of(path)
    if mode == "rw":
        files.clear(path.parent, path.name)
    left = _log_was_left(path)
    with _told_if_headless(path):
        connection = engine.connect(path, mode)
        try:
            found = _judged(path, connection, mode, create, read_only)
            if left and connection.value("PRAGMA quick_check(1)") != "ok":
                raise errors.damaged(path)
            return found
        except BaseException:
            connection.close()
            raise


@contextmanager
def _told_if_headless(path: Path) -> Iterator[None]:
    """A file that lost nothing but its beginning is told from one that was never a book."""
    try:
        yield
    except errors.Damaged:
        raise
    except errors.NotABook:
        from rolodex.store import salvage_pages  # start-up: sick books only

        if salvage_pages.has_lost_its_head(path):
            raise errors.damaged(path) from None
        raise


def _log_was_left(path: Path) -> bool:
    """Whether a log lies beside the book that nobody is writing: whoever did came to a sudden end."""
    log = path.with_name(path.name + "-wal")
    if not log.exists() or not log.stat().st_size:
        return False
    window = lock.holder(path)
    return window is None or window.pid == os.getpid()


def _judged(path: Path, connection: Connection, mode: str, create: bool, read_only: bool) -> Opened:
    application = connection.value("PRAGMA application_id")
    version = connection.value("PRAGMA user_version")
    if application != APPLICATION_ID:
        empty = not application and not version and not connection.value("SELECT count(*) FROM sqlite_master")
        if not (empty and create and mode == "rw"):
            raise errors.not_a_book(path)
        _fill(connection)
        version = SCHEMA_VERSION
    if version < 0:
        raise errors.damaged(path)
    if strangers.is_masked(connection):  # whatever version it says: looking is enough to make a view act
        raise errors.not_a_book(path)
    if version > SCHEMA_VERSION:
        return _to_look_at(path, connection, mode, _newer(path))
    if version == SCHEMA_VERSION and strangers.is_torn(connection):
        raise errors.damaged(path)
    if mode != "rw":
        return _to_look_at(path, connection, mode, _unwritable(path))
    acting = strangers.named(connection)
    if version < SCHEMA_VERSION and not acting:
        connection = _brought_up_to_date(path, connection)
    acting = acting or strangers.found(connection)
    if acting:
        return _to_look_at(path, connection, mode, strangers.told(str(path), acting))
    if read_only:
        return _to_look_at(path, connection, mode, None)
    _use_journal(path, connection)
    return Opened(path, connection, mode, read_only=False)


def _to_look_at(path: Path, connection: Connection, mode: str, notice: Message | None) -> Opened:
    engine.pragma(connection, "query_only", 1)
    return Opened(path, connection, mode, read_only=True, notice=notice)


def _brought_up_to_date(path: Path, connection: Connection) -> Connection:
    """The book with the tables of today; a verified backup is taken first."""
    from rolodex.store.migrations import upgrading  # start-up: Alembic, needed for old books only

    backups.take(path)
    upgrading.upgrade(connection)
    return connection


def _fill(connection: Connection) -> None:
    from rolodex.store import schema  # start-up: SQLModel

    _use_journal(connection.path, connection)
    connection.execute("BEGIN IMMEDIATE")
    try:
        schema.create(connection)
        connection.execute("COMMIT")
    except BaseException:
        if connection.raw.in_transaction:  # an error of the disk takes it back by itself
            connection.execute("ROLLBACK")
        raise


def _use_journal(path: Path, connection: Connection) -> None:
    """Keep a log beside the book, or none where its folder does not bear it."""
    if place.keeps_log(path):
        engine.use_wal(connection)
    else:
        engine.use_rollback(connection)


def _unwritable(path: Path) -> Message:
    return message(
        "%(file)s lies where nothing can be written, so it is open for reading only. To change it, copy it "
        "to a folder of your own and open the copy.",
        file=str(path),
    )


def _newer(path: Path) -> Message:
    return message(
        "%(file)s was written by a newer Rolodex, so it is open for reading only and stays as it is. "
        "Update Rolodex to change it.",
        file=str(path),
    )
