"""Putting a sick book aside."""

from __future__ import annotations

from pathlib import Path

import pytest

from rolodex.domain.errors import UserError
from rolodex.store import aside


@pytest.fixture
def sick(tmp_path: Path) -> Path:
    """A sick book with a log beside it."""
    path = tmp_path / "book.rolodex"
    path.write_bytes(b"sick")
    (tmp_path / "book.rolodex-wal").write_bytes(b"log")
    return path


def test_the_sick_file_lies_beside_the_new_one_with_its_log(sick: Path, tmp_path: Path) -> None:
    staged = tmp_path / "staged"
    staged.write_bytes(b"new")
    gone = aside.replace(sick, staged)
    assert (sick.read_bytes(), gone.read_bytes()) == (b"new", b"sick")
    assert gone.with_name(gone.name + "-wal").read_bytes() == b"log"
    assert not sick.with_name("book.rolodex-wal").exists()


def test_where_the_new_one_cannot_take_its_place_all_is_as_it_was(sick: Path, tmp_path: Path) -> None:
    staged = tmp_path / "staged"
    staged.mkdir()  # what no file can be replaced by
    with pytest.raises(UserError):
        aside.replace(sick, staged)
    staged.rmdir()
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {
        "book.rolodex": b"sick",
        "book.rolodex-wal": b"log",
    }
