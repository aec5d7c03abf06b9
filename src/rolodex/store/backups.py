"""Copies of a book that are known to be whole, and putting one in the book's place."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from rolodex import files, paths
from rolodex.domain.backup import Backup, Reason
from rolodex.domain.progress import Progress, silent
from rolodex.domain.thinning import RECENT
from rolodex.store import (
    aside,
    backups_locked,
    backups_proof,
    backups_shelf,
    cipher,
    converting,
    engine,
    errors,
)
from rolodex.store.backups_proof import Proof, prove
from rolodex.store.backups_shelf import STAMP, due, found, newest
from rolodex.store.engine import SCHEMA_VERSION, Connection

__all__ = [
    "STAMP",
    "copied",
    "copy",
    "due",
    "found",
    "newest",
    "prove",
    "restore",
    "staged",
    "take",
    "verified",
]

NEWEST_KEPT = RECENT
PAGES = 4000
"""Pages copied between two looks at whether the user wants it still."""
WAITS = 40
"""So often a file that another program writes is tried again, after a quarter of a second each."""
_WAITING = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def take(
    path: Path,
    kept: int = NEWEST_KEPT,
    reason: Reason = "migration",
    progress: Progress = silent,
    pinned: frozenset[str] = frozenset(),
) -> Backup:
    """Copy the book at `path` into its folder of backups, and let go what thinning finds superfluous.

    Raises UserError when the book fails its check or there is no room; the copies there are stay.
    """
    folder = paths.backups(path)
    out = backups_shelf.free_name(folder, path.stem)
    proof = _made(path, out, progress)
    try:
        made = backups_shelf.note(out, backups_shelf.proved(out, proof, reason))
        backups_shelf.thin_out(folder, path.stem, kept, pinned | {out.name})
    except OSError as error:
        raise errors.cannot_copy(out, error) from error
    return made


def copy(path: Path, out: Path, progress: Progress = silent) -> Backup:
    """A verified copy of the book at `path` as the file `out`, which is replaced whole or not at all."""
    proof = _made(path, out, progress)
    return backups_shelf.told(out, backups_shelf.proved(out, proof, "asked"))


def verified(path: Path) -> dict[str, int]:
    """How many rows a book has, once it was opened and checked. Raises UserError where it is not whole."""
    return dict(prove(path).counts)


def restore(file: Path, path: Path, passphrase: str = "") -> Backup | None:
    """Put a copy in the place of the book at `path`; what stood there is kept aside and given back.

    Raises UserError, and changes nothing, where the copy is not whole or is of a newer Rolodex.
    """
    with backups_locked.readable(file, passphrase) as opened, staged(opened, path) as (ready, proof):
        if not path.exists():
            files.put(ready, path)
            return None
        try:
            before = take(path, reason="restore")
        except errors.NotABook:  # too damaged to be copied
            sick = aside.replace(path, ready)
            return backups_shelf.told(sick, backups_shelf.broken(sick, "restore"))
        if copied(ready, path) != proof:
            raise errors.damaged_copy(file)
        return before


@contextmanager
def staged(file: Path, path: Path, progress: Progress = silent) -> Iterator[tuple[Path, Proof]]:
    """A verified copy of the backup beside the book, with the tables of today, until the block ends.

    It is as secret as the book is, and without those who were erased from the book since. Raises UserError
    where the backup is not whole or is of a newer Rolodex.
    """
    if not file.is_file():
        raise errors.no_book(file)
    prove(file, fully=True)
    _refuse_newer(file)
    ready = files.beside(path)
    try:
        _made(file, ready, progress)
        if path.exists() and path.stat().st_size:
            converting.make_alike(ready, cipher.key_for(path))
        proof = _brought_up_to_date(ready)
        from rolodex.store import erasing_again  # start-up

        if erasing_again.again(ready, erasing_again.known(path), path.name, progress):
            proof = prove(ready)
        yield ready, proof
    finally:
        files.remove(ready)


def copied(
    source_path: Path, target_path: Path, progress: Progress = silent, *, fresh: bool = False
) -> Proof:
    """Copy one file over another in a single step, and say what was copied in the same snapshot.

    The snapshot is held open, so that a book with a log can be written meanwhile and the copy need not begin
    anew. A `fresh` file is thrown away where that fails, so that it needs no way back and no waiting for the
    disk.
    """
    source = engine.connect(source_path, engine.mode_of(source_path))
    try:
        target = engine.connect(target_path, like=source)
        try:
            if fresh:
                engine.pragma(target, "journal_mode", "off")
                engine.pragma(target, "synchronous", 0)
            source.execute("BEGIN")
            proof = backups_proof.of(source)
            pour(source, target, progress)
            source.execute("ROLLBACK")
            return proof
        finally:
            target.close()
    finally:
        source.close()


def pour(source: Connection, target: Connection, progress: Progress = silent) -> None:
    """Make one file what another is: all of it, or nothing where `progress` raises.

    `progress` is called at least once before the other file is changed for good, when it is ours to write.
    """
    waited = 0

    def told(status: int, left: int, total: int) -> None:
        nonlocal waited
        if status in _WAITING:
            waited += 1
            if waited > WAITS:  # the library itself would wait for ever
                raise errors.busy()
        elif left:  # at the end all is written, and nothing can be stopped any more
            progress(total - left, total)

    count = int(source.value("PRAGMA page_count"))
    try:
        source.raw.backup(target.raw, pages=max(1, min(PAGES, count // 4)), progress=told)
    except engine.ERRORS as error:
        raise errors.translated(error, target.path) or error from error


def _made(path: Path, out: Path, progress: Progress) -> Proof:
    """Write a verified copy as the file `out`, whole or not at all.

    It is made anew where somebody was erased meanwhile: that erasure knew nothing of this copy.
    """
    while (proof := _tried(path, out, progress)) is None:
        continue
    return proof


def _tried(path: Path, out: Path, progress: Progress) -> Proof | None:
    files.clear(out.parent)
    temporary = files.beside(out)
    try:
        engine.make_file(temporary)
        proof = copied(path, temporary, progress, fresh=True)
        _one_plain_file(temporary)
        # The disk takes the pages while they are looked at; waiting for it alone then is short.
        early = threading.Thread(target=_sync_early, args=(temporary,), name="rolodex-sync", daemon=True)
        early.start()
        try:
            found = prove(temporary)
        except errors.NotABook as error:
            raise errors.damaged(path) from error
        finally:
            early.join()
        if found != proof:
            raise errors.damaged(path)
        files.sync_file(temporary)
        if backups_proof.erasures(path) != backups_proof.erasures(temporary):
            return None
        files.put(temporary, out)
    except OSError as error:
        raise errors.cannot_copy(out, error) from error
    finally:
        files.remove(temporary)
    return proof


def _sync_early(path: Path) -> None:
    with contextlib.suppress(OSError):  # it is asked for again, and told then
        files.sync_file(path)


def _one_plain_file(path: Path) -> None:
    """Make a copy readable everywhere: with no log beside it, not even where nothing can be written."""
    connection = engine.connect(path)
    try:
        engine.pragma(connection, "synchronous", 0)  # the disk is waited for once, at the end
        if connection.value("PRAGMA journal_mode = delete") != "delete":
            raise RuntimeError("the copy would not give up its log")
    finally:
        connection.close()


def _brought_up_to_date(path: Path) -> Proof:
    connection = engine.connect(path)
    try:
        if int(connection.value("PRAGMA user_version")) < SCHEMA_VERSION:
            from rolodex.store.migrations import upgrading  # start-up: Alembic, needed for old books only

            upgrading.upgrade(connection)
        return backups_proof.of(connection)
    finally:
        connection.close()


def _refuse_newer(file: Path) -> None:
    with closing(engine.connect(file, "immutable")) as connection:
        version = int(connection.value("PRAGMA user_version"))
    if version > SCHEMA_VERSION:
        raise errors.newer(file)
