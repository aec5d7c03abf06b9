"""Connections to the file of a book: how they are made, what they answer, what must stand outside a step.

This is the sqlite3 module behind a thin face, not SQLAlchemy: its import alone costs 0.3 s of CPU, half of
what the command may take for a look-up. SQLAlchemy makes the schema and serves single records.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from rolodex.domain import os_reason
from rolodex.store import cipher, errors
from rolodex.store.keys import Key

APPLICATION_ID = 0x526F6C6F  # "Rolo"
SCHEMA_VERSION = 7

T = TypeVar("T")
Params = Sequence[object] | Mapping[str, object]
Row = tuple[Any, ...]

AMONG = "IN (SELECT value FROM json_each(?))"
"""Behind a column: whether its value is one of a JSON list, which takes any number of them."""

BUSY_SECONDS = 5.0
PATIENCE = 30_000
"""Milliseconds that are waited for others where the book has no log."""
SPILLS = 65_536
"""Changed pages of a step that are kept in memory there, 256 MB, before any is written to the file."""

ERRORS: tuple[type[Exception], ...] = (sqlite3.Error, UnicodeDecodeError)
"""What the libraries raise that have been loaded: ask for `engine.ERRORS` where an error is caught.

Python cannot read the words of SQLite about a damaged schema where its names are no text any more.
"""

REMEMBERED = 6
"""As many answers as a connection keeps in mind."""

PRAGMAS: tuple[tuple[str, int | str], ...] = (
    ("foreign_keys", 1),
    ("recursive_triggers", 1),
    ("secure_delete", 1),
    ("synchronous", 2),
    ("temp_store", 2),
    ("cache_size", -32000),
    ("journal_size_limit", 64_000_000),
    ("cell_size_check", 1),
)
"""What every connection is told, and reads back."""


class Connection:
    """One connection to a book; troubles of the user's world come out as UserError."""

    __slots__ = ("__weakref__", "_remembered", "_seen", "key", "path", "raw")

    def __init__(self, raw: sqlite3.Connection, path: Path, key: Key | None = None) -> None:
        self.raw = raw
        self.path = path
        self.key = key
        self._seen: tuple[int, int] = (0, 0)
        self._remembered: dict[Hashable, Any] = {}

    def execute(self, sql: str, params: Params = ()) -> list[Row]:
        """All rows the statement gives."""
        try:
            return self.raw.execute(sql, params).fetchall()
        except ERRORS as error:
            raise self._told(error) from error

    def stream(self, sql: str, params: Params = (), size: int = 2000) -> Iterator[Row]:
        """The rows one after another, fetched `size` at a time."""
        try:
            cursor = self.raw.execute(sql, params)
            while rows := cursor.fetchmany(size):
                yield from rows
        except ERRORS as error:
            raise self._told(error) from error

    def executemany(self, sql: str, rows: Iterable[Params]) -> int:
        """Run the statement for each of the rows; gives how many rows it wrote."""
        try:
            return self.raw.executemany(sql, rows).rowcount
        except ERRORS as error:
            raise self._told(error) from error

    def insert(self, sql: str, params: Params = ()) -> int:
        """Run an INSERT of one row and give the row's id."""
        try:
            return self.raw.execute(sql, params).lastrowid or 0
        except ERRORS as error:
            raise self._told(error) from error

    def value(self, sql: str, params: Params = ()) -> Any:
        """The first column of the first row, or None when there is no row."""
        try:
            row = self.raw.execute(sql, params).fetchone()
        except ERRORS as error:
            raise self._told(error) from error
        return row[0] if row else None

    def state(self) -> tuple[int, int]:
        """What differs once another connection, this one's own number beside it, has written anything."""
        return id(self), int(self.value("PRAGMA data_version"))

    def remembered(self, key: Hashable, make: Callable[[], T]) -> T:
        """What was made for a key, made anew once anything was written; only the last few are kept."""
        seen = int(self.value("PRAGMA data_version")), self.raw.total_changes
        if seen != self._seen:
            self._remembered.clear()
            self._seen = seen
        if key not in self._remembered:
            while len(self._remembered) >= REMEMBERED:
                del self._remembered[next(iter(self._remembered))]
            self._remembered[key] = make()
        found: T = self._remembered[key]
        return found

    def _told(self, error: Exception) -> Exception:
        if self.key is not None and errors.is_unreadable(error):
            return errors.damaged(self.path)  # the key fits, so it was a book
        return errors.translated(error, self.path) or error

    def close(self) -> None:
        """Let the file go."""
        try:
            self.raw.close()
        except ERRORS as error:
            raise self._told(error) from error
        cipher.let_go(self)


