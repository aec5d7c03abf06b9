"""A private place on disk for the plan of an import, so that memory stays flat in the size of the file."""

from __future__ import annotations

import pickle
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar, cast

Item = TypeVar("Item")


class Spool(Generic[Item]):
    """Batches of values in the order they came, in a temporary SQLite file that vanishes when closed.

    SQLite makes the file of an empty name private (0600) and spills to it only what memory should not hold
    (https://www.sqlite.org/inmemorydb.html, temporary databases). Only this process ever reads the pickles.
    """

    def __init__(self) -> None:
        self._connection = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self._connection.execute("PRAGMA cache_size = -8000")
        self._connection.execute("CREATE TABLE batch(id INTEGER PRIMARY KEY, items BLOB NOT NULL) STRICT")
        self._connection.execute("BEGIN")

    def append(self, items: Sequence[Item]) -> None:
        """Keep one batch."""
        self._connection.execute("INSERT INTO batch(items) VALUES (?)", (pickle.dumps(items, -1),))

    def batches(self) -> Iterator[Sequence[Item]]:
        """The batches, first to last."""
        for (items,) in self._connection.execute("SELECT items FROM batch ORDER BY id"):
            yield cast(Sequence[Item], pickle.loads(items))

    def close(self) -> None:
        """Let the file go."""
        self._connection.close()
