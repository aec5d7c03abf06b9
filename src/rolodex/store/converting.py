"""A book made anew as secret as it is to be: written beside, compared row by row, put in its place."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rolodex import files
from rolodex.domain import os_reason
from rolodex.domain.errors import UserError
from rolodex.domain.message import message
from rolodex.domain.progress import Progress, silent
from rolodex.store import cipher, engine, errors
from rolodex.store.engine import APPLICATION_ID, Connection, Row
from rolodex.store.keys import Key

STEPS = 100
WRITTEN = 70
COMPARED = 90
OPCODES = 20_000
"""After so many steps of SQLite's machine it asks whether to go on."""
EXPORT = "SELECT sqlcipher_export('made')"
SEARCH = ("word", "gram")
KEPT = ("application_id", "user_version")
"""What stands in the header of the file and not in its tables."""


def convert(path: Path, key: Key | None, progress: Progress = silent) -> None:
    """Make the closed book at `path` one that opens with this key, or that anyone can read with None.

    Nobody else can open it meanwhile. It is replaced whole, once every row of the new file was compared with
    the old one, or not at all. Raises UserError where it is open, damaged, or does not fit on the disk.
    """
    with cipher.alone(path):
        files.clear(path.parent, path.name)
        made = files.beside(path)
        try:
            with _held(path) as source:
                written(source, made, key, progress)
                if os.name == "posix":
                    files.put(made, path)
            if os.name != "posix":
                files.put(made, path)  # an open file keeps its name there
        except OSError as error:
            raise errors.cannot_open(path, os_reason.reason(error)) from error
        finally:
            files.remove(made)


def export(path: Path, out: Path, key: Key | None, progress: Progress = silent) -> None:
    """Write what a copy of a book holds as the new file `out`, which opens with this key.

    The copy itself stays as it is. Raises UserError where it is damaged.
    """
    with cipher.alone(path):
        source = _Source.of(path, engine.mode_of(path))
        try:
            if source.value("PRAGMA application_id") != APPLICATION_ID:
                raise errors.not_a_book(path)
            written(source, out, key, progress)
        finally:
            source.close()


def make_alike(file: Path, key: Key | None, progress: Progress = silent) -> None:
    """Make a copy of a book open with this key, or for anyone with None; it is replaced whole or stays.

    Raises UserError where it is damaged and LockedBook where its own passphrase was not given.
    """
    if cipher.key_for(file) == key:
        return
    files.clear(file.parent, file.name)
    made = files.beside(file)
    try:
        export(file, made, key, progress)
        files.put(made, file)
    except OSError as error:
        raise errors.cannot_copy(file, error) from error
    finally:
        files.remove(made)


