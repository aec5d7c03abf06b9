"""Contacts that were taken out of the book, as the journal tells, and bringing them back."""

from __future__ import annotations

import json
from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rolodex.domain.listing import Deleted
from rolodex.store import bulk, campaign_members, journal, replay
from rolodex.store.engine import Connection
from rolodex.store.journal import Shape
from rolodex.store.transaction import Transaction

Cells = Sequence[Any]
Rows = dict[str, dict[int, Cells]]
"""Rows by table and id."""

_GONE = (
    "FROM journal j WHERE j.table_name = 'contact' AND j.op = 'D' "
    # The plus leads to the index of deletions: that of steps would go through all rows of all of them.
    "AND +j.changeset_id IN (SELECT id FROM changeset WHERE kind = 'change' AND undone = 0) "
    "AND NOT EXISTS (SELECT 1 FROM contact c WHERE c.id = j.row_id) "
    "AND NOT EXISTS (SELECT 1 FROM merged_contact m WHERE m.merged_id = j.row_id)"
)
"""The entries of contacts that a step took away which stands; what an undo took away is no loss, nor who
became one with another.
"""


def count(connection: Connection) -> int:
    """How many contacts can be brought back."""
    return int(connection.value(f"SELECT count(DISTINCT j.row_id) {_GONE}"))


def deleted(connection: Connection, limit: int = 200, offset: int = 0) -> tuple[Deleted, ...]:
    """The contacts that can be brought back, the last deleted first."""
    return _deleted(connection, "", (limit, offset))


def of_ids(connection: Connection, ids: Iterable[int]) -> tuple[Deleted, ...]:
    """Those of these contacts that can be brought back, the last deleted first."""
    return _deleted(
        connection, "AND j.row_id IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)), -1, 0)
    )


def _deleted(connection: Connection, condition: str, values: Sequence[object]) -> tuple[Deleted, ...]:
    rows = connection.execute(
        "SELECT g.row_id, s.at, s.id, j.schema_version, j.before FROM "
        f"(SELECT j.row_id, max(j.changeset_id) AS step_id {_GONE} {condition} GROUP BY j.row_id "
        "ORDER BY step_id DESC, j.row_id LIMIT ? OFFSET ?) g "
        "JOIN changeset s ON s.id = g.step_id JOIN journal j ON j.changeset_id = g.step_id "
        "AND j.contact_id = g.row_id AND j.table_name = 'contact' AND j.op = 'D' "
        "ORDER BY s.id DESC, g.row_id",
        values,
    )
    shapes = journal.shapes(connection)
    place = shapes["contact"].columns.index("fn")
    found = []
    for contact_id, at, step_id, version, before in rows:
        known = replay.as_today(connection, shapes, "contact", version, json.loads(before))
        found.append(Deleted(contact_id, str(known[1][place]) if known else "", at, step_id))
    return tuple(found)


def restore(tx: Transaction, ids: Iterable[int]) -> list[int]:
    """Bring these contacts back with every row that vanished with them; gives who came back."""
    steps = _last_steps(tx.connection, ids)
    if not steps:
        return []
    tx.connection.execute("PRAGMA defer_foreign_keys = ON")
    back = _Return(tx)
    for step_id, contact_ids in steps.items():
        back.gather(step_id, contact_ids)
    back.write()
    campaign_members.give_back(tx)
    return sorted(contact_id for contact_ids in steps.values() for contact_id in contact_ids)


def _last_steps(connection: Connection, ids: Iterable[int]) -> dict[int, list[int]]:
    """Those of the contacts that can be brought back, by the step that took them away last."""
    rows = connection.execute(
        "SELECT row_id, max(changeset_id) FROM journal WHERE table_name = 'contact' AND op = 'D' "
        f"AND row_id IN (SELECT value FROM json_each(?)) AND row_id IN (SELECT j.row_id {_GONE}) "
        "GROUP BY row_id ORDER BY row_id",
        (json.dumps(list(ids)),),
    )
    steps: dict[int, list[int]] = defaultdict(list)
    for contact_id, step_id in rows:
        steps[step_id].append(contact_id)
    return dict(sorted(steps.items()))


