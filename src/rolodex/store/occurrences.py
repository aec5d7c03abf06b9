"""Occurrences of repeated follow-ups that are not as their rule says."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from rolodex.domain.occurrence import Occurrence
from rolodex.store.engine import Connection
from rolodex.store.transaction import Transaction


def of(connection: Connection, reminder_id: int) -> tuple[Occurrence, ...]:
    """Those of one follow-up, in the order of their slots."""
    return of_many(connection, [reminder_id]).get(reminder_id, ())


def of_many(connection: Connection, ids: Sequence[int]) -> dict[int, tuple[Occurrence, ...]]:
    """Those of each of these follow-ups, in the order of their slots."""
    found: dict[int, tuple[Occurrence, ...]] = {}
    for reminder_id, slot, due, status, at in connection.execute(
        "SELECT reminder_id, slot, due, status, at FROM occurrence "
        "WHERE reminder_id IN (SELECT value FROM json_each(?)) ORDER BY reminder_id, slot, id",
        (json.dumps(list(ids)),),
    ):
        found[reminder_id] = (*found.get(reminder_id, ()), Occurrence(slot, due, status, at))
    return found


def put(tx: Transaction, reminder_id: int, occurrence: Occurrence) -> None:
    """Write down what has become of the occurrence at its slot."""
    cells = (occurrence.due, occurrence.status, occurrence.at, reminder_id, occurrence.slot)
    known = tx.connection.value(
        "SELECT max(id) FROM occurrence WHERE reminder_id = ? AND slot = ?", (reminder_id, occurrence.slot)
    )
    if known:
        tx.connection.execute(
            "UPDATE occurrence SET due = ?, status = ?, at = ? WHERE id = ?", (*cells[:3], known)
        )
    else:
        tx.connection.insert(
            "INSERT INTO occurrence(due, status, at, reminder_id, slot) VALUES (?, ?, ?, ?, ?)", cells
        )


def forget(tx: Transaction, reminder_id: int, slot: str) -> None:
    """Let the rule say again what happens at this slot."""
    tx.connection.execute("DELETE FROM occurrence WHERE reminder_id = ? AND slot = ?", (reminder_id, slot))


def rename(tx: Transaction, reminder_id: int, places: Mapping[str, str]) -> None:
    """Give occurrences the slots that theirs become; those that become none are let go."""
    ids = {
        slot: occurrence_id
        for occurrence_id, slot in tx.connection.execute(
            "SELECT id, slot FROM occurrence WHERE reminder_id = ?", (reminder_id,)
        )
    }
    for slot, new in places.items():
        if new:
            tx.connection.execute("UPDATE occurrence SET slot = ? WHERE id = ?", (new, ids[slot]))
        else:
            tx.connection.execute("DELETE FROM occurrence WHERE id = ?", (ids[slot],))
