"""A whole book table by table: read for a copy as text, and made anew from one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rolodex import files
from rolodex.domain.errors import UserError
from rolodex.domain.message import message
from rolodex.domain.progress import Progress
from rolodex.store import engine, journal, opening, totals
from rolodex.store.engine import SCHEMA_VERSION, Connection, Row

HOUSEKEEPING = (
    "changeset",
    "journal",
    "journal_shape",
    "last_id",
    "setting",
    "import_receipt",
    "expectation",
    "draft",
    "draft_text",
    "opened",
    "fired",
    "segment_member",
    "segment_count",
    "segment_move",
    "erasure",
    "erased_mark",
)
"""Tables that are in no step of the history and yet cannot be made anew from those that are."""
SEQUENCE = "sqlite_sequence"
"""The last ids that SQLite itself dealt out, so that none is given twice."""
BLOBS = "blob"
MADE_ANEW = frozenset({*totals.TABLES, "journal_now"})
"""Tables that follow from the others; those of search are made anew as well."""
BATCH = 2_000


def tables(connection: Connection) -> dict[str, tuple[str, ...]]:
    """The tables a copy holds, with their columns in the order of the file."""
    names = (*journal.tables(connection), *HOUSEKEEPING, SEQUENCE)
    return {name: _columns(connection, name) for name in names}


def count(connection: Connection, table: str) -> int:
    """How many rows a table has."""
    return int(connection.value(f'SELECT count(*) FROM "{table}"'))


def rows(connection: Connection, table: str, columns: Sequence[str]) -> Iterator[Row]:
    """The rows of a table, always in the same order."""
    listed = ", ".join(f'"{column}"' for column in columns)
    return connection.stream(f'SELECT {listed} FROM "{table}" ORDER BY {_order(columns)}')


def blobs(connection: Connection) -> list[tuple[str, str, int]]:
    """The keys of all pictures and attachments, what they are, and their sizes."""
    found = connection.execute("SELECT sha256, media_type, length(data) FROM blob ORDER BY sha256")
    return [(sha256, media_type, size) for sha256, media_type, size in found]


class Filling:
    """A new book while it is filled; nothing of it stays where the filling fails."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._tables = tables(connection)
        self._written: dict[str, int] = {}

    def columns(self, table: str) -> tuple[str, ...]:
        """The columns this table has in a book of this version; none where there is no such table."""
        return self._tables.get(table, ())

    def write(self, table: str, found: Iterable[Sequence[Any]]) -> None:
        """Write the rows of a table, all of its columns in order."""
        if table in (SEQUENCE, "journal_shape"):  # a new book brings its own
            self._connection.execute(f'DELETE FROM "{table}"')
        columns = self._tables[table]
        listed, marks = ", ".join(f'"{column}"' for column in columns), ", ".join("?" * len(columns))
        self._insert(table, f'INSERT INTO "{table}"({listed}) VALUES ({marks})', found)

    def write_blobs(self, found: Iterable[tuple[str, str, bytes]]) -> None:
        """Write pictures and attachments: key, what it is, bytes."""
        self._insert(BLOBS, "INSERT INTO blob(sha256, media_type, data) VALUES (?, ?, ?)", found)

    def _insert(self, table: str, sql: str, found: Iterable[Sequence[Any]]) -> None:
        try:
            written = self._connection.executemany(sql, found)
        except engine.ERRORS as error:
            raise ValueError(f"{table}: {error}") from error
        except OverflowError as error:
            raise ValueError(f"{table}: {error}") from error
        self._written[table] = max(written, 0)

    def finish(self, counts: Mapping[str, int], progress: Progress) -> None:
        """Make what follows from the rest. Raises ValueError where a row is missing or belongs to nothing."""
        for table, expected in counts.items():
            if count(self._connection, table) != expected:
                raise ValueError(f"{table}: not {expected} rows")
        broken = self._connection.execute("PRAGMA foreign_key_check")
        if broken:
            raise ValueError(f"links to nothing: {broken[:3]}")
        from rolodex.store import indexing, schema  # start-up: SQLModel

        schema.install_triggers(self._connection)
        try:
            totals.rebuild(self._connection)
            indexing.rebuild(self._connection, progress)
        except engine.ERRORS as error:
            raise ValueError(str(error)) from error


@contextmanager
def filling(path: Path) -> Iterator[Filling]:
    """A new book at `path`, filled within the block: all of it, or no file at all.

    Raises UserError where something is there already.
    """
    if path.exists():
        raise UserError(
            message(
                "%(file)s is there already, and nothing was changed. Name a book that does not exist yet.",
                file=str(path),
            )
        )
    files.clear(path.parent, path.name)
    staged = files.beside(path)
    try:
        connection = opening.opened(staged, create=True, read_only=False).connection
        try:
            with _unguarded(connection):
                yield Filling(connection)
        finally:
            connection.close()
        files.put(staged, path)
    finally:
        files.remove(staged)


@contextmanager
def _unguarded(connection: Connection) -> Iterator[None]:
    """One transaction without triggers, and with links checked only at its end."""
    engine.pragma(connection, "foreign_keys", 0)
    connection.execute("BEGIN IMMEDIATE")
    try:
        journal.remove(connection)
        totals.remove(connection)
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.raw.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _columns(connection: Connection, table: str) -> tuple[str, ...]:
    if table == SEQUENCE:
        return ("name", "seq")
    return journal.columns_of(connection, table)


def _order(columns: Sequence[str]) -> str:
    return "id" if "id" in columns else ", ".join(f'"{column}"' for column in columns)


VERSION = SCHEMA_VERSION
"""The version of the tables that a copy made by this program holds."""
