"""Many rows at once, as plain tuples."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rolodex.store.transaction import Transaction


def insert(tx: Transaction, table: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    """Write these rows, explicit ids included where `columns` has them; gives how many there were."""
    names = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join("?" * len(columns))
    return max(0, tx.connection.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', rows))


def next_id(tx: Transaction, table: str) -> int:
    """The first id that was never given in this table."""
    used = tx.connection.value(
        f"SELECT max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = ?), 0), "
        f'coalesce((SELECT max(id) FROM "{table}"), 0))',
        (table,),
    )
    return int(used) + 1
