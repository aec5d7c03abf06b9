"""A step played backwards: each row as it was before the step first touched it."""

from __future__ import annotations

import json
from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rolodex.domain.progress import Progress
from rolodex.store import journal
from rolodex.store.engine import SCHEMA_VERSION, Connection
from rolodex.store.journal import Shape
from rolodex.store.transaction import Transaction

BATCH = 500
KEPT_IN_USE = {"tag": ("contact_tag", "tag_id"), "custom_field": ("custom_value", "field_id")}
"""Rows that stay although their step goes, as long as rows of later steps refer to them."""

DELETE = 'DELETE FROM "{table}" WHERE id IN (SELECT value FROM json_each(?))'

Cells = Sequence[object]


def replay(tx: Transaction, step_id: int, progress: Progress) -> None:
    """Bring all rows of a step back to what they were before it, in batches by table.

    What the step made goes first, then what it changed or took away comes back, so that a row which the
    going takes along is put back as well. A row that the step gave to an owner which it made itself leaves
    that owner before it goes: rows of no step would lose their links to it otherwise.
    """
    connection = tx.connection
    shapes = journal.shapes(connection)
    total = int(connection.value("SELECT count(*) FROM journal WHERE changeset_id = ?", (step_id,)))
    connection.execute("PRAGMA defer_foreign_keys = ON")
    made = _made(connection, step_id)
    done = 0
    parents = {parent for shape in shapes.values() for _, parent, _ in shape.links}
    left = False
    for table in sorted(made, key=parents.__contains__):  # what belongs to others goes before them
        if table in parents and not left:
            _leave_made(connection, shapes, made, _before(connection, step_id, shapes, made))
            left = True
        for start in range(0, len(made[table]), BATCH):
            progress(done, total)
            batch = made[table][start : start + BATCH]
            _delete(tx, table, batch, alone=table not in parents)
            done += len(batch)
    restored: dict[str, array[int]] = defaultdict(lambda: array("q"))
    for table, rows in _before(connection, step_id, shapes, made):
        progress(done, total)
        connection.executemany(upsert(table, shapes[table].columns), rows)
        restored[table].extend(int(str(row[0])) for row in rows)
        done += len(rows)
    for table, ids in restored.items():
        for column, parent, vanishes in shapes[table].links:
            mend(connection, table, ids, column, parent, vanishes=vanishes)
    progress(total, total)


def _leave_made(
    connection: Connection,
    shapes: Mapping[str, Shape],
    made: Mapping[str, Sequence[int]],
    before: Iterator[tuple[str, list[Cells]]],
) -> None:
    """Give rows that would vanish with what the step made back to whom they belonged before it."""
    new = {table: set(ids) for table, ids in made.items()}
    for table, rows in before:
        shape = shapes[table]
        for column, parent, vanishes in shape.links:
            if not vanishes or parent not in new:
                continue
            place = shape.columns.index(column)
            connection.executemany(
                f'UPDATE "{table}" SET "{column}" = ?1 WHERE id = ?2 AND "{column}" IS NOT ?1',
                [(row[place], row[0]) for row in rows if row[place] not in new[parent]],
            )


def _delete(tx: Transaction, table: str, ids: array[int], *, alone: bool) -> None:
    """Delete rows; where nothing can go along with them, the journal notes them as a batch."""
    wanted = json.dumps(ids.tolist())
    if alone:
        tx.note(table, "D", ids)
        with tx.whole():
            tx.connection.execute(DELETE.format(table=table), (wanted,))
    else:
        tx.connection.execute(DELETE.format(table=table), (wanted,))


def _made(connection: Connection, step_id: int) -> dict[str, array[int]]:
    """The rows a step made, by table: those whose first entry is their insertion."""
    found: dict[tuple[str, int], array[int]] = defaultdict(lambda: array("q"))
    for table, version, row_id in connection.stream(
        "SELECT table_name, schema_version, row_id FROM "
        "(SELECT table_name, schema_version, row_id, op, min(id) FROM journal "
        "WHERE changeset_id = ? GROUP BY table_name, row_id) WHERE op = 'I'",
        (step_id,),
    ):
        found[table, version].append(row_id)
    made: dict[str, array[int]] = {}
    for (table, version), ids in found.items():
        today = carried_row(table, {}, version)
        if today is not None:
            used = _in_use(connection, step_id, today[0])
            made[today[0]] = array("q", (row_id for row_id in ids if row_id not in used))
    return made


