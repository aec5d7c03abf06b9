"""Whose later work would be lost if a step were taken back."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping

from rolodex.domain.changes import Clash, Step
from rolodex.domain.message import message
from rolodex.store import journal, steps
from rolodex.store.engine import SCHEMA_VERSION, Connection
from rolodex.store.journal import Shape
from rolodex.store.replay import KEPT_IN_USE

Lost = tuple[str, int, int, int]
"""A table, a row of it, whose row it was (0: nobody's), and the newest later step that touched it."""

_IDS = "(SELECT value FROM json_each(:later))"
_UNKNOWN = Step(0, message(""), "")


def clashes(connection: Connection, step_id: int) -> tuple[Clash, ...]:
    """The contacts (or other things, under contact 0) that taking back this step would take too much from."""
    later = later_steps(connection, step_id)
    if not later:
        return ()
    shapes = journal.shapes(connection)
    given = {"step": step_id, "later": json.dumps(later)}
    lost = _touched_again(connection, given)
    lost += _would_go_along(connection, shapes, given)
    lost += _cannot_come_back(connection, shapes, given)
    names = _names(connection, shapes, given)
    newest: dict[tuple[int, str], int] = {}
    for table, row_id, contact_id, later_id in lost:
        whose = contact_id or _owner(connection, shapes, table, row_id)
        name = names.get(whose, "") if whose else _called(connection, shapes, table, row_id)
        newest[whose, name] = max(newest.get((whose, name), 0), later_id)
    found = {later_id: steps.step(connection, later_id) for later_id in set(newest.values())}
    return tuple(
        Clash(contact_id, name, found[later_id] or _UNKNOWN)
        for (contact_id, name), later_id in sorted(newest.items())
    )


def later_steps(connection: Connection, step_id: int) -> list[int]:
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
    return _lost(
        connection,
        given,
        "SELECT DISTINCT table_name, row_id FROM journal WHERE changeset_id = :step",
    )


def _would_go_along(
    connection: Connection, shapes: Mapping[str, Shape], given: Mapping[str, object]
) -> list[Lost]:
    """Rows that later steps hung on a row which the step made and which would go."""
    found: list[Lost] = []
    for table, parent, column in _links(connection, shapes, given, f"IN {_IDS}"):
        if parent in KEPT_IN_USE:
            continue
        found += _lost(
            connection,
            given,
            f'SELECT \'{table}\', id FROM "{table}" WHERE "{column}" IN (SELECT row_id FROM journal '
            f"WHERE changeset_id = :step AND table_name = '{parent}' AND op = 'I') AND id NOT IN "
            f"(SELECT row_id FROM journal WHERE changeset_id = :step AND table_name = '{table}')",
        )
    return found


def _cannot_come_back(
    connection: Connection, shapes: Mapping[str, Shape], given: Mapping[str, object]
) -> list[Lost]:
    """Owners of rows that the step changed or took away, where a later step has taken the owner away."""
    found: list[Lost] = []
    for table, parent, column in _links(connection, shapes, given, "= :step"):
        place = shapes[table].columns.index(column)
        found += _lost(
            connection,
            given,
            f"SELECT '{parent}', owner FROM (SELECT DISTINCT json_extract(before, '$[{place}]') AS owner "
            f"FROM journal WHERE changeset_id = :step AND table_name = '{table}' AND before IS NOT NULL "
            f"AND schema_version = {SCHEMA_VERSION}) WHERE owner IS NOT NULL "
            f'AND owner NOT IN (SELECT id FROM "{parent}") AND owner NOT IN '
            f"(SELECT row_id FROM journal WHERE changeset_id = :step AND table_name = '{parent}')",
        )
    return found


def _lost(connection: Connection, given: Mapping[str, object], rows: str) -> list[Lost]:
    """Those of the rows (table, id) that the later steps wrote, and the newest step that did."""
    return [
        (table, row_id, contact_id or 0, later_id)
        for table, row_id, contact_id, later_id in connection.execute(
            "SELECT table_name, row_id, contact_id, max(changeset_id) FROM journal "
            f"WHERE changeset_id IN {_IDS} AND (table_name, row_id) IN ({rows}) GROUP BY table_name, row_id",
            given,
        )
    ]


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


def _names(
    connection: Connection, shapes: Mapping[str, Shape], given: Mapping[str, object]
) -> dict[int, str]:
    """What the contacts are called that the later steps touched, or were called before they went."""
    place = shapes["contact"].columns.index("fn")
    gone = connection.execute(
        f"SELECT row_id, json_extract(before, '$[{place}]') FROM journal WHERE table_name = 'contact' "
        f"AND op = 'D' AND schema_version = {SCHEMA_VERSION} AND changeset_id IN {_IDS}",
        given,
    )
    there = connection.execute(
        "SELECT id, fn FROM contact WHERE id IN "
        f"(SELECT contact_id FROM journal WHERE changeset_id IN {_IDS} OR changeset_id = :step)",
        given,
    )
    return {**dict(gone), **dict(there)}


def _owner(connection: Connection, shapes: Mapping[str, Shape], table: str, row_id: int) -> int:
    """The contact a row belongs to by way of the row it belongs to, such as a line of a purchase; or 0."""
    for column, parent, vanishes in shapes[table].links:
        if not vanishes:
            continue
        parent_id = connection.value(f'SELECT "{column}" FROM "{table}" WHERE id = ?', (row_id,)) or 0
        return int(parent_id) if parent == "contact" else _owner(connection, shapes, parent, int(parent_id))
    return 0


def _called(connection: Connection, shapes: Mapping[str, Shape], table: str, row_id: int) -> str:
    """What a row that is no contact's is called, or else its table."""
    if "name" not in shapes[table].columns:
        return table
    return str(connection.value(f'SELECT name FROM "{table}" WHERE id = ?', (row_id,)) or table)
