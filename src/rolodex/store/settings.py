"""The table of settings: names and texts."""

from __future__ import annotations

from rolodex.store.book import Connection, Transaction


def get(connection: Connection, key: str, default: str = "") -> str:
    """The text under this name, or `default`."""
    for (value,) in connection.execute("SELECT value FROM setting WHERE key = ?", (key,)):
        return str(value)
    return default


def put(tx: Transaction, key: str, value: str) -> None:
    """Keep a text under this name."""
    tx.connection.execute(
        "INSERT INTO setting(key, value) VALUES (?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value",
        (key, value),
    )
