"""The plan of an import on disk."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from rolodex.store.spool import IN_MEMORY, Spool


@pytest.mark.parametrize("secret", [False, True])
def test_batches_come_back_in_their_order_beyond_what_memory_keeps(secret: bool) -> None:
    spool: Spool[int] = Spool(secret)
    numbers = list(range(3 * IN_MEMORY))
    for start in range(0, len(numbers), 500):
        spool.append(numbers[start : start + 500])
    assert [number for batch in spool.batches() for number in batch] == numbers
    assert [number for batch in spool.batches() for number in batch] == numbers
    spool.close()


@pytest.mark.parametrize("secret", [False, True])
def test_nothing_is_left_on_disk(secret: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = set(tmp_path.iterdir())
    monkeypatch.setenv("SQLITE_TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    spool: Spool[bytes] = Spool(secret)
    for number in range(8):
        spool.append([number.to_bytes(2, "big") * 500] * IN_MEMORY)
    spool.close()
    assert set(tmp_path.iterdir()) == before


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="open files are not listed here")
def test_a_secret_plan_cannot_be_read_from_the_disk() -> None:
    spool: Spool[bytes] = Spool(secret=True)
    for number in range(4):
        spool.append([b"Quintanilla %d" % (number * item) * 40 for item in range(IN_MEMORY)])
    files = [file for file in Path("/proc/self/fd").iterdir() if "rolodex-" in _name(file)]
    contents = [file.read_bytes() for file in files]
    spool.close()
    assert [len(content) > 1_000_000 for content in contents] == [True]
    assert b"Quintanilla" not in contents[0]


def _name(file: Path) -> str:
    """What the open file is called, with a remark where it has lost its name."""
    return str(file.readlink()) if file.is_symlink() else ""
