"""Which rows a sick book had, as its journal and its newest copy know, and those of them that are lost."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from rolodex.domain.errors import UserError
from rolodex.store.engine import APPLICATION_ID, Connection
from rolodex.store.salvage_tables import Gap, Table

HISTORY = ("changeset", "journal")


def know(connection: Connection) -> None:
    """Note of each row the journal names what became of it last."""
    connection.execute("DROP TABLE IF EXISTS temp.known")
    connection.execute(
        "CREATE TEMP TABLE known(table_name TEXT, row_id INTEGER, contact_id INTEGER, op TEXT, step INTEGER, "
        "PRIMARY KEY(table_name, row_id)) WITHOUT ROWID"
    )
    connection.execute(
        "INSERT INTO temp.known SELECT table_name, row_id, contact_id, op, changeset_id FROM "
        "(SELECT table_name, row_id, contact_id, op, changeset_id, max(id) FROM journal "
        "GROUP BY table_name, row_id)"
    )


def remember(connection: Connection) -> None:
    """Note what rows were like before they were changed."""
    connection.execute("DROP TABLE IF EXISTS temp.past")
    connection.execute("CREATE TEMP TABLE past(table_name TEXT, row_id INTEGER, before TEXT)")
    connection.execute(
        "INSERT INTO temp.past SELECT table_name, row_id, before FROM journal WHERE before IS NOT NULL"
    )
    connection.execute("CREATE INDEX temp.past_by_row ON past (table_name, row_id)")


def attach(connection: Connection, backup: Path | None, version: int) -> bool:
    """Lay a copy of the book beside the new one as `copy`, where it is one of the same version."""
    if backup is None:
        return False
    try:
        connection.execute("ATTACH ? AS copy", (f"{backup.absolute().as_uri()}?immutable=1",))
    except UserError:
        return False
    with contextlib.suppress(UserError):
        if (
            connection.value("PRAGMA copy.application_id") == APPLICATION_ID
            and connection.value("PRAGMA copy.user_version") == version
        ):
            return True
    connection.execute("DETACH copy")
    return False


def is_of_this_book(connection: Connection) -> bool:
    """Whether a copy that lies beside is one of this book, taken since somebody was last erased from it."""
    same = connection.value(
        "SELECT EXISTS(SELECT 1 FROM copy.changeset AS c JOIN main.changeset AS n ON n.id = c.id "
        "WHERE n.at = c.at AND n.label = c.label)"
    )
    other = connection.value(
        "SELECT EXISTS(SELECT 1 FROM copy.changeset AS c JOIN main.changeset AS n ON n.id = c.id "
        "WHERE n.at <> c.at OR n.label <> c.label)"
    )
    erased = connection.value(
        "SELECT coalesce((SELECT max(id) FROM main.erasure), 0) > "
        "coalesce((SELECT max(id) FROM copy.erasure), 0)"
        if connection.value("SELECT EXISTS(SELECT 1 FROM main.sqlite_master WHERE name = 'erasure')")
        else "SELECT 0"
    )
    return bool(same and not other and not erased)


def fill_history(
    connection: Connection, tables: Mapping[str, Table], lost: Mapping[str, Sequence[Gap]]
) -> int:
    """Bring back steps and what they noted from the copy: those never change once they are written."""
    filled = 0
    for name in HISTORY:
        for low, high in lost.get(name, ()):
            filled += _copied(connection, tables[name], "id > ? AND id <= ?", (low, high))
    return filled


def find(
    connection: Connection, tables: Mapping[str, Table], lost: Mapping[str, Sequence[Gap]], copy: bool
) -> None:
    """Note in `temp.lost` which rows there were and are not, with whose they were."""
    connection.execute("DROP TABLE IF EXISTS temp.lost")
    connection.execute(
        "CREATE TEMP TABLE lost(table_name TEXT, row_id INTEGER, contact_id INTEGER, "
        "PRIMARY KEY(table_name, row_id)) WITHOUT ROWID"
    )
    for name, table in tables.items():
        if table.key < 0 or table.columns[table.key] != "id" or name in HISTORY:
            continue
        connection.execute(
            "INSERT INTO temp.lost SELECT table_name, row_id, contact_id FROM temp.known "
            f"WHERE table_name = ? AND op <> 'D' AND row_id NOT IN (SELECT id FROM main.\"{name}\")",
            (name,),
        )
        if not copy:
            continue
        owner = "contact_id" if "contact_id" in table.columns else "id" if name == "contact" else "NULL"
        for gap in lost.get(name, ()):
            connection.execute(
                f'INSERT OR IGNORE INTO temp.lost SELECT ?, id, {owner} FROM copy."{name}" '
                f'WHERE id > ? AND id <= ? AND id NOT IN (SELECT id FROM main."{name}") '
                "AND id NOT IN (SELECT row_id FROM temp.known WHERE table_name = ? AND op = 'D')",
                (name, *gap, name),
            )


def fill(connection: Connection, tables: Mapping[str, Table], lost: Mapping[str, Sequence[Gap]]) -> int:
    """Bring lost rows back from the copy that no step since has touched; gives how many they are."""
    last = connection.value("SELECT coalesce(max(id), 0) FROM copy.changeset")
    filled = 0
    for name in lost:
        table = tables.get(name)
        if table is None or name in HISTORY:
            continue
        if table.key >= 0 and table.columns[table.key] == "id":
            filled += _copied(
                connection,
                table,
                "id IN (SELECT row_id FROM temp.lost WHERE table_name = ?) AND id NOT IN "
                "(SELECT row_id FROM temp.known WHERE table_name = ? AND step > ?)",
                (name, name, last),
            )
            connection.execute(
                f'DELETE FROM temp.lost WHERE table_name = ? AND row_id IN (SELECT id FROM main."{name}")',
                (name,),
            )
        else:
            for gap in lost[name]:
                filled += _copied(connection, table, "rowid > ? AND rowid <= ?", gap)
    return filled


def _copied(connection: Connection, table: Table, where: str, given: Sequence[object]) -> int:
    names = ", ".join(f'"{column}"' for column in table.columns)
    before = connection.raw.total_changes
    take = f'SELECT {names} FROM copy."{table.name}" WHERE {where}'
    connection.execute(f'INSERT OR IGNORE INTO main."{table.name}"({names}) {take}', given)
    return connection.raw.total_changes - before
