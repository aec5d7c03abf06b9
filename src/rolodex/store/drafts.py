"""The table of edits that were begun and not saved."""

from __future__ import annotations

from rolodex.store.book import Connection, Transaction
from rolodex.store.steps import stamp


def rows(connection: Connection) -> list[tuple[int, str, str, bool]]:
    """All drafts, the newest first: (key, when, contact as JSON, whether its contact is in the book)."""
    found = connection.execute(
        "SELECT d.contact_id, d.at, d.contact, c.id IS NOT NULL FROM draft d "
        "LEFT JOIN contact c ON c.id = d.contact_id ORDER BY d.at DESC, d.contact_id"
    )
    return [(key, at, text, bool(there)) for key, at, text, there in found]


def put(tx: Transaction, key: int, text: str) -> None:
    """Keep a contact as JSON, in place of what was kept under this key."""
    tx.connection.execute(
        "INSERT INTO draft(contact_id, at, contact) VALUES (?, ?, ?) "
        "ON CONFLICT(contact_id) DO UPDATE SET at = excluded.at, contact = excluded.contact",
        (key, stamp(), text),
    )


def delete(tx: Transaction, key: int) -> None:
    """Forget what was kept under this key."""
    tx.connection.execute("DELETE FROM draft WHERE contact_id = ?", (key,))


def texts(connection: Connection, place: str) -> list[tuple[int, int, str, str]]:
    """What was begun in this place: (key, whom it is about, when, text); nobody where they are gone."""
    return [
        (key, contact_id, at, text)
        for key, contact_id, at, text in connection.execute(
            "SELECT d.key, coalesce(c.id, 0), d.at, d.text FROM draft_text d "
            "LEFT JOIN contact c ON c.id = d.contact_id WHERE d.place = ? ORDER BY d.key",
            (place,),
        )
    ]


def put_text(tx: Transaction, place: str, key: int, contact_id: int, text: str) -> None:
    """Keep a text, in place of what was kept there under this key."""
    tx.connection.execute(
        "INSERT INTO draft_text(place, key, contact_id, at, text) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT(place, key) DO UPDATE SET contact_id = excluded.contact_id, at = excluded.at, "
        "text = excluded.text",
        (place, key, contact_id, stamp(), text),
    )


def delete_text(tx: Transaction, place: str, key: int) -> None:
    """Forget what was kept in this place under this key."""
    tx.connection.execute("DELETE FROM draft_text WHERE place = ? AND key = ?", (place, key))
