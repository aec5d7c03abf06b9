"""Contacts who are not interested until a day of review."""

from __future__ import annotations

import json
from collections.abc import Sequence

from rolodex.domain.rule import Pause
from rolodex.store.engine import Connection
from rolodex.store.texts import storable
from rolodex.store.transaction import Transaction

_WANTED = "(SELECT value FROM json_each(?))"


def put(tx: Transaction, contact_ids: Sequence[int], until: str, since: str, reason: str) -> None:
    """Leave these contacts alone until a day; who was left alone before is so since then."""
    before: dict[int, str] = dict(
        tx.connection.execute(
            f"SELECT contact_id, min(since) FROM pause WHERE contact_id IN {_WANTED} GROUP BY contact_id",
            (json.dumps(list(contact_ids)),),
        )
    )
    # A row of its own, so that a review that was done before does not stand for the new one.
    remove(tx, contact_ids)
    ((kept,),) = storable([(reason,)])
    tx.connection.executemany(
        "INSERT INTO pause(contact_id, since, until, reason) SELECT id, ?, ?, ? FROM contact WHERE id = ?",
        [(before.get(one) or since, until, kept, one) for one in dict.fromkeys(contact_ids)],
    )


def remove(tx: Transaction, contact_ids: Sequence[int]) -> None:
    """Leave these contacts alone no longer."""
    tx.connection.execute(
        f"DELETE FROM pause WHERE contact_id IN {_WANTED}", (json.dumps(list(contact_ids)),)
    )


def of(connection: Connection, contact_id: int) -> Pause | None:
    """The pause of a contact, also one that is over and was not ended yet."""
    return of_many(connection, [contact_id]).get(contact_id)


def of_many(connection: Connection, contact_ids: Sequence[int]) -> dict[int, Pause]:
    """The pauses of those of these contacts that have one."""
    rows = connection.execute(
        f"SELECT contact_id, until, since, reason FROM pause WHERE contact_id IN {_WANTED} ORDER BY id",
        (json.dumps(list(contact_ids)),),
    )
    return {row[0]: Pause(*row) for row in rows}


def paused(connection: Connection, today: str) -> frozenset[int]:
    """The contacts who are left alone today."""
    rows = connection.execute("SELECT DISTINCT contact_id FROM pause WHERE until > ?", (today,))
    return frozenset(contact_id for (contact_id,) in rows)
