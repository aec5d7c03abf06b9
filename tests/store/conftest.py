"""Books in folders of the tests' own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from rolodex.store.book import Book


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new, empty book that tests copy, as making one takes a while."""
    path = tmp_path_factory.mktemp("blank") / "blank.rolodex"
    Book.open(path, create=True).close()
    return path


@pytest.fixture
def path(tmp_path: Path, blank: Path) -> Path:
    """Where the test's own empty book lies."""
    path = tmp_path / "book.rolodex"
    path.write_bytes(blank.read_bytes())
    return path


@pytest.fixture
def book(path: Path) -> Iterator[Book]:
    """The test's own book, empty and open."""
    with Book.open(path) as book:
        yield book
