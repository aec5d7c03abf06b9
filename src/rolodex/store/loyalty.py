"""The points of customers, in and out of their ledger."""

from __future__ import annotations

from rolodex.domain.purchase import Points
from rolodex.store.engine import Connection
from rolodex.store.texts import storable
from rolodex.store.transaction import Transaction

_READ = "SELECT id, contact_id, at, points, reason, coalesce(purchase_id, 0) FROM loyalty"


def entries(connection: Connection, contact_id: int) -> tuple[Points, ...]:
    """A customer's entries, the newest first."""
    found = connection.execute(f"{_READ} WHERE contact_id = ? ORDER BY at DESC, id DESC", (contact_id,))
    return tuple(Points(*cells) for cells in found)


def of_order(connection: Connection, purchase_id: int) -> Points | None:
    """The points that were earned with an order, or None."""
    found = connection.execute(f"{_READ} WHERE purchase_id = ? ORDER BY id LIMIT 1", (purchase_id,))
    return Points(*found[0]) if found else None


def balance(connection: Connection, contact_id: int) -> int:
    """The points a customer has."""
    return int(
        connection.value("SELECT coalesce(sum(points), 0) FROM loyalty WHERE contact_id = ?", (contact_id,))
    )


def insert(tx: Transaction, entry: Points) -> int:
    """Write an entry down and give its id."""
    ((at, reason),) = storable([(entry.at, entry.reason)])
    return tx.connection.insert(
        "INSERT INTO loyalty(contact_id, at, points, reason, purchase_id) VALUES (?, ?, ?, ?, ?)",
        (entry.contact_id, at, entry.points, reason, entry.purchase_id or None),
    )


def set_points(tx: Transaction, entry_id: int, points: int) -> None:
    """Let an entry be of so many points; without any it is gone."""
    if points:
        tx.connection.execute("UPDATE loyalty SET points = ? WHERE id = ?", (points, entry_id))
    else:
        tx.connection.execute("DELETE FROM loyalty WHERE id = ?", (entry_id,))
