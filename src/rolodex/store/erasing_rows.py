"""All rows of one person: what the schema says belongs to them, now and in the history.

The tables are walked, not listed: one that is added later and points at a contact is erased as well.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rolodex.store.engine import AMONG, Connection

OWNER = "contact_id"
KEPT = ("purchase", "refund")
"""Tables whose rows may stay without the person, with what belongs to those rows: the books of a firm."""
HISTORY = frozenset({"journal", "journal_now", "journal_shape", "changeset", "last_id"})
TECHNICAL = frozenset(
    {
        "at",
        "channel",
        "created_at",
        "currency",
        "digest",
        "direction",
        "fingerprint",
        "gender",
        "kind",
        "media_type",
        "mark",
        "origin",
        "outcome",
        "params",
        "prop_group",
        "rrule",
        "since",
        "start",
        "state",
        "status",
        "types",
        "tz",
        "units",
        "until",
        "updated_at",
    }
)
"""Columns whose texts say nothing of one person alone."""

Rows = Mapping[str, set[int]]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the file: its columns, those of text, and (column, parent, vanishes) of its links."""

    columns: tuple[str, ...]
    texts: tuple[str, ...]
    links: tuple[tuple[str, str, bool], ...]

    @property
    def counted(self) -> bool:
        """Whether its rows have a number for a key."""
        return "id" in self.columns

    def owners(self) -> Iterator[tuple[str, str]]:
        """The columns by which a row belongs to another, with the table of that other."""
        for column, parent, vanishes in self.links:
            if vanishes or column == OWNER:
                yield column, parent
        if OWNER in self.columns and not any(column == OWNER for column, _, _ in self.links):
            yield OWNER, "contact"


@dataclass(frozen=True, slots=True)
class Belongings:
    """The rows of a person: `gone` are to go, `kept` to stay without them, `past` are only in the history."""

    ids: tuple[int, ...]
    gone: Rows = field(default_factory=dict)
    kept: Rows = field(default_factory=dict)
    past: Rows = field(default_factory=dict)
    entries: tuple[int, ...] = ()
    """The lines of the journal that say what these rows were, but for those of rows that stay."""
    steps: frozenset[int] = frozenset()
    """The steps that touched the person, rows that stay included."""

    def ever(self, table: str) -> set[int]:
        """All rows of a table that are or were theirs and do not stay."""
        return self.gone.get(table, set()) | self.past.get(table, set())


def tables(connection: Connection) -> dict[str, Table]:
    """The tables of the file as they are, but for those of search and of SQLite itself."""
    columns: dict[str, list[tuple[str, str]]] = defaultdict(list)
    links: dict[str, list[tuple[str, str, bool]]] = defaultdict(list)
    such = "FROM pragma_table_list AS t, {}(t.name) AS c WHERE t.type = 'table' AND t.schema = 'main'"
    for table, column, kind in connection.execute(
        f"SELECT t.name, c.name, c.type {such.format('pragma_table_info')} ORDER BY t.name, c.cid"
    ):
        columns[table].append((column, kind))
    for table, column, parent, action in connection.execute(
        f'SELECT t.name, c."from", c."table", c.on_delete {such.format("pragma_foreign_key_list")}'
    ):
        links[table].append((column, parent, action == "CASCADE"))
    return {
        name: Table(
            tuple(column for column, _ in those),
            tuple(column for column, kind in those if kind == "TEXT"),
            tuple(links[name]),
        )
        for name, those in columns.items()
        if not name.startswith("sqlite_")
    }


def people(connection: Connection, contact_id: int) -> tuple[int, ...]:
    """The contact, and all who became one with them."""
    rows = connection.execute(
        "WITH RECURSIVE one(id) AS (VALUES (?1) UNION SELECT m.merged_id FROM merged_contact m "
        "JOIN one ON m.contact_id = one.id) SELECT id FROM one WHERE id NOT IN "
        "(SELECT id FROM contact WHERE id <> ?1)",
        (contact_id,),
    )
    others = sorted(one for (one,) in rows if one not in (0, contact_id))
    return (contact_id, *others)


def belongings(connection: Connection, ids: Sequence[int], *, keep_orders: bool) -> Belongings:
    """What belongs to these contacts, who are one person."""
    schema = tables(connection)
    gone: dict[str, set[int]] = defaultdict(set, {"contact": set(ids)})
    _now(connection, schema, gone)
    kept = _kept(schema, gone) if keep_orders else {}
    gone["contact"] = {one for one in ids if _is_there(connection, "contact", one)}
    past: dict[str, set[int]] = defaultdict(set, {"contact": set(ids) - gone["contact"]})
    _before(connection, schema, (ids, gone, kept), past)
    for table, rows in kept.items():
        gone[table] -= rows
        past[table] -= rows
    return Belongings(
        tuple(ids),
        {table: rows for table, rows in gone.items() if rows},
        {table: rows for table, rows in kept.items() if rows},
        {table: rows - gone[table] for table, rows in past.items() if rows - gone[table]},
    )


