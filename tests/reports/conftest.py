"""The sample book of the reports and the same figures counted anew."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.reports import sample
from tests.reports.recomputed import Book

from rolodex.services.opening import Services


@pytest.fixture(scope="package")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """The services of the sample book, to be read only."""
    opened = sample.made(tmp_path_factory.mktemp("reports") / "book.rolodex")
    yield opened
    opened.close()


@pytest.fixture(scope="package")
def counted(services: Services) -> Book:
    """The rows of that book."""
    return Book(services.book_path)
