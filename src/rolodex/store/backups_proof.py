"""Proof that a copy can be restored: it is opened, its pages are checked, its rows are counted."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from rolodex.store import engine, errors
from rolodex.store.engine import APPLICATION_ID, Connection

COUNTED = ("contact", "activity", "purchase", "changeset", "attachment", "photo", "blob")


@dataclass(frozen=True, slots=True)
class Proof:
    """What a copy was found to hold; `mark` is the state of the book, the same for two that are alike."""

    counts: Mapping[str, int]
    people: int
    mark: str


def prove(path: Path, *, fully: bool = False) -> Proof:
    """What the file at `path` holds, once it was checked. Raises UserError where it is not whole.

    `fully` compares the indexes with their rows as well, which takes longer.
    """
    try:
        with closing(engine.connect(path, "immutable")) as connection:
            if connection.value("PRAGMA application_id") != APPLICATION_ID:
                raise errors.not_a_book(path)
            if connection.value(f"PRAGMA {'integrity_check' if fully else 'quick_check'}(1)") != "ok":
                raise errors.damaged_copy(path)
            return of(connection)
    except errors.Damaged as error:
        raise errors.damaged_copy(path) from error


def of(connection: Connection) -> Proof:
    """What a book holds at this moment; a book of an older Rolodex may lack tables of today."""
    counts = {table: int(connection.value(f"SELECT count(*) FROM {table}")) for table in _there(connection)}
    people = int(connection.value("SELECT count(*) FROM contact WHERE kind = 'individual'"))
    return Proof(counts, people, mark(connection))


def mark(connection: Connection) -> str:
    """The state of a book in a word: its last step and the drafts in it.

    Choices and figures that are made anew are not told apart; nobody would miss them.
    """
    rows = connection.execute("SELECT id, at FROM changeset ORDER BY id DESC LIMIT 1")
    step_id, at = rows[0] if rows else (0, "")
    drafts, drafted = connection.execute("SELECT count(*), coalesce(max(at), '') FROM draft")[0]
    return f"{step_id} {at} {drafts} {drafted}".rstrip()


def erasures(path: Path) -> int:
    """The number of the last erasure that the book at `path` knows of; 0 where there was none."""
    with closing(engine.connect(path, engine.mode_of(path))) as connection:
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'erasure'"):
            return 0
        return int(connection.value("SELECT coalesce(max(id), 0) FROM erasure"))


def _there(connection: Connection) -> tuple[str, ...]:
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return tuple(table for table in COUNTED if table in there)
