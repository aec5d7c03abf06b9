"""Books in folders of the tests' own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.blank import new_book

from rolodex.store.book import Book


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new, empty book to look at or to copy."""
    return new_book(tmp_path_factory.mktemp("blank") / "blank.rolodex")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the test's own empty book lies."""
    return new_book(tmp_path / "book.rolodex")


@pytest.fixture
def book(path: Path) -> Iterator[Book]:
    """The test's own book, empty and open."""
    with Book.open(path) as book:
        yield book
