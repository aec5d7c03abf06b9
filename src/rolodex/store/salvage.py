"""A new book from what can be read of a sick one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from rolodex import files
from rolodex.domain import os_reason
from rolodex.domain.errors import UserError
from rolodex.domain.mending import Loss, Salvaged
from rolodex.domain.message import message
from rolodex.domain.progress import Progress, silent
from rolodex.store import (
    aside,
    cipher,
    engine,
    errors,
    journal,
    salvage_book,
    salvage_homes,
    salvage_known,
    salvage_links,
    salvage_losses,
    salvage_source,
)
from rolodex.store.engine import Connection
from rolodex.store.salvage_bisect import QueryReader
from rolodex.store.salvage_pages import Pages, Value
from rolodex.store.salvage_tables import Gap, PageReader, Reader, Stray, Table, tables

PASSES = 3
BATCH = 5_000
"""Rows between two words about progress."""
AFTERWARDS = 6
"""Parts of the work that follow on the reading."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted of a salvage: what nameless contacts are called, and the copy that may help."""

    path: Path
    progress: Progress
    nameless: str
    backup: Path | None


@dataclass(slots=True)
class Work:
    """What is known of a salvage while it is made; `lost` are the gaps by table."""

    connection: Connection
    reader: Reader
    progress: Progress
    version: int
    tables: Mapping[str, Table]
    indexes: tuple[str, ...]
    sequences: Mapping[str, int]
    copy: bool
    lost: dict[str, list[Gap]]
    done: int = 0
    unplaced: int = 0
    """Rows of which nothing says to what table they belonged."""

    @property
    def total(self) -> int:
        """As many parts as the work has."""
        return len(self.tables) + AFTERWARDS

    def step(self) -> None:
        """Another part of the work is done."""
        self.done += 1
        self.progress(self.done, self.total)

    def within(self, done: int, total: int) -> None:
        """A part of the work goes on; says nothing new, but can be stopped."""
        self.progress(self.done, self.total)


def salvage(
    path: Path, progress: Progress = silent, nameless: str = "?", backup: Path | None = None
) -> Salvaged:
    """Put a book of what can be read of the one at `path` in its place; the sick file stays, renamed.

    Rows that are lost are taken from `backup`, where it knows them and nothing says that they changed since.
    Raises UserError where nothing can be read, and leaves all as it was then.
    """
    with salvage_source.staged(path) as (sick, fresh):
        try:
            salvaged = _made(Order(path, progress, nameless, backup), sick, fresh)
            files.sync_file(fresh)
        except OSError as error:
            raise _no_room(path, error) from error
        return replace(salvaged, path=path, aside=aside.replace(path, fresh))


def _made(order: Order, sick: Path, fresh: Path) -> Salvaged:
    """The new book as the file `fresh`, closed and checked in full."""
    with _source(order.path, sick) as (reader, version, like):
        engine.make_file(fresh)
        connection = engine.connect(fresh, like=like)
        try:
            work = _begun(connection, reader, version, order)
            _read(work)
            return _finished(work, order)
        finally:
            connection.close()


@contextmanager
def _source(path: Path, sick: Path) -> Iterator[tuple[Reader, int, Connection | None]]:
    """What reads the sick file, the version of its tables, and a connection that a secret book is like."""
    salvage_source.copy(path, sick)
    if cipher.is_secret(path):
        like = engine.connect(sick)
        reader = QueryReader(lambda: engine.connect(sick))
        try:
            yield reader, salvage_book.version(reader), like
        finally:
            reader.close()
            like.close()
        return
    head = salvage_source.head(sick)
    with Pages(sick, head.page_size, head.reserved, head.encoding) as pages:
        items = salvage_source.contents(pages)
        roots = salvage_source.roots(items)
        if "contact" not in roots and not head.version:
            raise errors.not_a_book(path)
        pages_read = PageReader(pages, roots)
        yield pages_read, head.version or salvage_book.version(pages_read), None


def _begun(connection: Connection, reader: Reader, version: int, order: Order) -> Work:
    engine.pragma(connection, "foreign_keys", 0)
    engine.pragma(connection, "synchronous", 0)  # the file counts only once it is whole and on the disk
    connection.execute("PRAGMA journal_mode = memory")
    copy = salvage_known.attach(connection, order.backup, version)
    connection.execute("BEGIN IMMEDIATE")
    names, indexes = salvage_book.create(connection, version)
    return Work(
        connection=connection,
        reader=reader,
        progress=order.progress,
        version=version,
        tables=tables(connection, names),
        indexes=indexes,
        sequences=salvage_book.sequences(reader),
        copy=copy,
        lost={},
    )


def _read(work: Work) -> None:
    """Take in every row that can be read."""
    reader = work.reader
    for table in work.tables.values():
        work.step()
        _insert(work, table, reader.rows(table))
    if isinstance(reader, PageReader) and any(reader.lost.values()):
        _place_strays(work, reader)
    salvage_known.know(work.connection)
    work.lost.update({name: found for name, gaps in reader.lost.items() if (found := _merged(gaps))})
    work.step()


