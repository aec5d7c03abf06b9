"""Who became whom."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rolodex.store.engine import Connection
from rolodex.store.transaction import Transaction


class Merged(NamedTuple):
    """A contact that became one with another, `contact_id` (0: which is gone too), in a step."""

    step_id: int
    contact_id: int
    merged_id: int


_READ = "SELECT changeset_id, coalesce(contact_id, 0), merged_id FROM merged_contact"


def note(tx: Transaction, first: int, others: Sequence[int], at: str) -> None:
    """Note that these contacts became one with the first in this step."""
    tx.connection.executemany(
        "INSERT INTO merged_contact(contact_id, merged_id, changeset_id, at) VALUES (?, ?, ?, ?)",
        [(first, one, tx.changeset_id, at) for one in others],
    )


def into(connection: Connection, contact_id: int) -> tuple[Merged, ...]:
    """Those who became this contact, also by way of another, the last first."""
    rows = connection.execute(f"{_READ} WHERE contact_id = ? ORDER BY changeset_id DESC, id", (contact_id,))
    return tuple(Merged(*row) for row in rows)


def of_step(connection: Connection, step_id: int) -> tuple[Merged, ...]:
    """Those who became one with another in a step, as far as they still are."""
    rows = connection.execute(f"{_READ} WHERE changeset_id = ? ORDER BY id", (step_id,))
    return tuple(Merged(*row) for row in rows)


def survivor(connection: Connection, step_id: int) -> int:
    """Who survived a merge at the time, 0 where the step was none."""
    found = connection.value(
        "SELECT contact_id FROM journal WHERE changeset_id = ? AND table_name = 'merged_contact' "
        "AND op = 'I' LIMIT 1",
        (step_id,),
    )
    return int(found or 0)


def became(connection: Connection, ids: Sequence[int]) -> Mapping[int, int]:
    """Whom those of these contacts that are no more became, where they were merged into somebody."""
    now: dict[int, int] = {}
    for contact_id in ids:
        one, seen = contact_id, {contact_id}
        while one and not _is_there(connection, one):
            one = int(
                connection.value(
                    "SELECT contact_id FROM merged_contact WHERE merged_id = ? ORDER BY id DESC LIMIT 1",
                    (one,),
                )
                or 0
            )
            one = 0 if one in seen else one
            seen.add(one)
        if one and one != contact_id:
            now[contact_id] = one
    return now


def lead(connection: Connection, table: str, column: str, ids: Sequence[int]) -> None:
    """Let these rows of a table that point at somebody who was merged point at whom that one became."""
    gone = connection.execute(
        f'SELECT id, "{column}" FROM "{table}" WHERE id IN (SELECT value FROM json_each(?)) '
        f'AND "{column}" NOT IN (SELECT id FROM contact)',
        (json.dumps(list(ids)),),
    )
    now = became(connection, sorted({contact_id for _, contact_id in gone}))
    connection.executemany(
        f'UPDATE "{table}" SET "{column}" = ? WHERE id = ?',
        [(now[contact_id], row_id) for row_id, contact_id in gone if contact_id in now],
    )


def _is_there(connection: Connection, contact_id: int) -> bool:
    return connection.value("SELECT 1 FROM contact WHERE id = ?", (contact_id,)) is not None
