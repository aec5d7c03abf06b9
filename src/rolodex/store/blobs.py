"""Pictures and attachments, kept once under the SHA-256 of their bytes."""

from __future__ import annotations

from collections.abc import Iterable

from rolodex.domain.card import Blob
from rolodex.store.engine import Connection
from rolodex.store.transaction import Transaction


def put(tx: Transaction, blobs: Iterable[Blob]) -> None:
    """Keep these; bytes the book already has stay as they are."""
    tx.connection.executemany(
        "INSERT INTO blob(sha256, media_type, data) VALUES (?, ?, ?) ON CONFLICT(sha256) DO NOTHING",
        ((blob.sha256, blob.media_type, blob.data) for blob in blobs),
    )


def get(connection: Connection, sha256: str) -> Blob | None:
    """The bytes under this key, or None when the book does not hold them."""
    rows = connection.execute("SELECT media_type, data FROM blob WHERE sha256 = ?", (sha256,))
    return Blob(sha256, *rows[0]) if rows else None
