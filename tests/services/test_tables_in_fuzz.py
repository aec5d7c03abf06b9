"""Damaged tables, LDIF and JSON: whatever is in them, each file is read or refused, and soon."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.fuzz.tables import SLOWEST, once


@pytest.mark.parametrize("first", [0, 100_000, 200_000])
def test_damaged_files_are_read_or_refused(tmp_path: Path, first: int) -> None:
    assert max(once(seed, tmp_path) for seed in range(first, first + 40)) < SLOWEST
