"""An open book with its services, in a folder of the test's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.blank import new_book

from rolodex.services.opening import Services, open_services


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    """The services of a new, empty book."""
    opened = open_services(new_book(tmp_path / "book.rolodex"))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """The services of an empty book that all tests of a module read, and none writes."""
    opened = open_services(new_book(tmp_path_factory.mktemp("bare") / "book.rolodex"))
    yield opened
    opened.close()
