"""Bulk insert through the store against raw sqlite3.executemany of the same rows, and a whole sample book."""

from __future__ import annotations

import gc
import os
import sqlite3
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

from costs import of_python, row

from rolodex.domain.contact import Contact
from rolodex.domain.message import message
from rolodex.services.demo import Demo
from rolodex.store import bulk
from rolodex.store import contacts as store
from rolodex.store.book import Book, Transaction

CONTACTS = 20_000
MILLION = 1_000_000
TODAY = date(2026, 11, 21)
TABLES = ("contact", "name", "tel", "email", "adr", "org", "date", "note", "url", "tag", "contact_tag")

Rows = dict[str, tuple[Sequence[str], list[tuple[object, ...]]]]

DEMO = (
    "import sys; from pathlib import Path; from rolodex.services.demo import Demo; "
    "from rolodex.store.book import Book; "
    "book = Book.open(Path(sys.argv[1]), create=True); Demo(book).fill(int(sys.argv[2])); book.close()"
)


class Unwritten(Exception):  # noqa: N818 - ends a step that is only measured
    """Rolls the step back."""


@contextmanager
def clock(seconds: list[float]) -> Iterator[None]:
    """Puts the CPU seconds of the block into the list."""
    gc.collect()
    start = time.process_time()
    yield
    seconds.append(time.process_time() - start)


def sample(folder: Path) -> tuple[Rows, list[Contact], list[str]]:
    """The rows and contacts of a sample book without its history, and the SQL of their plain tables."""
    path = folder / "sample.rolodex"
    with Book.open(path, create=True) as book:
        Demo(book).fill(CONTACTS, 0, today=TODAY)
        with book.reading() as connection:
            contacts = list(store.get_many(connection, store.all_ids(connection)))
    raw = sqlite3.connect(path)
    rows: Rows = {}
    for table in TABLES:
        cursor = raw.execute(f'SELECT * FROM "{table}"')
        columns = [column[0] for column in cursor.description]
        rows[table] = (columns, cursor.fetchall())
    rows["contact"] = _without(rows["contact"], "household_id")
    rows["org"] = _without(rows["org"], "company_id")
    marks = ",".join("?" * len(TABLES))
    plain = raw.execute(
        f"SELECT sql FROM sqlite_master WHERE tbl_name IN ({marks}) AND type IN ('table', 'index') "
        "AND sql IS NOT NULL ORDER BY type DESC",
        TABLES,
    ).fetchall()
    raw.close()
    return rows, contacts, [sql for (sql,) in plain]


def _without(
    table: tuple[Sequence[str], list[tuple[object, ...]]], column: str
) -> tuple[Sequence[str], list[tuple[object, ...]]]:
    """The rows of a table without a link into tables that are not copied."""
    columns, rows = table
    place = list(columns).index(column)
    names = [name for name in columns if name != column]
    return names, [(*cells[:place], *cells[place + 1 :]) for cells in rows]


def raw_insert(path: Path, schema: Sequence[str], rows: Rows) -> float:
    """CPU seconds of sqlite3 alone: the same tables and indexes, no journal, no search."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = wal")
    for sql in schema:
        connection.execute(sql)
    seconds: list[float] = []
    with clock(seconds):
        connection.execute("BEGIN IMMEDIATE")
        for table, (columns, cells) in rows.items():
            names, marks = ",".join(f'"{column}"' for column in columns), ",".join("?" * len(columns))
            connection.executemany(f'INSERT INTO "{table}"({names}) VALUES ({marks})', cells)
        connection.execute("COMMIT")
    connection.close()
    return seconds[0]


def journaled(path: Path, rows: Rows) -> float:
    """CPU seconds of the same rows through the store, journal on, before search is brought in step."""
    seconds: list[float] = []
    with Book.open(path, create=True) as book, suppress(Unwritten), book.change(message("Bulk")) as tx:
        with clock(seconds):
            _insert(tx, rows)
        raise Unwritten
    return seconds[0]


def everything(path: Path, rows: Rows) -> float:
    """CPU seconds of a whole step: the rows, the journal, the order of the list and both indexes."""
    seconds: list[float] = []
    with Book.open(path, create=True) as book, clock(seconds), book.change(message("Bulk")) as tx:
        _insert(tx, rows)
    return seconds[0]


def of_contacts(path: Path, contacts: Sequence[Contact]) -> float:
    """CPU seconds of a whole step that begins with contacts instead of rows."""
    seconds: list[float] = []
    with Book.open(path, create=True) as book, clock(seconds), book.change(message("Bulk")) as tx:
        for start in range(0, len(contacts), 2_000):
            store.insert(tx, contacts[start : start + 2_000])
    return seconds[0]


def _insert(tx: Transaction, rows: Rows) -> None:
    for table, (columns, cells) in rows.items():
        bulk.insert(tx, table, columns, cells)


def main() -> None:
    """Print `name | measured | baseline | ratio | budget` for each figure."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows, contacts, schema = sample(folder)
        count = sum(len(cells) for _, cells in rows.values())
        baseline = min(raw_insert(folder / f"raw{run}", schema, rows) for run in range(3))
        of = f"{count:,} rows of {CONTACTS:,} contacts"
        row(f"{of}, journal / raw", journaled(folder / "a.rolodex", rows), baseline, "2")
        row(f"{of}, journal and indexes / raw", everything(folder / "b.rolodex", rows), baseline, "5, aim 4")
        row(
            f"{CONTACTS:,} contacts to rows and all / raw",
            of_contacts(folder / "c.rolodex", contacts),
            baseline,
            "-",
        )
        small = of_python("-c", DEMO, str(folder / "small.rolodex"), "400", runs=1)
        print(f"sample book of 400 | {small.cpu:.2f} s | - | - | -", flush=True)
        if os.environ.get("BENCH_LARGE"):
            large = of_python("-c", DEMO, str(folder / "large.rolodex"), str(MILLION), runs=1)
            print(f"sample book of a million | {large.cpu:.0f} s | - | - | 240 s", flush=True)
            row("memory, sample book of a million / of 400", large.memory, small.memory, "-", "MB")


if __name__ == "__main__":
    main()
