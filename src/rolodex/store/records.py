"""SQLAlchemy beside our own connection: for migrations, and for single records as SQLModel objects."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy
from sqlalchemy.pool import StaticPool
from sqlmodel import Session

from rolodex.store.engine import Connection
from rolodex.store.transaction import Transaction


class _Lent:
    """A connection whose transaction belongs to the step, so that nobody else ends it."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        self._raw = raw

    def __getattr__(self, name: str) -> Any:
        return getattr(self._raw, name)

    def commit(self) -> None:
        """Leave that to the step."""

    def rollback(self) -> None:
        """Leave that to the step."""

    def close(self) -> None:
        """Leave that to the book."""


def lent(connection: Connection) -> sqlalchemy.Connection:
    """A SQLAlchemy connection that works inside the transaction of ours."""
    engine = sqlalchemy.create_engine(
        "sqlite://", creator=lambda: _Lent(connection.raw), poolclass=StaticPool
    )
    return engine.connect()


@contextmanager
def session(tx: Transaction) -> Iterator[Session]:
    """Single records of `tables` to read and write within a step; they are written when the block ends."""
    with lent(tx.connection) as connection, Session(connection) as opened:
        yield opened
        opened.flush()
