"""The triggers that write down every row as it was before a step touched it."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

from rolodex.domain import kept_json
from rolodex.domain.message import Message, message
from rolodex.store.engine import SCHEMA_VERSION, Connection

NONE = 0
HOUSEKEEPING = -1

NOW = "(SELECT changeset_id FROM journal_now)"


@dataclass(frozen=True, slots=True)
class Shape:
    """A journaled table: its columns in the order of the before-rows, and what they refer to.

    `links` are (column, parent table, whether the row vanishes with its parent).
    """

    columns: tuple[str, ...]
    links: tuple[tuple[str, str, bool], ...]


def shapes(connection: Connection) -> dict[str, Shape]:
    """The journaled tables of the book as they are now."""
    return {
        table: Shape(
            columns,
            tuple(
                (column, parent, action == "CASCADE")
                for column, parent, action in connection.execute(
                    'SELECT "from", "table", on_delete FROM pragma_foreign_key_list(?)', (table,)
                )
            ),
        )
        for table, columns in tables(connection).items()
    }


def tables(connection: Connection) -> dict[str, tuple[str, ...]]:
    """The journaled tables of the book as they are now, with their columns."""
    rows = connection.execute(
        "SELECT table_name, columns FROM journal_shape "
        "WHERE schema_version = (SELECT max(schema_version) FROM journal_shape)"
    )
    return {table: _listed(columns) for table, columns in rows}


@functools.lru_cache(256)
def _listed(columns: str) -> tuple[str, ...]:
    """Columns as a book notes them, which is the same for each: opening one reads them again and again."""
    return tuple(json.loads(columns))


def columns_of(connection: Connection, table: str) -> tuple[str, ...]:
    """The columns of a table in the order of the file."""
    return tuple(
        name for (name,) in connection.execute("SELECT name FROM pragma_table_info(?) ORDER BY cid", (table,))
    )


def install(connection: Connection, tables: Sequence[str], version: int) -> None:
    """Make the triggers of these tables anew, and note the order of their columns for this version."""
    remove(connection)
    for table in tables:
        columns = columns_of(connection, table)
        connection.execute(
            "INSERT INTO journal_shape(schema_version, table_name, columns) VALUES (?, ?, ?) "
            "ON CONFLICT(schema_version, table_name) DO UPDATE SET columns = excluded.columns",
            (version, table, json.dumps(columns)),
        )
        for sql in triggers(table, columns, version):
            connection.execute(sql)


def remove(connection: Connection) -> None:
    """Take all triggers of the journal away, as a migration needs it."""
    for (name,) in connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'journal\\_%' ESCAPE '\\'"
    ):
        connection.execute(f'DROP TRIGGER "{name}"')


@functools.lru_cache(256)
def triggers(table: str, columns: tuple[str, ...], version: int) -> tuple[str, str, str]:
    """The three triggers of a table. No Python function stands in them: any program may write the file."""
    before = "json_array(" + ", ".join(f'OLD."{column}"' for column in columns) + ")"
    changed = " OR ".join(f'OLD."{column}" IS NOT NEW."{column}"' for column in columns)
    journaled = f"{NOW} <> {HOUSEKEEPING}"
    owner = _owner(table, columns)

    def written(row: str, op: str, kept: str) -> str:
        return (
            "INSERT INTO journal(changeset_id, schema_version, table_name, row_id, contact_id, op, before)\n"
            f"VALUES ({NOW}, {version}, '{table}', {row}.id, {f'{row}.{owner}' if owner else 'NULL'}, "
            f"'{op}', {kept});"
        )

    # A row that goes over to somebody else is part of the past of both.
    moved = (
        "\nINSERT INTO journal(changeset_id, schema_version, table_name, row_id, contact_id, op, before)\n"
        f"SELECT {NOW}, {version}, '{table}', OLD.id, NEW.contact_id, 'U', {before}\n"
        "WHERE NEW.contact_id IS NOT NULL AND NEW.contact_id IS NOT OLD.contact_id;"
        if owner == "contact_id"
        else ""
    )
    return (
        f'CREATE TRIGGER "journal_{table}_insert" AFTER INSERT ON "{table}" WHEN {journaled}\n'
        f"BEGIN {written('NEW', 'I', 'NULL')} END",
        f'CREATE TRIGGER "journal_{table}_update" AFTER UPDATE ON "{table}"\n'
        f"WHEN {journaled} AND ({changed})\nBEGIN {written('OLD', 'U', before)}{moved} END",
        f'CREATE TRIGGER "journal_{table}_delete" AFTER DELETE ON "{table}" WHEN {journaled}\n'
        f"BEGIN {written('OLD', 'D', before)} END",
    )


@contextmanager
def silent(connection: Connection, changeset_id: int) -> Iterator[None]:
    """Nothing is written down by the triggers meanwhile: whoever writes notes a whole batch at once."""
    write_under(connection, HOUSEKEEPING)
    yield
    write_under(connection, changeset_id)


def write_under(connection: Connection, changeset_id: int) -> None:
    """Say under which step the triggers write from here on."""
    connection.execute("UPDATE journal_now SET changeset_id = ?", (changeset_id,))


def note(
    connection: Connection,
    changeset_id: int,
    shape: tuple[str, Sequence[str]],
    op: Literal["I", "D"],
    ids: Sequence[int],
) -> None:
    """Write rows of a table (with its columns) down as inserted, or as about to be deleted.

    One statement for all of them costs half of what the triggers cost row by row.
    """
    table, columns = shape
    before = "json_array(" + ", ".join(f'"{column}"' for column in columns) + ")" if op == "D" else "NULL"
    first, last = min(ids), max(ids)
    together = last - first + 1 == len(ids)
    wanted = "BETWEEN ? AND ?" if together else "IN (SELECT value FROM json_each(?)) ORDER BY id"
    given = (first, last) if together else (json.dumps(list(ids)),)
    connection.execute(
        "INSERT INTO journal(changeset_id, schema_version, table_name, row_id, contact_id, op, before) "
        f"SELECT ?, {SCHEMA_VERSION}, '{table}', id, {_owner(table, columns) or 'NULL'}, '{op}', {before} "
        f'FROM "{table}" WHERE id {wanted}',
        (changeset_id, *given),
    )


def _owner(table: str, columns: Sequence[str]) -> str:
    """The column that says whose row it is, if there is one."""
    return "id" if table == "contact" else "contact_id" if "contact_id" in columns else ""


def label_text(label: Message) -> str:
    """A message as it is kept in the book: the source string, worded only when it is shown."""
    return json.dumps(
        {"text": label.text, "args": label.args, "plural": label.plural, "count": label.count},
        ensure_ascii=False,
        separators=(",", ":"),
    )


def label_of(text: str) -> Message:
    """The message that `label_text` wrote; one that says so where another program wrote something else."""
    try:
        kept = json.loads(text)
        return Message(kept["text"], tuple(map(tuple, kept["args"])), kept["plural"], kept["count"])
    except kept_json.BROKEN:
        return message("A step without a name")
