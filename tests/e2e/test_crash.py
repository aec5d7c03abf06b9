"""Whatever happens to the machine under a book, it opens, checks clean and holds whole changes only.

A part of what `python -m tests.e2e.faults.kill` and `python -m tests.e2e.faults.sweep` do at length.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.e2e.faults import disk, kill, sweep, works

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="the faults stand before SQLite's functions there"
)


@pytest.fixture(scope="module", autouse=True)
def sample() -> Iterator[None]:
    """The books that are interrupted, gone at the end."""
    with works.sampled():
        yield
    disk.gone()


def test_a_sudden_end_leaves_whole_changes_and_the_work_can_be_done_again(tmp_path: Path) -> None:
    rounds = kill.drawn(8, 4, ("edit", "import", "put back", "salvage"))
    result = kill.run(rounds, tmp_path / "book", lambda one, said: None)
    assert result.wrong == []
    assert result.rounds == len(rounds)


@pytest.mark.parametrize(
    ("name", "seam", "every"),
    [
        ("edit", "statement", 41),
        ("edit", "sync, error", 1),
        ("import", "write, full", 160),
        ("undo", "write, error", 41),
        ("backup", "write, full", 151),
        ("migration", "statement", 601),
        ("migration", "write, full", 301),
        ("put back", "other, error", 20),
        ("from backup", "other, error", 21),
    ],
)
def test_a_fault_is_said_in_a_sentence_and_takes_nothing_with_it(
    name: str, seam: str, every: int, tmp_path: Path
) -> None:
    tally = sweep.sweep(name, seam, tmp_path / "book", every)
    assert tally.wrong == []
    assert tally.faults > 0
