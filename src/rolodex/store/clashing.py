"""Whose later work would be lost if a step were taken back."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence

from rolodex.domain.changes import Clash, Step
from rolodex.domain.message import message
from rolodex.store import journal, steps
from rolodex.store.engine import SCHEMA_VERSION, Connection
from rolodex.store.journal import Shape
from rolodex.store.replay import KEPT_IN_USE

Lost = tuple[str, int, int]
"""A table, a row of it, and the later step that touched it (0: not known)."""

_IDS = "(SELECT value FROM json_each(:later))"
_UNKNOWN = Step(0, message(""), "")


def clashes(connection: Connection, step_id: int) -> tuple[Clash, ...]:
    """The contacts (or other things, under contact 0) that taking back this step would take too much from."""
    later = _later(connection, step_id)
    if not later:
        return ()
    shapes = journal.shapes(connection)
    given = {"step": step_id, "later": json.dumps(later)}
    lost = _touched_again(connection, given)
    lost += _would_go_along(connection, shapes, given)
    lost += _cannot_come_back(connection, shapes, given)
    newest: dict[tuple[int, str], int] = {}
    for table, row_id, later_id in lost:
        key = _whose(connection, shapes, table, row_id)
        newest[key] = max(newest.get(key, 0), later_id)
    return tuple(
        Clash(contact_id, fn, steps.step(connection, later_id) or _UNKNOWN)
        for (contact_id, fn), later_id in sorted(newest.items())
    )


def _later(connection: Connection, step_id: int) -> list[int]:
    """The steps after this one that still have an effect.

    Each step of a chain (a change, its undo, its redo ...) turns the one before it around, so a chain of
    which an even number of steps came later has left things as they were.
    """
    chains: dict[int, list[int]] = defaultdict(list)
    own = connection.value("SELECT root FROM changeset WHERE id = ?", (step_id,))
    for root, later_id in connection.execute("SELECT root, id FROM changeset WHERE id > ?", (step_id,)):
        chains[root].append(later_id)
    writing = connection.value("SELECT changeset_id FROM journal_now")
    return [
        later_id
        for root, chain in chains.items()
        if root != own and len(chain) % 2 == 1
        for later_id in chain
        if later_id != writing
    ]


def _touched_again(connection: Connection, given: Mapping[str, object]) -> list[Lost]:
    """Rows of the step that a later one touched."""
    return [
        (table, row_id, later_id)
        for table, row_id, later_id in connection.execute(
            "SELECT j.table_name, j.row_id, max(l.changeset_id) "
            "FROM (SELECT DISTINCT table_name, row_id FROM journal WHERE changeset_id = :step) AS j "
            "CROSS JOIN journal AS l ON l.table_name = j.table_name AND l.row_id = j.row_id "
            f"WHERE l.changeset_id IN {_IDS} GROUP BY j.table_name, j.row_id",
            given,
        )
    ]


def _would_go_along(
    connection: Connection, shapes: Mapping[str, Shape], given: Mapping[str, object]
) -> list[Lost]:
    """Rows that later steps hung on a row which the step made and which would go."""
    found: list[Lost] = []
    for table, parent, column in _links(connection, shapes, given, f"IN {_IDS}"):
        if parent in KEPT_IN_USE:
            continue
        found += connection.execute(
            f"SELECT '{table}', c.id, coalesce((SELECT max(changeset_id) FROM journal "
            f"WHERE table_name = '{table}' AND row_id = c.id), 0) FROM "
            "(SELECT row_id FROM journal WHERE changeset_id = :step AND op = 'I' "
            f"AND table_name = '{parent}') AS p "
            f'CROSS JOIN "{table}" AS c ON c."{column}" = p.row_id WHERE NOT EXISTS '
            "(SELECT 1 FROM journal WHERE changeset_id = :step AND row_id = c.id "
            f"AND table_name = '{table}')",
            given,
        )
    return [(table, row_id, later_id) for table, row_id, later_id in found]


def _cannot_come_back(
    connection: Connection, shapes: Mapping[str, Shape], given: Mapping[str, object]
) -> list[Lost]:
    """Rows that the step changed or took away, and whose owner a later step has taken away."""
    found: list[Lost] = []
    for table, parent, column in _links(connection, shapes, given, "= :step"):
        place = shapes[table].columns.index(column)
        found += connection.execute(
            f"SELECT '{parent}', f.owner, coalesce((SELECT max(changeset_id) FROM journal "
            f"WHERE table_name = '{parent}' AND row_id = f.owner), 0) FROM "
            f"(SELECT DISTINCT json_extract(before, '$[{place}]') AS owner FROM journal "
            f"WHERE changeset_id = :step AND table_name = '{table}' AND before IS NOT NULL "
            f"AND schema_version = {SCHEMA_VERSION}) AS f WHERE f.owner IS NOT NULL "
            f'AND f.owner NOT IN (SELECT id FROM "{parent}") AND NOT EXISTS '
            "(SELECT 1 FROM journal WHERE changeset_id = :step AND row_id = f.owner "
            f"AND table_name = '{parent}')",
            given,
        )
    return [(table, row_id, later_id) for table, row_id, later_id in found]


def _links(
    connection: Connection, shapes: Mapping[str, Shape], given: Mapping[str, object], condition: str
) -> list[tuple[str, str, str]]:
    """The links (table, parent, column) of the tables that the steps of this condition wrote to."""
    written = connection.execute(
        f"SELECT DISTINCT table_name FROM journal WHERE changeset_id {condition}", given
    )
    return [
        (table, parent, column)
        for (table,) in written
        if table in shapes
        for column, parent, _ in shapes[table].links
    ]


def _whose(connection: Connection, shapes: Mapping[str, Shape], table: str, row_id: int) -> tuple[int, str]:
    """The contact a row belongs to, by id and name, or (0, what the row is called)."""
    row = _row(connection, shapes, table, row_id)
    if table == "contact":
        return row_id, str(row.get("fn", ""))
    if row.get("contact_id"):
        return _whose(connection, shapes, "contact", int(str(row["contact_id"])))
    for column, parent, vanishes in shapes[table].links:
        if vanishes and row.get(column):
            return _whose(connection, shapes, parent, int(str(row[column])))
    return 0, str(row.get("name") or row.get("title") or row.get("number") or table)


def _row(connection: Connection, shapes: Mapping[str, Shape], table: str, row_id: int) -> dict[str, object]:
    """A row as it is, or as it last was."""
    columns: Sequence[str] = shapes[table].columns
    names = ", ".join(f'"{column}"' for column in columns)
    rows = connection.execute(f'SELECT {names} FROM "{table}" WHERE id = ?', (row_id,))
    if rows:
        return dict(zip(columns, rows[0], strict=True))
    before = connection.value(
        "SELECT before FROM journal WHERE table_name = ? AND row_id = ? AND before IS NOT NULL "
        "AND schema_version = ? ORDER BY id DESC LIMIT 1",
        (table, row_id, SCHEMA_VERSION),
    )
    return dict(zip(columns, json.loads(before), strict=True)) if before else {}
