"""A book with a row of every table for somebody, and what must hold of a book after merges."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rolodex.domain.contact import Contact
from rolodex.domain.message import message
from rolodex.services.opening import Services
from rolodex.store import check, journal
from rolodex.store.engine import Connection
from rolodex.store.transaction import Transaction

Dump = Mapping[str, list[tuple[Any, ...]]]

TEXTS: Mapping[tuple[str, str], str] = {
    ("campaign", "audience"): '{{"version":1,"contact_ids":[{id}],"excluded":[{id}],"included":[{id}]}}',
    ("member", "uid"): "uid-{id}",
    ("related", "value"): "urn:uuid:uid-{id}",
    ("follow_up_rule", "origin"): "touch",
    ("date", "name"): "event",
    ("activity", "kind"): "call",
    ("activity", "at"): "2026-05-03T10:00:00Z",
    ("campaign_member", "code"): "ABC",
    ("purchase", "currency"): "EUR",
    ("refund", "currency"): "EUR",
    ("pause", "until"): "2099-01-01",
    ("consent", "channel"): "letter",
    ("distinct_pair", "at"): "2026-05-03T10:00:00Z",
    ("segment", "rule"): '{{"version":1,"all":[]}}',
    ("custom_value", "value"): "1",
}
NUMBERS: Mapping[tuple[str, str], int] = {
    ("activity", "day"): 20000,
    ("activity", "month"): 24000,
    ("purchase", "day"): 20000,
    ("purchase", "month"): 24000,
    ("purchase", "total"): 1200,
    ("refund", "day"): 20000,
    ("refund", "month"): 24000,
    ("refund", "amount"): 200,
}
SOMEBODY_ELSE = {("distinct_pair", "contact_id"), ("member", "contact_id"), ("related", "contact_id")}
"""Columns in which another one stands, whose row names the contact in question."""


def somebody(services: Services, contact_id: int, contact: Contact) -> int:
    """Add a contact under this id."""
    from rolodex.store import contacts

    with services.book.change(message("Add")) as tx:
        (given,) = contacts.insert(tx, [contact])
        tx.connection.execute("PRAGMA defer_foreign_keys = ON")
        for table, shape in journal.shapes(tx.connection).items():
            for column, parent, _ in shape.links:
                if parent == "contact":
                    tx.connection.execute(
                        f'UPDATE "{table}" SET "{column}" = ? WHERE "{column}" = ?', (contact_id, given)
                    )
        tx.connection.execute("UPDATE contact SET id = ? WHERE id = ?", (contact_id, given))
    return contact_id


def row_everywhere(services: Services, contact_id: int, other_id: int) -> None:
    """Write a row of every journaled table, in which all that points at somebody points at this contact."""
    with services.book.change(message("Fill")) as tx:
        made = {"contact": contact_id}
        waiting = dict(journal.shapes(tx.connection))
        del waiting["contact"]
        while waiting:
            ready = [
                table
                for table, shape in waiting.items()
                if all(parent in made or parent == table for _, parent, _ in shape.links)
            ]
            assert ready, f"tables that point at each other in a ring: {sorted(waiting)}"
            for table in ready:
                made[table] = _row(tx, table, waiting.pop(table), made, other_id)
        tx.connection.execute(
            "UPDATE contact SET household_id = ? WHERE id = ?", (made["household"], contact_id)
        )
        tx.connection.execute(
            "INSERT INTO fired(follow_up, moment) VALUES (?, '2026-05-03')", (f"birthday:1:{contact_id}:9",)
        )


def _row(tx: Transaction, table: str, shape: journal.Shape, made: Mapping[str, int], other_id: int) -> int:
    cells: dict[str, object] = {}
    for column, parent, _ in shape.links:
        if parent != table:
            cells[column] = other_id if (table, column) in SOMEBODY_ELSE else made[parent]
    for column in shape.columns:
        if (table, column) in TEXTS:
            cells[column] = TEXTS[table, column].format(id=made["contact"])
        elif (table, column) in NUMBERS:
            cells[column] = NUMBERS[table, column]
    if table == "distinct_pair":
        cells["contact_id"], cells["other_id"] = sorted((other_id, made["contact"]))
    names = ", ".join(f'"{name}"' for name in cells)
    sql = f'INSERT INTO "{table}"({names}) VALUES ({", ".join("?" * len(cells))})'
    return tx.connection.insert(
        sql if cells else f'INSERT INTO "{table}" DEFAULT VALUES', tuple(cells.values())
    )


def dump(services: Services) -> Dump:
    """All rows of all journaled tables, but for tables without any."""
    with services.book.reading() as connection:
        tables = journal.tables(connection)
        rows = {table: connection.execute(f'SELECT * FROM "{table}" ORDER BY id') for table in tables}
    return {table: found for table, found in rows.items() if found}


def verify(services: Services) -> None:
    """Links, totals, the index and the members of segments are what a recount gives."""
    assert check.full(services.book) == ()
    with services.book.reading() as connection:
        assert connection.execute("PRAGMA foreign_key_check") == []


def naming(connection: Connection, contact_id: int) -> set[tuple[str, str]]:
    """The tables and columns in which this id stands, as a number or within a text."""
    found = set()
    tables = connection.execute("SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main'")
    for (table,) in tables:
        for column, kind in connection.execute("SELECT name, type FROM pragma_table_info(?)", (table,)):
            such = f'"{column}" = :id' if kind == "INTEGER" else f'instr("{column}", :id) > 0'
            if kind in ("INTEGER", "TEXT") and connection.value(
                f'SELECT EXISTS(SELECT 1 FROM "{table}" WHERE {such})', {"id": contact_id}
            ):
                found.add((table, column))
    return found