def connect(path: Path, mode: str = "rw", like: Connection | None = None) -> Connection:
    """A connection without a transaction of its own; `mode` is "rw", "ro" or "immutable".

    An empty file becomes as secret as the file of `like`. Raises LockedBook where a passphrase is needed.
    """
    try:
        connection = _opened(path, mode, like.key if like else None)
    except ERRORS as error:
        raise errors.translated(error, path) or error from error
    try:
        for name, wanted in PRAGMAS:
            pragma(connection, name, wanted)
        if mode != "rw":  # the journal's triggers ask for JSON, which a distrusted schema may not
            pragma(connection, "trusted_schema", 0)
    except BaseException:
        connection.close()
        raise
    return connection


def connect_with(path: Path, key: Key | None, mode: str = "rw") -> Connection:
    """A connection to a file of which the key is known already, whatever the file looks like."""
    with cipher.choosing():
        connection = Connection(_raw(path, mode, key), path, key)
        cipher.hold(path, connection)
    return connection


def fits(path: Path, key: Key) -> bool:
    """Whether the key opens the file; nothing is written, not even where the last writer left a log."""
    try:
        connection = connect_with(path, key, "immutable")
    except ERRORS as error:
        raise errors.translated(error, path) or error from error
    try:
        connection.raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except ERRORS as error:
        if errors.is_unreadable(error):
            return False
        raise errors.translated(error, path) or error from error
    finally:
        connection.close()
    return True


def _opened(path: Path, mode: str, like: Key | None) -> Connection:
    with cipher.choosing():
        return connect_with(path, cipher.key_for(path, like), mode)


def _raw(path: Path, mode: str, key: Key | None) -> sqlite3.Connection:
    query = "immutable=1" if mode == "immutable" else f"mode={mode}"
    uri = f"{path.absolute().as_uri()}?{query}"
    if key is not None:
        _know(cipher.sqlcipher_for(path).Error)
        return cipher.open_by_cipher(uri, key, BUSY_SECONDS, path)
    return sqlite3.connect(
        uri,
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=256,
    )


def _know(error: type[Exception]) -> None:
    global ERRORS  # noqa: PLW0603 - the other library is loaded late or never
    if error not in ERRORS:
        ERRORS = (*ERRORS, error)


def mode_of(path: Path) -> str:
    """How a file can be opened: on media that cannot be written, SQLite must be told so."""
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        return "rw"
    log = path.with_name(path.name + "-wal")
    return "ro" if log.exists() and log.stat().st_size else "immutable"


def pragma(connection: Connection, name: str, wanted: int | str) -> None:
    """Set a PRAGMA and read it back; inside a transaction some of them would be ignored in silence."""
    connection.execute(f"PRAGMA {name} = {wanted}")
    got = connection.value(f"PRAGMA {name}")
    if got != wanted:
        raise RuntimeError(f"PRAGMA {name} is {got!r}, not {wanted!r}")


def use_wal(connection: Connection) -> None:
    """Readers and the writer do not wait for each other from now on; kept in the file."""
    if connection.value("PRAGMA journal_mode") != "wal":
        got = connection.value("PRAGMA journal_mode = wal")
        if got != "wal":
            raise RuntimeError(f"PRAGMA journal_mode is {got!r}, not 'wal'")


def use_rollback(connection: Connection) -> None:
    """The book is one whole file whenever nobody writes it (docs/decisions/0032); kept in the file.

    While another program has it open it stays as it is.
    """
    if connection.value("PRAGMA journal_mode") == "wal":
        with contextlib.suppress(errors.BookBusy):
            connection.value("PRAGMA journal_mode = delete")
    be_patient(connection)
    # A long step writes nothing before its end, and keeps readers out for that moment only.
    connection.execute(f"PRAGMA cache_spill = {SPILLS}")
    # The journal's name must be gone from the disk, too, or a power cut would take the step back.
    pragma(connection, "synchronous", 3)


def be_patient(connection: Connection) -> None:
    """Where the book has no log, writers wait for readers and the other way round: wait longer."""
    if connection.value("PRAGMA journal_mode") != "wal":
        pragma(connection, "busy_timeout", PATIENCE)


def make_file(path: Path) -> None:
    """An empty file that only its owner may read; -wal and -shm inherit that."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise errors.cannot_open(path, os_reason.reason(error)) from error
