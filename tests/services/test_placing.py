from __future__ import annotations

from pathlib import Path

import pytest

from rolodex.services.placing import Placing
from rolodex.store.book import Book


def said(path: Path) -> list[str]:
    with Book.open(path, create=True) as book:
        return [told.text for told in Placing(book).at_start()]


def test_a_book_that_lies_well_is_told_nothing(tmp_path: Path) -> None:
    assert said(tmp_path / "a.rolodex") == []


def test_a_place_is_told_of_once(tmp_path: Path) -> None:
    path = tmp_path / "Dropbox" / "a.rolodex"
    (first,) = said(path)
    assert "copies to other computers" in first
    assert said(path) == []


def test_a_book_that_came_back_to_a_place_is_told_again(tmp_path: Path) -> None:
    there, here = tmp_path / "Dropbox" / "a.rolodex", tmp_path / "a.rolodex"
    assert len(said(there)) == 1
    there.rename(here)
    assert said(here) == []
    here.rename(there)
    assert len(said(there)) == 1


def test_a_second_state_beside_the_book_is_told_each_time(tmp_path: Path) -> None:
    (tmp_path / "a (conflicted copy).rolodex").touch()
    for _ in range(2):
        (only,) = said(tmp_path / "a.rolodex")
        assert "what another computer wrote" in only


def test_there_is_room_for_an_import_or_one_is_told(tmp_path: Path) -> None:
    with Book.open(tmp_path / "a.rolodex", create=True) as book:
        assert Placing(book).room() is None
        assert Placing(book).room(10**18) is not None


def test_a_book_that_is_only_looked_at_is_told_without_a_note_of_it(tmp_path: Path) -> None:
    path = tmp_path / "Dropbox" / "a.rolodex"
    Book.open(path, create=True).close()
    with Book.open(path, read_only=True) as book:
        assert len(Placing(book).at_start()) == len(Placing(book).at_start()) == 1


@pytest.mark.parametrize("suffix", ["-wal", "-shm", "-journal"])
def test_nothing_lies_beside_a_closed_book(tmp_path: Path, suffix: str) -> None:
    said(tmp_path / "Dropbox" / "a.rolodex")
    assert not (tmp_path / "Dropbox" / f"a.rolodex{suffix}").exists()
