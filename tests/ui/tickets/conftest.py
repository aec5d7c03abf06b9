"""A book for each test, copied from one that is made once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from rolodex.services.opening import Services, open_services


@pytest.fixture(scope="session")
def blank_book(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a new, empty book."""
    path = tmp_path_factory.mktemp("blank") / "book.rolodex"
    open_services(path, create=True).close()
    return path.read_bytes()


@pytest.fixture
def services(tmp_path: Path, blank_book: bytes) -> Iterator[Services]:
    """The services of a new, empty book."""
    path = tmp_path / "book.rolodex"
    path.write_bytes(blank_book)
    opened = open_services(path)
    yield opened
    opened.close()
