"""Copies of a book that are known to be whole, and putting one in the book's place."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from rolodex import paths
from rolodex.domain.backup import Backup
from rolodex.domain.due import stamp
from rolodex.domain.errors import UserError
from rolodex.domain.message import message
from rolodex.store import engine, errors
from rolodex.store.engine import APPLICATION_ID, SCHEMA_VERSION, Connection

EVERY = timedelta(days=1)
NEWEST_KEPT = 10
WEEKS_KEPT = 12

COUNTED = ("contact", "activity", "purchase", "changeset")
STAMP = "%Y-%m-%d %H%M%S"


def take(path: Path, kept: int = NEWEST_KEPT) -> Backup:
    """Copy the book at `path` into its folder of backups, and let the oldest go but the newest `kept`.

    Nothing goes when the book has shrunk by half since the last copy. Raises UserError when the book
    fails its check or there is no room; the copies there are stay.
    """
    before = newest(path)
    made = copy(path, _free_name(paths.backups(path), path.stem))
    if before is None or made.contacts * 2 >= _contacts(before):
        _thin_out(path, kept)
    return made


def copy(path: Path, out: Path) -> Backup:
    """A verified copy of the book at `path` as the file `out`, which is replaced whole or not at all."""
    temporary = out.with_name(f".{out.name}.part")
    try:
        engine.make_file(temporary)
        counts = _copied(path, temporary)
        _one_plain_file(temporary)
        if verified(temporary) != counts:
            raise errors.damaged(path)
        _put(temporary, out)
    except OSError as error:
        raise _cannot_write(out, error) from error
    finally:
        _remove(temporary)
    return Backup(out, stamp(datetime.now(UTC)), counts["contact"], out.stat().st_size)


def verified(path: Path) -> Mapping[str, int]:
    """How many rows a book has, once it was opened and checked. Raises UserError where it is not whole."""
    connection = engine.connect(path, "immutable")
    try:
        if connection.value("PRAGMA application_id") != APPLICATION_ID:
            raise errors.not_a_book(path)
        if connection.value("PRAGMA quick_check(1)") != "ok":
            raise errors.damaged(path)
        return _counts(connection)
    finally:
        connection.close()


def found(path: Path) -> tuple[Path, ...]:
    """The copies there are of this book, newest first."""
    folder = paths.backups(path)
    if not folder.is_dir():
        return ()
    copies = [file for file in folder.glob("*.rolodex") if _taken(file, path.stem) is not None]
    return tuple(sorted(copies, key=lambda file: file.name, reverse=True))


def newest(path: Path) -> Path | None:
    """The newest copy of this book, or None."""
    return next(iter(found(path)), None)


def due(path: Path, every: timedelta = EVERY) -> bool:
    """Whether the newest copy is that old."""
    last = newest(path)
    taken = _taken(last, path.stem) if last else None
    return taken is None or datetime.now(UTC) - taken >= every


def restore(file: Path, path: Path) -> Backup | None:
    """Put a copy in the place of the book at `path`; what stood there is kept aside and given back.

    Raises UserError, and changes nothing, where the copy is not whole or is of a newer Rolodex.
    """
    if not file.is_file():
        raise errors.no_book(file)
    verified(file)
    _refuse_newer(file)
    staged = path.with_name(f".{path.name}.restore")
    try:
        counts = _staged(file, staged)
        aside = _kept_aside(path) if path.exists() else None
        engine.make_file(path)
        if _copied(staged, path) != counts:
            raise errors.damaged(file)
    finally:
        _remove(staged)
    return aside


def _staged(file: Path, staged: Path) -> Mapping[str, int]:
    """A copy of the backup beside the book, with the tables of today."""
    copy(file, staged)
    connection = engine.connect(staged)
    try:
        if int(connection.value("PRAGMA user_version")) < SCHEMA_VERSION:
            from rolodex.store.migrations import upgrading  # start-up: Alembic, needed for old books only

            upgrading.upgrade(connection)
        return _counts(connection)
    finally:
        connection.close()


def _copied(source_path: Path, target_path: Path) -> Mapping[str, int]:
    """Copy one file over another in a single step, and count what was copied in the same snapshot."""
    source = engine.connect(source_path, engine.mode_of(source_path))
    target = engine.connect(target_path)
    try:
        source.execute("BEGIN")
        counts = _counts(source)
        try:
            source.raw.backup(target.raw, pages=-1)
        except sqlite3.Error as error:
            raise errors.translated(error, target_path) or error from error
        source.execute("ROLLBACK")
        return counts
    finally:
        source.close()
        target.close()


def _one_plain_file(path: Path) -> None:
    """Make a copy readable everywhere: with no log beside it, not even where nothing can be written."""
    connection = engine.connect(path)
    try:
        if connection.value("PRAGMA journal_mode = delete") != "delete":
            raise RuntimeError("the copy would not give up its log")
    finally:
        connection.close()


def _counts(connection: Connection) -> Mapping[str, int]:
    return {table: int(connection.value(f"SELECT count(*) FROM {table}")) for table in COUNTED}


def _contacts(path: Path) -> int:
    try:
        return verified(path)["contact"]
    except UserError:  # a copy that went bad tells nothing about the book
        return 0


def _refuse_newer(file: Path) -> None:
    connection = engine.connect(file, "immutable")
    try:
        version = int(connection.value("PRAGMA user_version"))
    finally:
        connection.close()
    if version > SCHEMA_VERSION:
        raise UserError(
            message(
                "%(file)s was written by a newer Rolodex, so nothing was changed. Update Rolodex, then "
                "restore it.",
                file=str(file),
            )
        )


def _kept_aside(path: Path) -> Backup | None:
    """A verified copy of what a restore replaces, or the file itself where it is too damaged to copy."""
    folder = paths.backups(path)
    try:
        return copy(path, _free_name(folder, path.stem))
    except errors.NotABook:
        place = _free_name(folder, f"{path.stem} damaged")
        folder.mkdir(parents=True, exist_ok=True)
        path.rename(place)
        for suffix in ("-wal", "-shm"):
            _remove(path.with_name(path.name + suffix))
        return Backup(place, stamp(datetime.now(UTC)), 0, place.stat().st_size)


def _thin_out(path: Path, kept: int) -> None:
    """Keep the newest copies, and one a week of those before."""
    weeks: set[tuple[int, int]] = set()
    for number, file in enumerate(found(path)):
        taken = _taken(file, path.stem)
        if taken is None or number < kept:
            continue
        week = taken.isocalendar()[:2]
        if week in weeks or len(weeks) >= WEEKS_KEPT:
            file.unlink(missing_ok=True)
        weeks.add(week)


def _taken(file: Path, stem: str) -> datetime | None:
    """When a copy was taken, by its name; None for a file that is something else."""
    with contextlib.suppress(ValueError):
        text = file.stem.removeprefix(f"{stem} ")[:17]
        return datetime.strptime(text, STAMP).replace(tzinfo=UTC)
    return None


def _free_name(folder: Path, stem: str) -> Path:
    """A name with the present moment in it that no file has yet."""
    return next(name for name in _names(folder, stem) if not name.exists())


def _names(folder: Path, stem: str) -> Iterator[Path]:
    at = datetime.now(UTC).strftime(STAMP)
    yield folder / f"{stem} {at}.rolodex"
    for number in range(2, 1000):
        yield folder / f"{stem} {at}-{number:03}.rolodex"


def _put(temporary: Path, out: Path) -> None:
    """Give a file that is safe on the disk its name."""
    temporary.replace(out)
    if os.name == "posix":
        folder = os.open(out.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _remove(path: Path) -> None:
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        path.unlink()


def _cannot_write(out: Path, error: OSError) -> UserError:
    return UserError(
        message(
            "The copy %(file)s could not be written (%(reason)s); the book is unchanged. Choose another "
            "folder or free some space.",
            file=str(out),
            reason=error.strerror or str(error),
        )
    )
