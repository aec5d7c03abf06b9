"""The files after an erasure: indexes packed, the log emptied, bytes looked through, copies made again."""

from __future__ import annotations

import json
import shutil
from collections.abc import Collection
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from rolodex import files, paths
from rolodex.domain.erased_terms import Terms
from rolodex.domain.erasure import CopyDone
from rolodex.domain.errors import DamagedBook, LockedBook
from rolodex.domain.progress import Progress, silent
from rolodex.store import (
    aside,
    backups_ledger,
    backups_proof,
    backups_second,
    backups_shelf,
    cipher,
    engine,
    erased,
    erasing,
    erasing_scan,
    errors,
    journal,
)
from rolodex.store.backups_ledger import Entry
from rolodex.store.backups_second import Second
from rolodex.store.engine import APPLICATION_ID, SCHEMA_VERSION, Connection
from rolodex.store.erasing_scan import Needles
from rolodex.store.journal import HOUSEKEEPING, NONE
from rolodex.store.transaction import Transaction

BESIDE = ("", "-wal", "-shm", "-journal")
"""What a file of SQLite may have beside it."""
CLOSED = (DamagedBook, LockedBook, errors.NotABook)
"""What is raised of a file that nobody can read, or nobody without its passphrase."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Who was erased, as far as it takes to find them in a copy, and what is looked for there."""

    ids: tuple[int, ...]
    heads: tuple[tuple[str, str], ...]
    terms: Terms
    needles: Needles
    keep_orders: bool = True
    spared: Collection[tuple[str, int]] = ()
    nameless: str = ""


def settle(connection: Connection) -> bool:
    """Pack the indexes of search anew, for they keep deleted words; then fold the log into the book."""
    for index in ("word", "gram"):
        connection.execute(f"INSERT INTO {index}({index}) VALUES ('optimize')")
    return fold(connection)


def fold(connection: Connection) -> bool:
    """Write the log into the book and empty it.

    Says whether that was done: not while another program goes on reading what stood there before.
    """
    return bool(connection.value("PRAGMA wal_checkpoint(TRUNCATE)") == 0)


def vacuum(connection: Connection) -> bool:
    """Write the whole book anew, without what pages hold beside their rows; then fold the log into it."""
    connection.execute("VACUUM")
    return fold(connection)


def is_plain(path: Path) -> bool:
    """Whether the bytes of a book can be read as they lie there."""
    return not cipher.is_secret(path)


def proved(
    connection: Connection, path: Path, needles: Needles, progress: Progress = silent
) -> dict[str, int]:
    """How many of the texts stand in each of the files of a book, and in what is packed within it.

    What is found is looked for in the rows: a text that others have as well, such as a street, is theirs.
    """
    beside = [path.with_name(path.name + ending) for ending in BESIDE]
    found = {
        file.name: erasing_scan.in_file(file, needles.all, progress) for file in beside if file.is_file()
    }
    if not is_plain(path):
        found[path.name] = set(erasing_scan.in_rows(connection, needles.all))
    seen = {one for texts in found.values() for one in texts}
    others = erasing_scan.of_others(connection, [item for item in needles.likely if item[0] in seen])
    told = {name: len(texts - others) for name, texts in found.items()}
    packed = [one for one in needles.all if one not in others]
    told[path.name] += erasing_scan.in_packed(connection, packed)
    return told


@dataclass(frozen=True, slots=True)
class Shelves:
    """The copies of a book: those that can be looked at now, oldest first, and a folder that is not here."""

    files: tuple[Path, ...]
    away: Path | None = None


def copies(path: Path, second: Second | None) -> Shelves:
    """The files in both folders of copies, and those of the book that were put aside beside it."""
    found = [file for file in paths.backups(path).glob("*") if file.is_file()]
    sick = [file.with_name(file.name + ending) for file in aside.damaged(path) for ending in BESIDE]
    found += [file for file in sick if file.is_file()]
    there = backups_second.holdings(path, second) if second else ()
    found += there or ()
    known = {file for file in found if ".rolodex" in file.name and not file.name.startswith(".")}
    away = second.folder if second and there is None else None
    return Shelves(tuple(sorted(known, key=lambda file: (file.name, file))), away)


def is_own(file: Path, path: Path) -> bool:
    """Whether a copy lies where all else of the book does, so that the user is to make room for it."""
    return file.parent in (paths.backups(path), path.parent)


def leftovers(path: Path, second: Second | None) -> None:
    """Delete copies that an erasure had not finished when it came to a sudden end."""
    folders = {paths.backups(path), path.parent}
    folders |= {file.parent for file in (second and backups_second.holdings(path, second)) or ()}
    for folder in folders:
        files.clear(folder)


