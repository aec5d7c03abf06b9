"""A book: one file, one way to write it, and as many ways to read it as there are threads."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rolodex.domain.message import Message
from rolodex.store import errors, journal, opening, steps
from rolodex.store.engine import Connection, be_patient, connect, pragma
from rolodex.store.journal import HOUSEKEEPING, NONE
from rolodex.store.transaction import Transaction

__all__ = ["Book", "Connection", "Transaction"]


@dataclass(slots=True)
class _Reader:
    """The connection of one thread, and how many readings stand open on it."""

    connection: Connection
    depth: int = 0


class Book:
    """An open book. `notice` says why it is read-only, or what else the user should know."""

    def __init__(self, opened: opening.Opened) -> None:
        self.path = opened.path
        self.read_only = opened.read_only
        self.notice: Message | None = opened.notice
        self._mode = opened.mode
        self._writer = opened.connection
        self._writing = threading.Lock()
        self._writing_thread = 0
        self._seen_version = 0
        self._local = threading.local()
        self._readers: list[_Reader] = []
        self._closed = False

    @classmethod
    def open(cls, path: Path, create: bool = False, read_only: bool = False) -> Book:
        """The book at `path`, made first where `create` allows; an older one is brought up to date.

        Raises UserError where there is none, where the file is something else, or cannot be read.
        """
        book = cls(opening.opened(Path(path), create, read_only))
        try:
            if not book.read_only:
                book.adopt()
        except BaseException:
            book.close()
            raise
        return book

    @contextmanager
    def change(
        self, label: Message, author: str = "", origin: steps.Origin = steps.ORDINARY
    ) -> Iterator[Transaction]:
        """One named step of the history: all of it, or nothing when the block raises."""
        with self._step() as connection:
            steps.adopt(connection)
            changeset_id = steps.begin(connection, label, author or steps.author(connection), origin)
            tx = Transaction(connection, changeset_id)
            yield tx
            tx.refuse_torn()
            tx.finish(steps.end(connection, changeset_id, origin))

    @contextmanager
    def housekeeping(self) -> Iterator[Transaction]:
        """Writes that are no step of the history, such as settings: all of them or none."""
        with self._step() as connection:
            journal.write_under(connection, HOUSEKEEPING)
            tx = Transaction(connection, HOUSEKEEPING)
            yield tx
            tx.refuse_torn()
            journal.write_under(connection, NONE)
            tx.finish(None)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees the book as it is at this moment, and cannot write."""
        reader = self._reader()
        if reader.depth == 0:
            reader.connection.execute("BEGIN")
        reader.depth += 1
        try:
            yield reader.connection
        finally:
            reader.depth -= 1
            if reader.depth == 0 and reader.connection.raw.in_transaction:
                reader.connection.execute("ROLLBACK")

    def adopt(self) -> bool:
        """Take what another program changed into the history; says whether there was anything."""
        with self.reading() as connection:
            if not steps.orphans(connection):
                return False
        with self._step() as connection:
            return steps.adopt(connection)

    def data_version(self) -> int:
        """A number that differs after another program has changed the book."""
        if self._writing.acquire(blocking=False):
            try:
                self._seen_version = int(self._writer.value("PRAGMA data_version"))
            finally:
                self._writing.release()
        return self._seen_version

    @contextmanager
    def alone(self) -> Iterator[Connection]:
        """The writing connection outside any transaction, for what SQLite allows only there."""
        self._refuse_nesting()
        with self._writing:
            yield self._writer

    def close(self) -> None:
        """Let the file go; what still stood in the log is folded into it."""
        if self._closed:
            return
        self._closed = True
        for reader in self._readers:
            reader.connection.close()
        self._writer.close()

    @contextmanager
    def _step(self) -> Iterator[Connection]:
        if self.read_only:
            raise errors.read_only(self.path)
        self._refuse_nesting()
        with self._writing:
            self._writing_thread = threading.get_ident()
            try:
                self._writer.execute("BEGIN IMMEDIATE")
                try:
                    yield self._writer
                    self._writer.execute("COMMIT")
                except BaseException:
                    if self._writer.raw.in_transaction:
                        self._writer.execute("ROLLBACK")
                    raise
            finally:
                self._writing_thread = 0

    def _refuse_nesting(self) -> None:
        if self._writing_thread == threading.get_ident():
            raise RuntimeError("a step cannot begin inside another step")

    def _reader(self) -> _Reader:
        reader: _Reader | None = getattr(self._local, "reader", None)
        if reader is None:
            connection = connect(self.path, self._mode)
            be_patient(connection)
            pragma(connection, "query_only", 1)
            reader = _Reader(connection)
            self._local.reader = reader
            self._readers.append(reader)
        return reader

    def __enter__(self) -> Book:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