def in_history(connection: Connection, theirs: Belongings) -> Belongings:
    """The same with the lines of the journal that are about these rows, found in one walk through it."""
    keys = [f"{table} {row_id}" for table in {*theirs.gone, *theirs.past} for row_id in theirs.ever(table)]
    kept = {f"{table} {row_id}" for table, rows in theirs.kept.items() for row_id in rows}
    rows = connection.execute(
        "SELECT id, changeset_id, table_name || ' ' || row_id FROM journal "
        f"WHERE contact_id {AMONG} OR table_name || ' ' || row_id {AMONG}",
        (_list(theirs.ids), json.dumps(keys)),
    )
    entries = tuple(entry for entry, _, key in rows if key not in kept)
    return replace(theirs, entries=entries, steps=frozenset(step for _, step, _ in rows))


def _now(connection: Connection, schema: Mapping[str, Table], found: dict[str, set[int]]) -> None:
    """Add the rows that belong to these rows, and those that belong to them, until there are no more."""
    waiting = set(found)
    while waiting:
        parents, waiting = waiting, set()
        for name, table in schema.items():
            if name in HISTORY or not table.counted:
                continue
            for column, parent in table.owners():
                if parent not in parents:
                    continue
                rows = connection.execute(
                    f'SELECT id FROM "{name}" WHERE "{column}" {AMONG}', (_list(found[parent]),)
                )
                fresh = {row_id for (row_id,) in rows} - found[name]
                if fresh:
                    found[name] |= fresh
                    waiting.add(name)


def _kept(schema: Mapping[str, Table], gone: Mapping[str, set[int]]) -> dict[str, set[int]]:
    """Those of the rows that may stay: orders and returns, and what belongs to them."""
    inside = set(KEPT)
    while True:
        more = {
            name
            for name, table in schema.items()
            if name not in inside
            and OWNER not in table.columns
            and any(parent in inside for _, parent in table.owners())
        }
        if not more:
            return {name: set(gone[name]) for name in inside if gone.get(name)}
        inside |= more


def _before(
    connection: Connection,
    schema: Mapping[str, Table],
    known: tuple[Sequence[int], Mapping[str, set[int]], Mapping[str, set[int]]],
    past: dict[str, set[int]],
) -> None:
    """Add the rows that the history says were theirs, or belonged to such a row, and are no more."""
    ids, gone, kept = known
    for name, row_id in connection.execute(
        f"SELECT DISTINCT table_name, row_id FROM journal WHERE contact_id {AMONG}", (_list(ids),)
    ):
        if name in schema and not _is_there(connection, name, row_id):
            past[name].add(row_id)
    shapes = past_shapes(connection)
    growing = True
    while growing:
        growing = False
        for version, name, columns in shapes:
            for column, parent in schema[name].owners() if name in schema else ():
                parents = past[parent] | gone.get(parent, set()) | kept.get(parent, set())
                if column == OWNER or not parents or column not in columns:
                    continue
                rows = connection.execute(
                    "SELECT DISTINCT row_id FROM journal WHERE table_name = ? AND schema_version = ? "
                    f"AND json_extract(before, '$[{columns.index(column)}]') {AMONG}",
                    (name, version, _list(parents)),
                )
                fresh = {row_id for (row_id,) in rows} - past[name] - gone.get(name, set())
                fresh = {row_id for row_id in fresh if not _is_there(connection, name, row_id)}
                if fresh:
                    past[name] |= fresh
                    growing = True


def past_shapes(connection: Connection) -> list[tuple[int, str, list[str]]]:
    """The versions of tables of which the history holds rows as they were, with their columns then.

    To ask this once spares a walk through the whole history for each version of each table.
    """
    rows = connection.execute(
        "SELECT s.schema_version, s.table_name, s.columns FROM (SELECT DISTINCT schema_version, table_name "
        "FROM journal WHERE before IS NOT NULL) j JOIN journal_shape s USING (schema_version, table_name)"
    )
    return [(version, table, json.loads(columns)) for version, table, columns in rows]


def _is_there(connection: Connection, table: str, row_id: int) -> bool:
    return connection.value(f'SELECT 1 FROM "{table}" WHERE id = ?', (row_id,)) is not None


def _list(ids: Sequence[int] | set[int]) -> str:
    return json.dumps(sorted(ids))
