"""A new book from the tables; importing this loads SQLModel."""

from __future__ import annotations

from functools import cache

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from rolodex.store import derived, journal, totals
from rolodex.store.engine import APPLICATION_ID, SCHEMA_VERSION, Connection
from rolodex.store.tables import METADATA, UNJOURNALED


@cache
def statements() -> tuple[str, ...]:
    """The DDL of all tables and their indexes, in the order they are written down in `tables`."""
    dialect = sqlite.dialect()
    ddl: list[str] = []
    for table in METADATA.tables.values():
        ddl.append(_tidy(str(CreateTable(table).compile(dialect=dialect))))
        ddl += [
            _tidy(str(CreateIndex(index).compile(dialect=dialect)))
            for index in sorted(table.indexes, key=lambda index: str(index.name))
        ]
    return tuple(ddl)


def _tidy(sql: str) -> str:
    lines = (line.rstrip().replace("\t", "  ") for line in sql.strip().splitlines())
    return "\n".join(lines).replace("\n)\n STRICT", "\n) STRICT")


def journaled() -> tuple[str, ...]:
    """The tables whose rows are written down in the journal."""
    return tuple(name for name in METADATA.tables if name not in UNJOURNALED)


def create(connection: Connection) -> None:
    """Fill an empty file with everything a book has; runs inside the caller's transaction."""
    for sql in statements():
        connection.execute(sql)
    connection.execute("INSERT INTO journal_now(changeset_id) VALUES (0)")
    install_triggers(connection)
    derived.create(connection)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def install_triggers(connection: Connection) -> None:
    """Make the triggers of the journal and of the totals anew."""
    journal.install(connection, journaled(), SCHEMA_VERSION)
    totals.install(connection)
