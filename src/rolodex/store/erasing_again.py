"""Who was erased stays erased where an older copy takes the place of the book: found by their marks.

A person is known for sure by the UID of their card, by the name with the birthday, or, where a card has no
UID that tells anything, by all that stands on it. Who only has the number, the address or the name of
somebody erased may be somebody else: those are left, and told.
"""

from __future__ import annotations

import contextlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rolodex.domain import kept_json
from rolodex.domain.erased_keys import SHORTEST_UID, keys
from rolodex.domain.errors import UserError
from rolodex.domain.progress import Progress, silent
from rolodex.store import backups_shelf, engine, erased, erasing, erasing_files, erasing_rows, errors, journal
from rolodex.store.engine import APPLICATION_ID, Connection
from rolodex.store.erased import Kept
from rolodex.store.journal import HOUSEKEEPING, NONE
from rolodex.store.transaction import Transaction

LOOKED = 3
"""As many of the newest copies are asked who was erased, where the book itself cannot be read."""
UID, SUREST = "uid ", ("uid ", "bday ")
"""How the keys begin that tell for sure who somebody is."""


@dataclass(frozen=True, slots=True)
class Known:
    """Who was erased, as the book of today tells, and the UIDs of those who are in it."""

    erasures: tuple[Kept, ...] = ()
    here: frozenset[str] = frozenset()


def known(path: Path) -> Known:
    """What is known of the book at `path`; where it cannot be read, what its newest copy tells."""
    for file in (path, *backups_shelf.found(path)[:LOOKED]):
        with contextlib.suppress(UserError), _open(file) as connection:
            those = erased.all_kept(connection) if _knows(connection) else ()
            if not any(one.marks for one in those):
                return Known(those)
            uids = connection.stream("SELECT uid FROM contact")
            return Known(those, frozenset(uid.strip().casefold() for (uid,) in uids))
    return Known()


def awaited(file: Path, today: Known) -> int:
    """How many people are in a copy, or in its history, who were erased since: restoring leaves them out."""
    if not any(one.marks for one in today.erasures):
        return 0
    with _open(file) as connection:
        return len(_persons(connection, _found(connection, today)))


def alike(connection: Connection) -> tuple[int, ...]:
    """The contacts of a book who have something by which somebody was known who was erased from it."""
    those = [one for one in erased.all_kept(connection) if one.marks]
    marks = _Marks(enumerate(those))
    return tuple(
        contact_id
        for contact_id, its in _keys(connection, _heads(connection), "SELECT id FROM contact")
        if any(marks.of(key) is not None for key in its)
    )


def again(ready: Path, today: Known, name: str, progress: Progress = silent) -> int:
    """Erase from a copy, which is to be the book `name`, who was erased from it since; gives how many.

    The copy knows of all erasures afterwards, and is looked through as after any of them.
    """
    if not today.erasures:
        return 0
    connection = engine.connect(ready)
    try:
        found = _persons(connection, _found(connection, today))
        there = int(connection.value("SELECT count(*) FROM contact"))
        connection.execute("BEGIN IMMEDIATE")
        new = erased.carry(connection, today.erasures).items()
        numbers = {today.erasures.index(one): number for number, one in new}
        tx = Transaction(connection, HOUSEKEEPING)
        journal.write_under(connection, HOUSEKEEPING)
        done = [
            _erase(tx, contact_id, (numbers[place], today.erasures[place]), progress)
            for contact_id, place in found.items()
        ]
        journal.write_under(connection, NONE)
        tx.finish(None)
        connection.execute("COMMIT")
        if found:
            _prove(connection, name, done, there - sum(one.people for _, one in done))
    finally:
        connection.close()
    return len(found)


def _erase(
    tx: Transaction, contact_id: int, of: tuple[int, Kept], progress: Progress
) -> tuple[int, erasing.Done]:
    """Erase one person in the same way as then; gives the number under which that is told."""
    number, then = of
    said = kept_json.named(then.report)
    wanted = erasing.Wanted(
        erasing_rows.people(tx.connection, contact_id),
        bool(said.get("kept")),
        None,
        frozenset((table, row_id) for table, row_id in said.get("spared", ())),
        said.get("nameless", ""),
    )
    done = erasing.erase(tx, wanted, lambda _done, total: progress(total, total))
    erased.mark(tx.connection, number, done.keys)
    report = {
        "rows": dict(done.rows),
        "kept": dict(done.kept),
        "steps": done.steps,
        "left": len(done.left),
        "shared": done.terms.shared,
        "searched": len(done.needles.all),
        "state": "done",
    }
    return erased.add(tx.connection, (), report), done


