"""Contacts that were taken out of the book, as the journal tells, and bringing them back."""

from __future__ import annotations

from rolodex.store.engine import Connection


def count(connection: Connection) -> int:
    """How many can be brought back."""
    return 0
