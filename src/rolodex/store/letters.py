"""Texts of letters and messages in and out of their table, and what the book knows for their fields."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from rolodex.domain.letter import Letter
from rolodex.domain.letter_fields import LastOrder
from rolodex.store.engine import Connection
from rolodex.store.steps import stamp
from rolodex.store.texts import storable
from rolodex.store.transaction import Transaction

COLUMNS = ("name", "kind", "subject", "body", "language", "style")
_READ = f"SELECT id, {', '.join(COLUMNS)} FROM letter"
_FIRST_DAY = date(1970, 1, 1)


def every(connection: Connection) -> tuple[Letter, ...]:
    """All texts in the order they came."""
    return tuple(map(_letter, connection.execute(f"{_READ} ORDER BY id")))


def get(connection: Connection, letter_id: int) -> Letter | None:
    """One text, or None when it is gone."""
    found = connection.execute(f"{_READ} WHERE id = ?", (letter_id,))
    return _letter(found[0]) if found else None


def insert(tx: Transaction, letter: Letter) -> int:
    """Write a text down and give its id."""
    (cells,) = storable([_cells(letter)])
    marks = ", ".join("?" * len(COLUMNS))
    at = stamp()
    return tx.connection.insert(
        f"INSERT INTO letter({', '.join(COLUMNS)}, created_at, updated_at) VALUES ({marks}, ?, ?)",
        (*cells, at, at),
    )


def replace(tx: Transaction, letter: Letter) -> None:
    """Put this text in place of the one with its id."""
    (cells,) = storable([_cells(letter)])
    assignments = ", ".join(f"{column} = ?" for column in COLUMNS)
    tx.connection.execute(
        f"UPDATE letter SET {assignments}, updated_at = ? WHERE id = ?", (*cells, stamp(), letter.id)
    )


def delete(tx: Transaction, ids: Sequence[int]) -> None:
    """Take these texts away; what was printed of them stays."""
    tx.connection.execute(
        "DELETE FROM letter WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)),)
    )


def last_orders(connection: Connection, contact_ids: Sequence[int]) -> dict[int, LastOrder]:
    """When each of these ordered last and for how much; cancelled orders do not count."""
    rows = connection.execute(
        "SELECT contact_id, day, total, currency FROM (SELECT contact_id, day, total, currency, "
        "row_number() OVER (PARTITION BY contact_id ORDER BY day DESC, id DESC) AS place FROM purchase "
        "WHERE contact_id IN (SELECT value FROM json_each(?)) AND status <> 'cancelled') WHERE place = 1",
        (json.dumps(list(contact_ids)),),
    )
    return {
        contact_id: LastOrder((_FIRST_DAY + timedelta(days=day)).isoformat(), total, currency)
        for contact_id, day, total, currency in rows
    }


def campaign(connection: Connection, campaign_id: int) -> tuple[str, int]:
    """What a campaign is called, and its offer (0 for none)."""
    rows = connection.execute("SELECT name, coalesce(offer_id, 0) FROM campaign WHERE id = ?", (campaign_id,))
    return (str(rows[0][0]), int(rows[0][1])) if rows else ("", 0)


def _letter(cells: Sequence[Any]) -> Letter:
    return Letter(*cells)


def _cells(letter: Letter) -> tuple[object, ...]:
    return tuple(getattr(letter, column) for column in COLUMNS)
