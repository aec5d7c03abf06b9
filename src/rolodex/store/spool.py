"""A private place on disk for the plan of an import, so that memory stays flat in the size of the file."""

from __future__ import annotations

import pickle
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar, cast

Item = TypeVar("Item")


IN_MEMORY = 5_000
"""Items that are kept as they are; a phone's whole address book seldom has more."""


class Spool(Generic[Item]):
    """Batches of values in the order they came; all but the first in a temporary SQLite file.

    SQLite makes the file of an empty name private (0600) and deletes it when it is closed
    (https://www.sqlite.org/inmemorydb.html, temporary databases). Only this process reads the pickles.
    """

    def __init__(self) -> None:
        self._first: list[Sequence[Item]] = []
        self._kept = 0
        self._read: tuple[int, Sequence[Item]] = (-1, ())
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
            self._connection.execute("INSERT INTO batch(items) VALUES (?)", (pickle.dumps(items, -1),))

    def batches(self) -> Iterator[Sequence[Item]]:
        """The batches, first to last."""
        yield from self._first
        for (items,) in self._connection.execute("SELECT items FROM batch ORDER BY id"):
            yield cast(Sequence[Item], pickle.loads(items))

    def batch(self, number: int) -> Sequence[Item]:
        """One batch by its number, counted from 0."""
        kept = len(self._first)
        if number < kept:
            return self._first[number]
        read, items = self._read
        if read != number:
            rows = self._connection.execute("SELECT items FROM batch WHERE id = ?", (number - kept + 1,))
            items = cast(Sequence[Item], pickle.loads(rows.fetchone()[0]))
            # a page asks for one batch row by row
            self._read = (number, items)
        return items

    def close(self) -> None:
        """Let the file go."""
        self._first.clear()
        self._read = (-1, ())
        self._connection.close()