class _Return:
    """Rows on their way back into the book, each as it was before its step."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx
        self._shapes = journal.shapes(tx.connection)
        self._rows: Rows = defaultdict(dict)
        self._let_go: Rows = defaultdict(dict)

    def gather(self, step_id: int, contact_ids: Sequence[int]) -> None:
        """Take the rows that vanished with these contacts in a step, and those that let go of them."""
        gone, left = self._taken(step_id, contact_ids)
        for contact_id in contact_ids:
            self._take(gone, "contact", contact_id)
        found = True
        while found:  # what belongs to a contact, then what belongs to that, such as the lines of a purchase
            found = False
            for table, rows in gone.items():
                mine = [row_id for row_id, row in rows.items() if self._belongs(table, row)]
                for row_id in mine:
                    self._take(gone, table, row_id)
                found = found or bool(mine)
        for table, rows in left.items():
            self._let_go[table].update(rows)

    def _take(self, gone: Rows, table: str, row_id: int) -> None:
        row = gone[table].pop(row_id, None)
        if row is not None:
            self._rows[table][row_id] = row

    def _taken(self, step_id: int, contact_ids: Sequence[int]) -> tuple[Rows, Rows]:
        """What a step took away from these contacts or from nobody, and all that it changed and left."""
        first: Rows = defaultdict(dict)
        gone: set[tuple[str, int]] = set()
        entries = self._tx.connection.execute(
            "SELECT table_name, schema_version, row_id, op, before FROM journal WHERE changeset_id = ? "
            "AND before IS NOT NULL AND (contact_id IS NULL OR op = 'U' "
            "OR contact_id IN (SELECT value FROM json_each(?))) ORDER BY id",
            (step_id, json.dumps(list(contact_ids))),
        )
        for table, version, row_id, op, before in entries:
            known = replay.as_today(self._tx.connection, self._shapes, table, version, json.loads(before))
            if known is None:
                continue
            first[known[0]].setdefault(row_id, known[1])
            if op == "D":
                gone.add((known[0], row_id))
        taken: Rows = defaultdict(dict)
        left: Rows = defaultdict(dict)
        for table, rows in first.items():
            for row_id, row in rows.items():
                (taken if (table, row_id) in gone else left)[table][row_id] = row
        return taken, left

    def _belongs(self, table: str, row: Cells) -> bool:
        shape = self._shapes[table]
        return any(
            vanishes and row[shape.columns.index(column)] in self._rows.get(parent, {})
            for column, parent, vanishes in shape.links
        )

    def write(self) -> None:
        """Put the rows where they were, and let those point to them again that pointed to them."""
        bring_words(self._tx, self._shapes, self._rows)
        for table, rows in self._rows.items():
            bulk.insert(self._tx, table, self._shapes[table].columns, [rows[key] for key in sorted(rows)])
        for table, rows in self._rows.items():
            for column, parent, vanishes in self._shapes[table].links:
                ids = array("q", sorted(rows))
                replay.mend(self._tx.connection, table, ids, column, parent, vanishes=vanishes)
        for table, rows in self._let_go.items():
            self._link(table, self._shapes[table], rows)

    def _link(self, table: str, shape: Shape, rows: Mapping[int, Cells]) -> None:
        for column, parent, vanishes in shape.links:
            place = shape.columns.index(column)
            links = [
                (row[place], key) for key, row in rows.items() if row[place] in self._rows.get(parent, {})
            ]
            if links and not vanishes:
                self._tx.connection.executemany(
                    f'UPDATE "{table}" SET "{column}" = ? WHERE id = ? AND "{column}" IS NULL', links
                )


def bring_words(tx: Transaction, shapes: Mapping[str, Shape], back: Rows) -> None:
    """Add the tags and own fields that these rows had and that have gone meanwhile to what comes back.

    Where there is another of the same name now, the rows are led to that one.
    """
    for parent, (table, column) in replay.KEPT_IN_USE.items():
        rows = back.get(table, {})
        place = shapes[table].columns.index(column)
        missing = _missing(tx.connection, shapes, parent, {row[place] for row in rows.values()})
        same = _of_same_name(tx.connection, shapes, parent, missing)
        for row_id, row in rows.items():
            if row[place] in same:
                rows[row_id] = (*row[:place], same[row[place]], *row[place + 1 :])
        back[parent].update({key: row for key, row in missing.items() if key not in same})


def _missing(
    connection: Connection, shapes: Mapping[str, Shape], table: str, ids: Iterable[int]
) -> dict[int, Cells]:
    """Those of these rows that are not in the book, as they were last."""
    found: dict[int, Cells] = {}
    rows = connection.execute(
        "SELECT row_id, schema_version, before FROM journal WHERE table_name IN ('tag', 'custom_field') "
        f"AND op <> 'I' AND table_name = '{table}' AND row_id IN (SELECT value FROM json_each(?)) "
        f"AND row_id NOT IN (SELECT id FROM {table}) ORDER BY id",
        (json.dumps(sorted(ids)),),
    )
    for row_id, version, before in rows:
        known = replay.as_today(connection, shapes, table, version, json.loads(before))
        if known is not None:
            found[row_id] = known[1]
    return found


def _of_same_name(
    connection: Connection, shapes: Mapping[str, Shape], table: str, rows: Mapping[int, Cells]
) -> dict[int, int]:
    """The rows of the book that are called like these; fields must be of the same type too."""
    named = ("name", "type") if table == "custom_field" else ("name",)
    places = [shapes[table].columns.index(column) for column in named]
    sql = f"SELECT min(id) FROM {table} WHERE {' AND '.join(f'{column} = ?' for column in named)}"
    known = {
        row_id: connection.value(sql, tuple(row[place] for place in places)) for row_id, row in rows.items()
    }
    return {row_id: other for row_id, other in known.items() if other is not None}
