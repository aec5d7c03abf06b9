"""Books that were hurt on purpose, and what stands on which of their pages."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import date
from pathlib import Path

from rolodex.services.demo import Demo
from rolodex.store.book import Book

SIZE = 4096


def sample(path: Path, contacts: int = 300) -> Path:
    """A closed sample book."""
    with Book.open(path, create=True) as book:
        Demo(book).fill(contacts, contacts, today=date(2026, 11, 21))
    return path


def copy(source: Path, folder: Path) -> Path:
    """A copy that may be hurt."""
    return Path(shutil.copyfile(source, folder / "book.rolodex"))


def overwrite(path: Path, pages: Iterable[int], seed: int = 0, zero: bool = False) -> None:
    """Write noise, or nothing, over these pages."""
    noise = random.Random(seed)
    with path.open("r+b") as stream:
        for page in pages:
            stream.seek((page - 1) * SIZE)
            stream.write(bytes(SIZE) if zero else noise.randbytes(SIZE))


def pages(path: Path, table: str, kind: str = "leaf") -> list[int]:
    """The pages of a table or an index: its leaves or what lies above them."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute(
            "SELECT pageno FROM dbstat WHERE name = ? AND pagetype = ? ORDER BY path", (table, kind)
        )
        return [page for (page,) in rows]


def rows(path: Path) -> dict[str, set[tuple[object, ...]]]:
    """All rows of the tables that hold what the user wrote, by table."""
    with closing(sqlite3.connect(path)) as connection:
        names = [name for (name,) in connection.execute("SELECT table_name FROM journal_shape ORDER BY 1")]
        return {
            name: set(connection.execute(f'SELECT * FROM "{name}"'))
            for name in (*names, "journal", "changeset", "setting")
        }
