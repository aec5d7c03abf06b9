"""Many rows at once, as plain tuples."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count, islice
from typing import cast

from rolodex.store.transaction import Transaction

BATCH = 5000
FEW = 20
"""For fewer rows than this the triggers are as quick."""


def insert(tx: Transaction, table: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    """Write these rows, under the ids in `columns` or under new ones; gives how many there were."""
    if "id" in columns:
        return _insert(tx, table, columns, rows)
    first = next_id(tx, table)
    numbered = ((row_id, *row) for row_id, row in zip(count(first), rows, strict=False))
    written = _insert(tx, table, ("id", *columns), numbered)
    if written:
        tx.connection.execute(
            "INSERT INTO last_id(table_name, last) VALUES (?, ?) "
            "ON CONFLICT(table_name) DO UPDATE SET last = excluded.last",
            (table, first + written - 1),
        )
    return written


def _insert(tx: Transaction, table: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    """Write rows with ids, batch by batch; each batch is noted in the journal by one statement."""
    sql = _sql(table, columns)
    place = columns.index("id")
    left = iter(rows)
    written = 0
    while batch := list(islice(left, BATCH)):
        if len(batch) < FEW or table not in tx.journaled:
            tx.connection.executemany(sql, batch)
        else:
            with tx.whole():
                tx.connection.executemany(sql, batch)
            tx.note(table, "I", [cast(int, row[place]) for row in batch])
        written += len(batch)
    return written


def next_id(tx: Transaction, table: str) -> int:
    """The first id that was never given in this table."""
    used = tx.connection.value(
        f'SELECT max(coalesce((SELECT max(id) FROM "{table}"), 0), '
        "coalesce((SELECT last FROM last_id WHERE table_name = :table), 0), "
        "coalesce((SELECT seq FROM sqlite_sequence WHERE name = :table), 0))",
        {"table": table},
    )
    return int(used) + 1


def _sql(table: str, columns: Sequence[str]) -> str:
    names = ", ".join(f'"{column}"' for column in columns)
    return f'INSERT INTO "{table}" ({names}) VALUES ({", ".join("?" * len(columns))})'
