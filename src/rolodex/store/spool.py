"""A private place on disk for the plan of an import, so that memory stays flat in the size of the file."""

from __future__ import annotations

import os
import pickle
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Generic, TypeVar, cast

from rolodex.domain import os_reason
from rolodex.store import cipher, engine, errors, keys

Item = TypeVar("Item")


IN_MEMORY = 5_000
"""Items that are kept as they are; a phone's whole address book seldom has more."""


class Spool(Generic[Item]):
    """Batches of values in the order they came; all but the first in a temporary SQLite file.

    SQLite makes the file of an empty name private (0600) and deletes it when it is closed
    (https://www.sqlite.org/inmemorydb.html, temporary databases). Only this process reads the pickles.
    A `secret` one is for a book with a passphrase: its file is under a key that is kept nowhere.
    """

    def __init__(self, secret: bool = False) -> None:
        self._first: list[Sequence[Item]] = []
        self._kept = 0
        self._read: tuple[int, Sequence[Item]] = (-1, ())
        self._file: Path | None = None
        with _told():
            if secret:
                self._file, self._connection = _secret_file()
            else:
                self._connection = sqlite3.connect("", isolation_level=None, check_same_thread=False)
            self._connection.execute("PRAGMA cache_size = -8000")
            self._connection.execute("CREATE TABLE batch(id INTEGER PRIMARY KEY, items BLOB NOT NULL) STRICT")
            self._connection.execute("BEGIN")

    def append(self, items: Sequence[Item]) -> None:
        """Keep one batch."""
        if self._kept < IN_MEMORY:
            self._first.append(items)
            self._kept += len(items)
        else:
            with _told():
                self._connection.execute("INSERT INTO batch(items) VALUES (?)", (pickle.dumps(items, -1),))

    def batches(self) -> Iterator[Sequence[Item]]:
        """The batches, first to last."""
        yield from self._first
        with _told():
            rows = self._connection.execute("SELECT items FROM batch ORDER BY id")
        while row := self._next(rows):
            yield cast(Sequence[Item], pickle.loads(row[0]))

    def batch(self, number: int) -> Sequence[Item]:
        """One batch by its number, counted from 0."""
        kept = len(self._first)
        if number < kept:
            return self._first[number]
        read, items = self._read
        if read != number:
            with _told():
                rows = self._connection.execute("SELECT items FROM batch WHERE id = ?", (number - kept + 1,))
                row = rows.fetchone()
            items = cast(Sequence[Item], pickle.loads(row[0]))
            # a page asks for one batch row by row
            self._read = (number, items)
        return items

    def _next(self, rows: sqlite3.Cursor) -> tuple[bytes] | None:
        with _told():
            found: tuple[bytes] | None = rows.fetchone()
        return found

    def close(self) -> None:
        """Let the file go."""
        self._first.clear()
        self._read = (-1, ())
        self._connection.close()
        if self._file is not None:
            self._file.unlink(missing_ok=True)


@contextmanager
def _told() -> Iterator[None]:
    """A disk that has no room for a plan is told as one that has none for a book."""
    try:
        yield
    except engine.ERRORS as error:
        raise errors.translated(error, Path(tempfile.gettempdir())) or error from error
    except OSError as error:
        raise errors.cannot_open(Path(tempfile.gettempdir()), os_reason.reason(error)) from error


def _secret_file() -> tuple[Path | None, sqlite3.Connection]:
    """A file under a key nobody knows: SQLCipher leaves the files of empty names readable.

    Where the system allows it, the file loses its name at once, so that nothing is left after a sudden end.
    """
    descriptor, name = tempfile.mkstemp(prefix="rolodex-")
    os.close(descriptor)
    path = Path(name)
    try:
        connection = cipher.open_by_cipher(path.as_uri(), keys.one_time(), 0, path)
        connection.execute("PRAGMA journal_mode = off")
        connection.execute("PRAGMA synchronous = off")
        connection.execute("PRAGMA locking_mode = exclusive")
        connection.execute("PRAGMA temp_store = 2")
        connection.execute("PRAGMA user_version = 1")
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    if os.name != "posix":
        return path, connection
    path.unlink()
    return None, connection
