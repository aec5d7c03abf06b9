"""A statement that SQLite refuses: the Nth of all that the program gives it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Self

TAKING_BACK = "ROLLBACK"
"""SQLite always can; what fails here is tested with the disk itself."""


@dataclass
class Refusal:
    """Which statement is refused, counted from 1 (0: none), and with which error."""

    at: int = 0
    code: int = sqlite3.SQLITE_IOERR
    done: int = 0
    struck: str = ""

    def pass_by(self, sql: str) -> None:
        """Count a statement. Raises the error at the one that was chosen."""
        if sql.lstrip().upper().startswith(TAKING_BACK):
            return
        self.done += 1
        if self.done == self.at:
            self.struck = sql
            error = sqlite3.OperationalError("refused by the test")
            error.sqlite_errorcode = self.code
            raise error


_now = Refusal()


class _Cursor(sqlite3.Cursor):
    """Asks before each statement."""

    def execute(self, sql: str, parameters: Any = (), /) -> Self:
        _now.pass_by(sql)
        return super().execute(sql, parameters)

    def executemany(self, sql: str, parameters: Any, /) -> Self:
        _now.pass_by(sql)
        return super().executemany(sql, parameters)


class _Connection(sqlite3.Connection):
    """Makes such cursors, and asks before its own shortcuts."""

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        _now.pass_by(sql)
        return super().execute(sql, parameters)

    def executemany(self, sql: str, parameters: Any, /) -> sqlite3.Cursor:
        _now.pass_by(sql)
        return super().executemany(sql, parameters)

    def cursor(self, factory: Any = _Cursor) -> Any:
        return super().cursor(factory)

    def backup(self, *args: Any, **named: Any) -> None:
        _now.pass_by("backup")
        super().backup(*args, **named)


@contextmanager
def watched() -> Iterator[None]:
    """Every connection that is opened within the block asks first."""
    connect = sqlite3.connect

    def asking(*args: Any, **named: Any) -> Any:
        return connect(*args, **{"factory": _Connection, **named})

    setattr(sqlite3, "connect", asking)  # noqa: B010 - many signatures, and all of them are passed on
    try:
        yield
    finally:
        setattr(sqlite3, "connect", connect)  # noqa: B010


@contextmanager
def refusing(refusal: Refusal) -> Iterator[Refusal]:
    """One statement is refused within the block."""
    global _now  # noqa: PLW0603 - cursors are made by SQLite's own classes
    _now = refusal
    try:
        yield refusal
    finally:
        _now = Refusal()
