"""Holds a salvaged book against the whole one it was: each row is right or listed, none is invented."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from rolodex.domain.mending import Salvaged
from rolodex.store import salvage_book
from rolodex.store.tables import METADATA

MADE_ANEW = salvage_book.COUNTED | {"last_id", "setting"}
"""What is not read of a sick book, or made anew in the new one."""

Row = tuple[object, ...]


@dataclass
class Verdict:
    """What is wrong with a salvage: rows that never were, and rows that are missing and not listed."""

    rows: int = 0
    saved: int = 0
    invented: list[tuple[str, Row]] = field(default_factory=list)
    hidden: list[tuple[str, object]] = field(default_factory=list)

    @property
    def share(self) -> float:
        """How many of a hundred rows were saved."""
        return 100 * self.saved / self.rows


@dataclass
class Sound:
    """The rows of a whole book by table and key."""

    rows: dict[str, dict[object, Row]]
    columns: dict[str, list[str]]
    links: dict[str, set[int]]


def sound(path: Path) -> Sound:
    """What stands in a whole book."""
    rows, columns, links = {}, {}, {}
    with closing(sqlite3.connect(path)) as connection:
        for name in METADATA.tables:
            if name in MADE_ANEW:
                continue
            told = connection.execute(f'PRAGMA table_info("{name}")').fetchall()
            if not told:  # a table of a later day
                continue
            columns[name] = [one[1] for one in told]
            loose = connection.execute(f'PRAGMA foreign_key_list("{name}")').fetchall()
            links[name] = {columns[name].index(one[3]) for one in loose if one[6] == "SET NULL"}
            rows[name] = read(connection, name, columns[name])
    return Sound(rows, columns, links)


def read(connection: sqlite3.Connection, name: str, columns: list[str]) -> dict[object, Row]:
    """The rows of a table by what is their key."""
    names = ", ".join(f'"{column}"' for column in columns)
    found = connection.execute(f'SELECT {names} FROM "{name}"')
    return {row[:2] if name == "journal_shape" else row[0]: row for row in found}


def judged(book: Sound, path: Path, done: Salvaged) -> Verdict:
    """How a salvage of that book, hurt, turned out."""
    verdict = Verdict()
    cards = {loss.first for loss in done.losses if loss.table == "contact"}
    with closing(sqlite3.connect(path)) as connection:
        for name, there in book.rows.items():
            found = read(connection, name, book.columns[name])
            verdict.rows += len(there)
            missing = there.keys() - found.keys()
            for key, row in found.items():
                was = there.get(key)
                if was is not None and _is_same(book, name, was, row):
                    verdict.saved += 1
                elif was is None or not ((name == "contact" and key in cards) or _is_word(name, row)):
                    verdict.invented.append((name, row))
            verdict.hidden += [(name, key) for key in _not_told(name, missing, done)]
    return verdict


def _is_same(book: Sound, name: str, was: Row, row: Row) -> bool:
    loose = book.links[name]
    if name == "changeset":
        loose, was = set(), (*was[:7], row[7], *was[8:])
    return all(
        one == other or (place in loose and other is None)
        for place, (one, other) in enumerate(zip(was, row, strict=True))
    )


def _is_word(name: str, row: Row) -> bool:
    return name in ("tag", "custom_field") and any("Found without a name" in str(cell) for cell in row)


def _not_told(name: str, missing: Collection[object], done: Salvaged) -> list[object]:
    losses = [loss for loss in done.losses if loss.table == name]
    if any(not loss.first for loss in losses):  # how many is not known
        return []
    if name == "journal":  # listed by the steps they are of
        return [] if sum(loss.rows for loss in losses) >= len(missing) else list(missing)
    spans = [(loss.first, loss.last) for loss in losses]
    return [
        key
        for key in missing
        if not isinstance(key, int) or not any(low <= key <= high for low, high in spans)
    ]
