"""The new book that the rows of a sick one go into: made, and made whole at the end."""

from __future__ import annotations

from collections.abc import Mapping

from rolodex.domain.message import Message
from rolodex.domain.progress import Progress
from rolodex.store import check, customers, derived, engine, journal, totals
from rolodex.store.engine import SCHEMA_VERSION, Connection
from rolodex.store.salvage_tables import Reader, Table

_TEXT, _NUMBER = frozenset({str}), frozenset({int})
SHAPES = Table(
    "journal_shape", ("schema_version", "table_name", "columns"), (_NUMBER, _TEXT, _TEXT), -1, (0, "", "[]")
)
SEQUENCES = Table("sqlite_sequence", ("name", "seq"), (_TEXT, _NUMBER), -1, ("", 0))
"""The highest ids that were ever given, as SQLite keeps them."""

COUNTED = frozenset({*totals.TABLES, "segment_count", "segment_member", "journal_now"})
"""What is made anew from other rows, and so not read."""

LOST_STEP = 2
"""`undone` of a step of which rows were lost: it can be taken back no more, for only whole steps are."""


def version(reader: Reader) -> int:
    """The version of the tables, as the journal noted it; today's where that too is lost."""
    known = {row[0] for row in reader.rows(SHAPES)}
    reader.lost.pop(SHAPES.name, None)
    found = max((number for number in known if isinstance(number, int)), default=SCHEMA_VERSION)
    return found if 1 <= found <= SCHEMA_VERSION else SCHEMA_VERSION


def sequences(reader: Reader) -> dict[str, int]:
    """The highest id ever given by table, as far as it can be read."""
    found = {str(name): seq for name, seq in reader.rows(SEQUENCES) if isinstance(seq, int)}
    reader.lost.pop(SEQUENCES.name, None)
    return found


def create(connection: Connection, version: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Make the tables, bare of triggers and indexes; gives those to be filled, and the SQL of the indexes."""
    from rolodex.store import schema  # start-up: SQLModel
    from rolodex.store.tables import METADATA  # start-up: SQLModel

    if version == SCHEMA_VERSION:
        schema.create(connection)
    else:
        from rolodex.store.migrations import upgrading  # start-up: Alembic, needed for old books only

        upgrading.begin(connection, version)
    journal.remove(connection)
    totals.remove(connection)
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    names = tuple(name for name in METADATA.tables if name in there and name not in COUNTED)
    indexes = connection.execute(
        "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'index' AND sql LIKE 'CREATE INDEX%'"
    )
    dropped = [(name, sql) for name, table, sql in indexes if table in names]
    for name, _ in dropped:
        connection.execute(f'DROP INDEX "{name}"')
    return names, tuple(sql for _, sql in dropped)


def finish(
    connection: Connection,
    tables: Mapping[str, Table],
    indexes: tuple[str, ...],
    sequences: Mapping[str, int],
) -> None:
    """Index the rows, see to it that no id is given twice, and that only whole steps can be taken back."""
    for sql in indexes:
        connection.execute(sql)
    _keep_ids(connection, tables, sequences)
    connection.execute(
        "UPDATE changeset SET undone = ? WHERE undone <> ? AND rows <> "
        "(SELECT count(*) FROM journal WHERE changeset_id = changeset.id)",
        (LOST_STEP, LOST_STEP),
    )


def bring_up_to_date(connection: Connection, version: int, progress: Progress) -> None:
    """Make triggers, totals and search, and of an older book one of today."""
    if version < SCHEMA_VERSION:
        from rolodex.store.migrations import upgrading  # start-up

        customers.keep(connection, customers.basis(connection))  # a migration must not find one setting more
        connection.execute("COMMIT")
        upgrading.upgrade(connection)
        return
    from rolodex.store import schema, search  # start-up

    schema.install_triggers(connection)
    totals.rebuild(connection)
    search.rebuild(connection, progress)
    derived.recount(connection)
    connection.execute("COMMIT")


def close(connection: Connection, progress: Progress) -> tuple[Message, ...]:
    """What is wrong with the new book all the same, checked in full."""
    engine.pragma(connection, "foreign_keys", 1)
    connection.execute("PRAGMA journal_mode = delete")
    return check.of(connection, progress)


def counts(connection: Connection, tables: Mapping[str, Table]) -> dict[str, int]:
    """How many rows the new book has, by table."""
    return {
        name: count for name in tables if (count := int(connection.value(f'SELECT count(*) FROM "{name}"')))
    }


def _keep_ids(connection: Connection, tables: Mapping[str, Table], sequences: Mapping[str, int]) -> None:
    counted = {
        name
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%AUTOINCREMENT%'"
        )
    }
    for name, table in tables.items():
        if table.key < 0 or table.columns[table.key] != "id":
            continue
        highest = connection.value(
            f'SELECT max(coalesce((SELECT max(id) FROM "{name}"), 0), coalesce((SELECT max(row_id) '
            "FROM temp.known WHERE table_name = ?), 0), coalesce((SELECT last FROM last_id "
            "WHERE table_name = ?), 0), ?)",
            (name, name, sequences.get(name, 0)),
        )
        if name in counted:
            connection.execute("DELETE FROM sqlite_sequence WHERE name = ?", (name,))
            connection.execute("INSERT INTO sqlite_sequence(name, seq) VALUES (?, ?)", (name, highest))
        elif highest:
            connection.execute(
                "INSERT INTO last_id(table_name, last) VALUES (?, ?) "
                "ON CONFLICT(table_name) DO UPDATE SET last = excluded.last",
                (name, highest),
            )
