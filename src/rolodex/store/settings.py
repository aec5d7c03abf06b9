"""The table of settings: names and texts."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from rolodex.domain import environment
from rolodex.store.engine import Connection


def get(connection: Connection, key: str, default: str = "") -> str:
    """The text under this name, or `default`."""
    for (value,) in connection.execute("SELECT value FROM setting WHERE key = ?", (key,)):
        return str(value)
    return default


def texts(connection: Connection, keys: Iterable[str]) -> dict[str, str]:
    """The texts under those of these names that are kept."""
    rows = connection.execute(
        "SELECT key, value FROM setting WHERE key IN (SELECT value FROM json_each(?))",
        (json.dumps(list(keys)),),
    )
    return dict(rows)


def document(connection: Connection, key: str) -> dict[str, Any]:
    """The object of JSON under this name; an empty one where there is none, or none that can be read."""
    try:
        told = json.loads(get(connection, key) or "{}")
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def country(connection: Connection) -> str:
    """Where the user is (ISO 3166-1 alpha-2): as chosen, or as the computer says; "" where nothing tells."""
    return get(connection, "country") or environment.country()


def put(connection: Connection, key: str, value: str) -> None:
    """Keep a text under this name."""
    connection.execute(
        "INSERT INTO setting(key, value) VALUES (?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value",
        (key, value),
    )
