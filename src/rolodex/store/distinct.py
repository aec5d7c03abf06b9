"""Pairs of contacts of whom the user said that they are not the same."""

from __future__ import annotations

import json
from collections.abc import Iterable

from rolodex.store.engine import Connection
from rolodex.store.steps import stamp
from rolodex.store.transaction import Transaction

Two = tuple[int, int]


def add(tx: Transaction, pairs: Iterable[Two], at: str = "") -> None:
    """Keep that the two of each pair are not the same; what is known already stays as it is."""
    at = at or stamp()
    for one, other in sorted({(min(pair), max(pair)) for pair in pairs}):
        tx.connection.execute(
            "INSERT INTO distinct_pair(contact_id, other_id, at) SELECT ?, ?, ? "
            "WHERE NOT EXISTS(SELECT 1 FROM distinct_pair WHERE contact_id = ? AND other_id = ?)",
            (one, other, at, one, other),
        )


def remove(tx: Transaction, pair: Two) -> None:
    """Forget that these two are not the same."""
    tx.connection.execute(
        "DELETE FROM distinct_pair WHERE contact_id = ? AND other_id = ?", (min(pair), max(pair))
    )


def among(connection: Connection, ids: Iterable[int]) -> frozenset[Two]:
    """The pairs that are not the same of which one is among these."""
    wanted = json.dumps(list(ids))
    rows = connection.execute(
        "SELECT contact_id, other_id FROM distinct_pair WHERE contact_id IN (SELECT value FROM json_each(?)) "
        "UNION SELECT contact_id, other_id FROM distinct_pair "
        "WHERE other_id IN (SELECT value FROM json_each(?))",
        (wanted, wanted),
    )
    return frozenset((one, other) for one, other in rows)


def everything(connection: Connection) -> frozenset[Two]:
    """All pairs that are not the same; the lower id stands first."""
    rows = connection.execute("SELECT contact_id, other_id FROM distinct_pair")
    return frozenset((one, other) for one, other in rows)
