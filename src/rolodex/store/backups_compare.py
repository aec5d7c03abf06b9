"""What restoring a copy would change, and who is in it: read from both files, nothing is written.

Rows of the two are laid side by side by their numbers, in SQLite, because a card loaded costs a hundred times
as much.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from rolodex.domain.backup import Backup, CardState, ComparedCard, Comparison, PreviewRow
from rolodex.domain.listing import Query
from rolodex.domain.progress import Progress, silent
from rolodex.store import cipher, converting, engine, errors, search
from rolodex.store.backups_locked import private_folder
from rolodex.store.engine import APPLICATION_ID, SCHEMA_VERSION, Connection
from rolodex.store.transaction import SHOWN

NAMED = 200
"""So many of each kind are named."""

COUNTED = (
    "contact",
    "activity",
    "reminder",
    "purchase",
    "deal",
    "ticket",
    "campaign",
    "attachment",
    "photo",
)

UNSEEN = frozenset({"id", "created_at", "updated_at", "rev", "fingerprint", "import_id", "household_id"})
"""Columns of the table of contacts that nobody sees on a card."""


def compare(path: Path, file: Path, backup: Backup, progress: Progress = silent) -> Comparison:
    """How the book at `path` differs from the copy in `file`, card by card."""
    with _side_by_side(path, file) as connection:
        connection.execute("BEGIN")
        _gather(connection, progress)
        return _comparison(connection, backup)


def preview(connection: Connection, text: str, offset: int, limit: int) -> tuple[PreviewRow, ...]:
    """The people and companies in a copy that answer a search, in the order of names."""
    if int(connection.value("PRAGMA user_version")) == SCHEMA_VERSION:
        ids = list(search.listing(connection, Query(text, kind="")).ids[offset : offset + limit])
        found = [(row.id, row.fn, row.detail) for row in search.rows(connection, ids)]
    else:  # its index may be another than today's
        like = "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        found = [
            (contact_id, fn, "")
            for contact_id, fn in connection.execute(
                "SELECT id, fn FROM contact WHERE fn LIKE ? ESCAPE '\\' ORDER BY fn, id LIMIT ? OFFSET ?",
                (like, limit, offset),
            )
        ]
    phones = _phones(connection, [contact_id for contact_id, _, _ in found])
    return tuple(PreviewRow(one, fn, detail, phones.get(one, "")) for one, fn, detail in found)


def _phones(connection: Connection, ids: Sequence[int]) -> dict[int, str]:
    marks = ", ".join("?" * len(ids))
    rows = connection.execute(
        f"SELECT contact_id, value FROM tel WHERE contact_id IN ({marks}) ORDER BY contact_id, position DESC",
        list(ids),
    )
    return dict(rows)


@contextmanager
def _side_by_side(path: Path, file: Path) -> Iterator[Connection]:
    """A connection to the book that sees the copy as `was`."""
    mode = engine.mode_of(path)
    with ExitStack() as stack:
        connection = engine.connect(path, "ro" if mode == "rw" else mode)
        stack.callback(connection.close)
        key = cipher.key_for(file)
        if key and not connection.key:  # the library of plain books cannot read the copy
            plain = stack.enter_context(private_folder()) / file.name
            converting.export(file, plain, None)
            file, key = plain, None
        secret = f" KEY {key.as_sql()}" if key else " KEY ''" if connection.key else ""
        connection.execute(f"ATTACH DATABASE ? AS was{secret}", (f"{file.absolute().as_uri()}?immutable=1",))
        if connection.value("PRAGMA was.application_id") != APPLICATION_ID:
            raise errors.not_a_book(file)
        yield connection


def _gather(connection: Connection, progress: Progress) -> None:
    """Write into temporary tables which contacts are only here, only there, or not the same."""
    connection.execute("CREATE TEMP TABLE here(id INTEGER PRIMARY KEY)")
    connection.execute("CREATE TEMP TABLE there(id INTEGER PRIMARY KEY)")
    connection.execute("CREATE TEMP TABLE other(id INTEGER PRIMARY KEY)")
    # One number with another UID is somebody else, as in a copy of another book.
    for table, mine, theirs in (("here", "main", "was"), ("there", "was", "main")):
        connection.execute(
            f"INSERT INTO {table} SELECT a.id FROM {mine}.contact a LEFT JOIN {theirs}.contact b "
            "ON b.id = a.id WHERE b.id IS NULL OR b.uid <> a.uid"
        )
    tables = [table for table in sorted(SHOWN - {"source"}) if _columns(connection, "was", table)]
    for number, table in enumerate(tables):
        progress(number, len(tables))
        _differing(connection, table)
    connection.execute("DELETE FROM other WHERE id IN (SELECT id FROM here UNION ALL SELECT id FROM there)")


def _differing(connection: Connection, table: str) -> None:
    """Note the contacts whose rows of one table are not the same."""
    whose = "id" if table == "contact" else "contact_id"
    left_out = UNSEEN if table == "contact" else {"id"}
    common = [
        column
        for column in _columns(connection, "main", table)
        if column in set(_columns(connection, "was", table)) and column not in left_out
    ]
    mine = ", ".join(f'a."{column}"' for column in common)
    theirs = ", ".join(f'b."{column}"' for column in common)
    for left, right in (("main", "was"), ("was", "main")):
        connection.execute(
            f"INSERT OR IGNORE INTO other SELECT a.{whose} FROM {left}.{table} a LEFT JOIN {right}.{table} b "
            f"ON b.id = a.id WHERE b.id IS NULL OR ({mine}) IS NOT ({theirs})"
        )


def _columns(connection: Connection, schema: str, table: str) -> list[str]:
    return [
        name for (name,) in connection.execute("SELECT name FROM pragma_table_info(?, ?)", (table, schema))
    ]


def _comparison(connection: Connection, backup: Backup) -> Comparison:
    cards = (
        *_cards(connection, "there", "was", "only_then"),
        *_cards(connection, "here", "main", "only_now"),
        *_cards(connection, "other", "main", "differs"),
    )
    steps_since = connection.value(
        "SELECT count(*) FROM main.changeset a LEFT JOIN was.changeset b ON b.id = a.id AND b.at = a.at "
        "WHERE b.id IS NULL"
    )
    return Comparison(
        backup,
        _counts(connection, "main"),
        _counts(connection, "was"),
        int(connection.value("SELECT count(*) FROM here")),
        int(connection.value("SELECT count(*) FROM there")),
        int(connection.value("SELECT count(*) FROM other")),
        cards,
        int(steps_since),
    )


def _cards(connection: Connection, table: str, schema: str, state: CardState) -> Iterator[ComparedCard]:
    rows = connection.execute(
        f"SELECT c.id, c.fn, coalesce(e.detail, '') FROM {table} t JOIN {schema}.contact c ON c.id = t.id "
        f"LEFT JOIN {schema}.entry e ON e.contact_id = c.id "
        "ORDER BY e.rank IS NULL, e.rank, c.id LIMIT ?",
        (NAMED,),
    )
    return (ComparedCard(contact_id, fn, state, detail) for contact_id, fn, detail in rows)


def _counts(connection: Connection, schema: str) -> dict[str, int]:
    return {
        table: int(connection.value(f"SELECT count(*) FROM {schema}.{table}"))
        for table in COUNTED
        if _columns(connection, schema, table)
    }
