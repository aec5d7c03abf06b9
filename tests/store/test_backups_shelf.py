"""The names of copies say in which order they were made."""

from __future__ import annotations

from pathlib import Path

from rolodex.store.backups_shelf import free_name, named


def test_a_number_that_was_let_go_is_not_taken_again(tmp_path: Path) -> None:
    """Otherwise a copy of the same second would pass for older than those before it."""
    made: list[Path] = []
    for _copy in range(6):
        name = free_name(tmp_path, "book")
        name.touch()
        made.append(name)
        if len(made) > 2:
            made.pop(0).unlink()
    assert [one.file for one in named(tmp_path, "book")] == made[::-1]


def test_books_of_other_names_do_not_count(tmp_path: Path) -> None:
    free_name(tmp_path, "book two").touch()
    assert free_name(tmp_path, "book").name.count("-") == 2
    assert free_name(tmp_path / "nowhere", "book", ".db").suffix == ".db"