def _prove(connection: Connection, name: str, done: Sequence[tuple[int, erasing.Done]], people: int) -> None:
    """Look through the copy for all of them, and write the proof into their reports."""
    ready = connection.path
    erasing_files.settle(connection)
    erasing_files.vacuum(connection)
    erasing_files.refuse_broken(connection, ready, people)
    for number, one in done:
        found = erasing_files.proved(connection, ready, one.needles)
        report = next(said for erasure_id, _, said in erased.reports(connection) if erasure_id == number)
        erased.tell(connection, number, {**report, "found": {name: sum(found.values())}})


class _Marks:
    """The marks of erasures, each of which has a place."""

    def __init__(self, those: Iterable[tuple[int, Kept]]) -> None:
        self._places: dict[str, int] = {}
        self._salts: dict[str, None] = {}
        for place, one in those:
            self._places.update(dict.fromkeys(one.marks, place))
            self._salts.update(dict.fromkeys(one.salt.split()))

    def __bool__(self) -> bool:
        return bool(self._places)

    def of(self, key: str) -> int | None:
        """The place of the erasure that has the mark of this key."""
        marks = (erased.mark_of(salt, key) for salt in self._salts)
        return next((place for mark in marks if (place := self._places.get(mark)) is not None), None)


def _found(connection: Connection, today: Known) -> dict[int, int]:
    """The contacts of a copy who were erased since it was made, with the places of those erasures.

    Whom the book of today has is there on purpose: they were let in again.
    """
    marks = _Marks(erased.unknown(connection, today.erasures).items())
    if not marks:
        return {}
    found: dict[int, int] = {}
    heads = [*_heads(connection), *_gone(connection)]
    nameless = f"SELECT id FROM contact WHERE length(trim(uid)) < {SHORTEST_UID}"
    for contact_id, its in _keys(connection, heads, nameless):
        sure = [key for key in its if key.startswith(SUREST)]
        places = [place for key in sure if (place := marks.of(key)) is not None]
        if not places and its and not any(key.startswith(UID) for key in its):
            all_of_them = [marks.of(key) for key in its]
            places = [] if None in all_of_them else [place for place in all_of_them if place is not None]
        if places and not any(key.removeprefix(UID) in today.here for key in sure):
            found[contact_id] = places[0]
    return found


def _persons(connection: Connection, found: Mapping[int, int]) -> Mapping[int, int]:
    """One contact of each of the persons found: cards that became one are one person."""
    left = dict(found)
    merges = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'merged_contact'"
    for contact_id in found if connection.value(merges) else ():
        if contact_id in left:
            for other in erasing_rows.people(connection, contact_id)[1:]:
                left.pop(other, None)
    return left


def _keys(
    connection: Connection, heads: Iterable[tuple[int, str, str]], whole: str
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The keys of contacts by UID, and by name with birthday; those of the SELECT `whole` with all others."""
    emails, phones = _values(connection, "email", "value", whole), _values(connection, "tel", "value", whole)
    beside = _values(connection, "adr", "code", whole)
    days = "SELECT contact_id, year, month, day FROM date WHERE name = 'bday'"
    for contact_id, *day in connection.stream(days):
        beside[contact_id].append(tuple(day))
    for one, uid, fn in heads:
        also = beside.get(one, ())
        yield one, tuple(keys((uid,), (fn,) if also else (), emails.get(one, ()), phones.get(one, ()), also))


def _values(connection: Connection, table: str, column: str, whole: str) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for contact_id, value in connection.stream(
        f"SELECT contact_id, {column} FROM {table} WHERE contact_id IN ({whole})"
    ):
        found[contact_id].append(value)
    return found


def _heads(connection: Connection) -> Iterator[tuple[int, str, str]]:
    yield from connection.stream("SELECT id, uid, fn FROM contact")


def _gone(connection: Connection) -> Iterator[tuple[int, str, str]]:
    """Those who were deleted, as they were."""
    for version, table, columns in erasing_rows.past_shapes(connection):
        if table == "contact":
            rows = connection.stream(
                "SELECT row_id, json_extract(before, ?), json_extract(before, ?) FROM journal "
                "WHERE table_name = 'contact' AND op = 'D' AND schema_version = ?",
                (f"$[{columns.index('uid')}]", f"$[{columns.index('fn')}]", version),
            )
            yield from rows


def _knows(connection: Connection) -> bool:
    return bool(connection.value("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'erasure'"))


@contextmanager
def _open(file: Path) -> Iterator[Connection]:
    """A connection that only reads. Raises UserError where the file is no book."""
    if not file.is_file():
        raise errors.no_book(file)
    mode = engine.mode_of(file)
    connection = engine.connect(file, "ro" if mode == "rw" else mode)
    try:
        if connection.value("PRAGMA application_id") != APPLICATION_ID:
            raise errors.not_a_book(file)
        yield connection
    finally:
        connection.close()
