"""New, empty books for tests, copied: making the tables takes many times as long."""

from __future__ import annotations

import functools
import tempfile
from pathlib import Path

from rolodex.store.book import Book


@functools.cache
def _empty() -> bytes:
    """What stands in the file of an empty book."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "blank.rolodex"
        Book.open(path, create=True).close()
        return path.read_bytes()


def new_book(path: Path) -> Path:
    """Where a new, empty book lies from now on: the path given."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_empty())
    return path
