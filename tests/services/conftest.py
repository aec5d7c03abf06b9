"""An open book with its services, in a folder of the test's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from rolodex.services.opening import Services, open_services


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    """The services of a new, empty book."""
    opened = open_services(tmp_path / "book.rolodex", create=True)
    yield opened
    opened.close()
