from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Rolodex


def test_the_diagnosis_of_a_book_names_nobody(rolodex: Rolodex, sample: Path) -> None:
    names = {row["fn"] for row in rolodex("find", "a", "--limit", "50", "--json").json}
    answer = rolodex("diagnosis")
    assert answer.code == 0
    assert "  contact: 60" in answer.out
    assert "language: en" in answer.out
    assert not [name for name in names if name in answer.out]
    assert str(sample) not in answer.out


def test_a_book_that_does_not_open_has_a_diagnosis_too(rolodex: Rolodex, book: Path) -> None:
    answer = rolodex("diagnosis")
    assert answer.code == 0
    assert "not opened: There is no book at %(file)s" in answer.out
    assert not book.exists()