def holds(path: Path, subject: Subject) -> bool | None:
    """Whether a copy knows the person; None where it needs a passphrase, is damaged or of a newer Rolodex.

    Raises UserError where it cannot be read just now.
    """
    try:
        connection = engine.connect(path, "immutable")
    except CLOSED:
        return None
    try:
        if connection.value("PRAGMA application_id") != APPLICATION_ID:
            return None
        if int(connection.value("PRAGMA user_version")) > SCHEMA_VERSION:
            return None
        ids = _ids(connection, subject)
        return bool(ids) or bool(
            connection.value(
                "SELECT 1 FROM journal WHERE contact_id IN (SELECT value FROM json_each(?)) LIMIT 1",
                (json.dumps(subject.ids),),
            )
        )
    except CLOSED:
        return None
    finally:
        connection.close()


def make_again(path: Path, subject: Subject, marks: erased.Kept) -> CopyDone:
    """Put a copy without the person in the place of a copy; one that cannot be opened is only listed.

    Raises UserError where that may go better another time, as where the disk is full.
    """
    staged = files.beside(path)
    try:
        if holds(path, subject) is None:
            return CopyDone(path, "listed")
        engine.make_file(staged)
        shutil.copyfile(path, staged)
        touched = _without(staged, subject, marks)
        left = _left(staged, subject.needles)
        if not touched and not left:
            return CopyDone(path, "clean")
        _put(staged, path)
        return CopyDone(path, "made_again", left)
    except CLOSED:  # damaged inside: the user is told of it by name
        return CopyDone(path, "listed")
    except OSError as error:
        raise errors.cannot_copy(path, error) from error
    finally:
        files.remove(staged)


def _without(staged: Path, subject: Subject, marks: erased.Kept) -> bool:
    """Erase the person in a copy; says whether they were there at all."""
    connection = engine.connect(staged)
    try:
        if int(connection.value("PRAGMA user_version")) < SCHEMA_VERSION:
            from rolodex.store.migrations import upgrading  # start-up: Alembic, needed for old books only

            upgrading.upgrade(connection)
        ids = _ids(connection, subject)
        there = int(connection.value("SELECT count(*) FROM contact"))
        wanted = erasing.Wanted(
            ids, subject.keep_orders, None, subject.spared, subject.nameless, subject.terms
        )
        connection.execute("BEGIN IMMEDIATE")
        journal.write_under(connection, HOUSEKEEPING)
        tx = Transaction(connection, HOUSEKEEPING)
        done = erasing.erase(tx, wanted)
        erased.carry(connection, (marks,))
        journal.write_under(connection, NONE)
        tx.finish(None)
        connection.execute("COMMIT")
        settle(connection)
        connection.execute("VACUUM")
        connection.value("PRAGMA journal_mode = delete")
        refuse_broken(connection, staged, there - done.people)
        return done.did_something
    finally:
        connection.close()


def _ids(connection: Connection, subject: Subject) -> tuple[int, ...]:
    """The contacts of a copy who are the person: under their number, or with the UID of their card.

    Numbers are dealt out anew after an older copy was restored, so that a number alone tells nothing.
    """
    uids = {uid for uid, _ in subject.heads if uid}
    made = {at for _, at in subject.heads if at}
    rows = connection.execute(
        "SELECT id, uid, created_at FROM contact WHERE id IN (SELECT value FROM json_each(?)) "
        "OR uid IN (SELECT value FROM json_each(?))",
        (json.dumps(subject.ids), json.dumps(sorted(uids))),
    )
    alive = {contact_id: uid in uids or at in made for contact_id, uid, at in rows}
    found = [contact_id for contact_id, theirs in alive.items() if theirs]
    return tuple(sorted({*found, *(one for one in subject.ids if one not in alive)}))


def _left(path: Path, needles: Needles) -> int:
    with closing(engine.connect(path, "immutable")) as connection:
        return sum(proved(connection, path, needles).values())


def refuse_broken(connection: Connection, path: Path, people: int) -> None:
    """Raise UserError unless the copy is whole and has as many contacts as it should."""
    whole = connection.value("PRAGMA quick_check(1)") == "ok"
    if not whole or connection.execute("PRAGMA foreign_key_check"):
        raise errors.damaged_copy(path)
    if int(connection.value("SELECT count(*) FROM contact")) != people:
        raise errors.damaged_copy(path)


def _put(staged: Path, path: Path) -> None:
    """Let the copy made again take the place of the copy, and be known as that."""
    reason = backups_ledger.read(path.parent).entries.get(path.name, Entry(0, 0)).reason
    files.sync_file(staged)
    files.put(staged, path)
    if (path.parent / backups_ledger.NAME).exists() or path.parent.name.endswith(" backups"):
        backups_shelf.note(path, backups_shelf.proved(path, backups_proof.prove(path), reason))
