"""The plan of an import on disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from rolodex.store.spool import IN_MEMORY, Spool


def test_batches_come_back_in_their_order_beyond_what_memory_keeps() -> None:
    spool: Spool[int] = Spool()
    numbers = list(range(3 * IN_MEMORY))
    for start in range(0, len(numbers), 500):
        spool.append(numbers[start : start + 500])
    assert [number for batch in spool.batches() for number in batch] == numbers
    assert [number for batch in spool.batches() for number in batch] == numbers
    spool.close()


def test_nothing_is_left_on_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = set(tmp_path.iterdir())
    monkeypatch.setenv("SQLITE_TMPDIR", str(tmp_path))
    spool: Spool[bytes] = Spool()
    for number in range(8):
        spool.append([number.to_bytes(2, "big") * 500] * IN_MEMORY)
    spool.close()
    assert set(tmp_path.iterdir()) == before