def written(source: _Source, out: Path, key: Key | None, progress: Progress) -> None:
    """The file `out` with all that the source holds, compared and checked, and safe on the disk."""
    engine.make_file(out)
    source.run("ATTACH DATABASE ? AS made KEY " + (key.as_sql() if key else "''"), (str(out),))
    source.run("PRAGMA made.journal_mode = off")  # a file that fails is thrown away
    source.run("PRAGMA made.synchronous = off")
    source.run("BEGIN IMMEDIATE" if source.is_alone else "BEGIN")
    size = max(source.path.stat().st_size, 1)
    with _watched(source.raw, lambda: progress(min(out.stat().st_size * WRITTEN // size, WRITTEN), STEPS)):
        source.run(EXPORT)
    for name in KEPT:
        source.run(f"PRAGMA made.{name} = {int(source.value(f'PRAGMA main.{name}'))}")
    with _watched(source.raw, lambda: progress(WRITTEN, STEPS)):
        _compare(source)
    source.run("COMMIT")
    source.run("DETACH DATABASE made")
    _check(out, key, source.path, lambda: progress(COMPARED, STEPS))
    files.sync_file(out)
    progress(STEPS, STEPS)


@dataclass(frozen=True, slots=True)
class _Source:
    """The old file, read by the library that can write both kinds."""

    raw: Any
    path: Path
    errors: type[Exception]
    is_alone: bool

    @classmethod
    def of(cls, path: Path, mode: str) -> _Source:
        library = cipher.sqlcipher_for(path)
        query = {"immutable": "immutable=1", "ro": "mode=ro"}.get(mode, "mode=rw")
        uri = f"{path.absolute().as_uri()}?{query}"
        try:
            raw = cipher.open_by_cipher(uri, cipher.key_beside(path), engine.BUSY_SECONDS, path)
        except library.Error as error:
            raise errors.translated(error, path) or error from error
        source = cls(raw, path, library.Error, mode == "alone")
        source.run("PRAGMA temp_store = 2")
        return source

    def run(self, sql: str, params: tuple[object, ...] = ()) -> list[Row]:
        try:
            found: list[Row] = self.raw.execute(sql, params).fetchall()
        except self.errors as error:
            raise errors.translated(error, self.path) or error from error
        return found

    def value(self, sql: str) -> Any:
        return self.run(sql)[0][0]

    def close(self) -> None:
        self.raw.close()


@contextlib.contextmanager
def _watched(raw: Any, asked: Callable[[], None]) -> Iterator[None]:
    """Ask now and then whether to go on; what is raised there ends the work and is raised again."""
    stopped: list[BaseException] = []

    def ask() -> int:
        try:
            asked()
        except BaseException as error:
            stopped.append(error)
        return len(stopped)

    raw.set_progress_handler(ask, OPCODES)
    try:
        yield
    except Exception:
        if stopped:
            raise stopped[0] from None
        raise
    finally:
        raw.set_progress_handler(None, OPCODES)


@contextlib.contextmanager
def _held(path: Path) -> Iterator[_Source]:
    """The book, opened so that no other program has it; it gives up its log."""
    source = _Source.of(path, "alone")
    try:
        source.run("PRAGMA locking_mode = exclusive")
        if source.value("PRAGMA application_id") != APPLICATION_ID:
            raise errors.not_a_book(path)
        if source.value("PRAGMA journal_mode = delete") != "delete":
            raise errors.busy()
        yield source
    finally:
        source.close()


def _compare(source: _Source) -> None:
    """Raises UserError unless both files hold the same schema, and each row of one stands in the other."""
    schema = "SELECT type, name, tbl_name, sql FROM {}.sqlite_master ORDER BY type, name"
    if source.run(schema.format("main")) != source.run(schema.format("made")):
        raise _differs(source.path)
    listed = "SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow')"
    for name, without_rowid in source.run(listed + " AND name <> 'sqlite_schema'"):
        columns = source.run("SELECT name, pk FROM pragma_table_xinfo(?)", (name,))
        ids = [column for column, pk in columns if pk] if without_rowid else ["rowid"]
        on = " AND ".join(f'a."{column}" = b."{column}"' for column in ids)
        same = " AND ".join(f'a."{column}" IS b."{column}"' for column, _ in columns)
        counts = source.run(
            f'SELECT (SELECT count(*) FROM main."{name}"), (SELECT count(*) FROM made."{name}"), '
            f'(SELECT count(*) FROM main."{name}" a JOIN made."{name}" b ON {on} WHERE {same})'
        )[0]
        if len(set(counts)) > 1:
            raise _differs(source.path)


def _check(path: Path, key: Key | None, of: Path, asked: Callable[[], None]) -> None:
    """Raises UserError unless the new file is whole: its pages, links and search index."""
    try:
        connection = engine.connect_with(path, key)
    except engine.ERRORS as error:
        raise errors.translated(error, path) or error from error
    try:
        with _watched(connection.raw, asked):
            if connection.value("PRAGMA application_id") != APPLICATION_ID:
                raise errors.not_a_book(path)
            if connection.value("PRAGMA integrity_check(1)") != "ok":
                raise _differs(of)
            if connection.execute("PRAGMA foreign_key_check"):
                raise _differs(of)
            _check_search(connection)
    finally:
        connection.close()


def _check_search(connection: Connection) -> None:
    connection.execute("BEGIN")
    for index in SEARCH:
        connection.execute(f"INSERT INTO {index}({index}, rank) VALUES ('integrity-check', 1)")
    connection.execute("ROLLBACK")


def _differs(path: Path) -> UserError:
    return UserError(
        message(
            "The new file differed from %(file)s, so it was thrown away and the book is as it was. Check the "
            "book, then try again.",
            file=str(path),
        )
    )