def _place_strays(work: Work, reader: PageReader) -> None:
    """Give leaves that lost their tree to the tables that miss them, where that is beyond doubt."""
    homes = salvage_homes.Homes(work.connection, reader, work.tables, reader.free)
    strays = list(reader.strays())
    for _ in salvage_known.HISTORY:  # each of the two tells about the other, and both about the rest
        salvage_known.know(work.connection)
        salvage_known.remember(work.connection)
        homes.learn()
        strays = [left for stray in strays for left in _left(work, reader, homes, stray, of_history=True)]
    salvage_known.know(work.connection)
    salvage_known.remember(work.connection)
    left = strays
    for _ in range(PASSES):  # what was placed last may be what others belong to
        strays, left = left, []
        for stray in strays:
            left += _left(work, reader, homes, stray, of_history=False)
        if len(left) == len(strays):
            break
    work.unplaced = sum(stray.rows for stray in left if homes.may_be_wanted(stray))


def _left(
    work: Work, reader: PageReader, homes: salvage_homes.Homes, stray: Stray, of_history: bool
) -> Iterator[Stray]:
    """What is left of stray leaves when those are placed whose table is certain."""
    work.within(0, 0)
    table = homes.of(stray)
    if table is not None:
        if (table.name in salvage_known.HISTORY) is of_history:
            _insert(work, table, reader.adopt(table, stray))
        else:
            yield stray
        return
    apart = list(reader.apart(stray))
    if not apart:
        yield stray
    for one in apart:
        yield from _left(work, reader, homes, one, of_history)


def _insert(work: Work, table: Table, rows: Iterator[list[Value]]) -> None:
    names = ", ".join(f'"{column}"' for column in table.columns)
    marks = ", ".join("?" * len(table.columns))
    sql = f'INSERT OR IGNORE INTO "{table.name}"({names}) VALUES ({marks})'
    work.connection.executemany(sql, _told(work, _believed(table, rows)))


def _told(work: Work, rows: Iterator[list[Value]]) -> Iterator[list[Value]]:
    """The rows, with a word about progress now and then, so that the work can be stopped."""
    for number, row in enumerate(rows):
        if number % BATCH == 0:
            work.within(0, 0)
        yield row


def _believed(table: Table, rows: Iterator[list[Value]]) -> Iterator[list[Value]]:
    """The rows, those left out whose bytes are not those that were kept."""
    if table.name == "blob":
        return (row for row in rows if salvage_homes.is_itself(row[0], row[2]))
    if table.name == "import_receipt":
        return (row for row in rows if salvage_homes.unpacks(row[-1]))
    return rows


def _finished(work: Work, order: Order) -> Salvaged:
    """Fill what the copy knows, mend the links, and make the new book whole."""
    connection = work.connection
    filled = _filled(work)
    work.step()
    named = salvage_links.name_contacts(connection, work.tables, _listed(work), order.nameless)
    salvage_links.name_words(connection, work.tables, order.nameless)
    salvage_links.let_go(connection, work.tables)
    work.step()
    salvage_book.finish(connection, work.tables, work.indexes, work.sequences)
    losses, lost = salvage_losses.listed(connection, work.lost, named, work.unplaced, work.sequences)
    work.step()
    salvage_book.bring_up_to_date(connection, work.version, work.within)
    work.step()
    wrong = salvage_book.close(connection, work.within)
    work.step()
    return Salvaged(
        path=order.path,
        aside=order.path,
        people=int(connection.value("SELECT count(*) FROM contact")),
        rows=salvage_book.counts(connection, work.tables),
        losses=(*losses, *(Loss("", 0, 0, 0, words) for words in wrong)),
        lost=lost,
        filled=filled,
    )


def _filled(work: Work) -> int:
    """How many lost rows the copy gave back; what is lost is noted in any case."""
    connection = work.connection
    copy = work.copy and bool(work.lost) and salvage_known.is_of_this_book(connection)
    filled = salvage_known.fill_history(connection, work.tables, work.lost) if copy else 0
    if filled:
        salvage_known.know(connection)
    salvage_known.find(connection, work.tables, work.lost, copy)
    return filled + (salvage_known.fill(connection, work.tables, work.lost) if copy else 0)


def _listed(work: Work) -> dict[int, salvage_links.Line]:
    """What the list of people showed of contacts that lost their card."""
    gaps = work.lost.get("contact")
    if not gaps:
        return {}
    columns = journal.columns_of(work.connection, "entry")
    return salvage_links.lines(work.reader, columns, gaps)


def _merged(gaps: list[Gap]) -> list[Gap]:
    """The gaps in their order, those that touch made one."""
    merged: list[Gap] = []
    for low, high in sorted(gaps):
        if merged and low <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        elif low < high:
            merged.append((low, high))
    return merged


def _no_room(path: Path, error: OSError) -> UserError:
    return UserError(
        message(
            "A new book could not be written beside %(file)s (%(reason)s), so nothing was changed. Free some "
            "space, then try again.",
            file=str(path),
            reason=os_reason.reason(error),
        )
    )