def _in_use(connection: Connection, step_id: int, table: str) -> set[int]:
    if table not in KEPT_IN_USE:
        return set()
    user, column = KEPT_IN_USE[table]
    rows = connection.execute(
        f"SELECT DISTINCT {column} FROM {user} WHERE {column} IN "
        "(SELECT row_id FROM journal WHERE changeset_id = ? AND table_name = ?) AND id NOT IN "
        "(SELECT row_id FROM journal WHERE changeset_id = ? AND table_name = ?)",
        (step_id, table, step_id, user),
    )
    return {row_id for (row_id,) in rows}


def _before(
    connection: Connection, step_id: int, shapes: Mapping[str, Shape], made: Mapping[str, Sequence[int]]
) -> Iterator[tuple[str, list[Cells]]]:
    """The rows a step changed or took away as they were before it, in batches of one table."""
    seen: dict[str, set[int]] = defaultdict(set)
    for table, ids in made.items():
        seen[table].update(ids)
    waiting: dict[str, list[Cells]] = defaultdict(list)
    for table, version, row_id, before in _entries(connection, step_id):
        known = as_today(connection, shapes, table, version, json.loads(before))
        if known is None or row_id in seen[known[0]]:
            continue
        name, row = known
        seen[name].add(row_id)
        waiting[name].append(row)
        if len(waiting[name]) == BATCH:
            yield name, waiting.pop(name)
    yield from waiting.items()


def _entries(connection: Connection, step_id: int) -> Iterator[tuple[str, int, int, str]]:
    """The before-rows of a step in its order, read page by page: the journal grows while they are used."""
    ((first, end),) = connection.execute(
        "SELECT min(id), max(id) FROM journal WHERE changeset_id = ?", (step_id,)
    )
    last = (first or 1) - 1
    # By id, for the index over the steps would have to be sorted anew for each page.
    while rows := connection.execute(
        "SELECT id, table_name, schema_version, row_id, before FROM journal "
        "WHERE id > ? AND id <= ? AND +changeset_id = ? AND before IS NOT NULL ORDER BY id LIMIT ?",
        (last, end, step_id, BATCH),
    ):
        last = rows[-1][0]
        for _, table, version, row_id, before in rows:
            yield table, version, row_id, before


def as_today(
    connection: Connection, shapes: Mapping[str, Shape], table: str, version: int, cells: Cells
) -> tuple[str, Cells] | None:
    """A before-row as the tables are today, whatever version wrote it."""
    if version == SCHEMA_VERSION:
        return table, cells
    columns = json.loads(
        connection.value(
            "SELECT columns FROM journal_shape WHERE schema_version = ? AND table_name = ?", (version, table)
        )
    )
    carried = carried_row(table, dict(zip(columns, cells, strict=True)), version)
    if carried is None:
        return None
    name, row = carried
    defaults = _defaults(connection, name) if set(shapes[name].columns) - set(row) else {}
    return name, tuple(row[c] if c in row else defaults[c] for c in shapes[name].columns)


def carried_row(table: str, row: dict[str, object], version: int) -> tuple[str, dict[str, object]] | None:
    """A row by its columns, or a table asked for by an empty one, from `version` to today."""
    if version == SCHEMA_VERSION:
        return table, row
    from rolodex.store.migrations import carrying  # start-up: Alembic, needed for old rows only

    return carrying.carried(table, row, version)


def _defaults(connection: Connection, table: str) -> dict[str, object]:
    return {
        name: connection.value(f"SELECT {default}") if default is not None else None
        for name, default in connection.execute("SELECT name, dflt_value FROM pragma_table_info(?)", (table,))
    }


def upsert(table: str, columns: Sequence[str]) -> str:
    names = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join("?" * len(columns))
    assignments = ", ".join(f'"{column}" = excluded."{column}"' for column in columns if column != "id")
    return f'INSERT INTO "{table}" ({names}) VALUES ({marks}) ON CONFLICT(id) DO UPDATE SET {assignments}'


def mend(
    connection: Connection, table: str, ids: array[int], column: str, parent: str, *, vanishes: bool
) -> None:
    """Let go of links to rows that a later step has taken away; rows that belong to such go too."""
    lost = (
        f'id IN (SELECT value FROM json_each(?)) AND "{column}" IS NOT NULL '
        f'AND "{column}" NOT IN (SELECT id FROM "{parent}")'
    )
    for start in range(0, len(ids), BATCH):
        batch = (json.dumps(ids[start : start + BATCH].tolist()),)
        if not connection.value(f'SELECT EXISTS(SELECT 1 FROM "{table}" WHERE {lost})', batch):
            continue
        change = f'DELETE FROM "{table}"' if vanishes else f'UPDATE "{table}" SET "{column}" = NULL'
        connection.execute(f"{change} WHERE {lost}", batch)
