from __future__ import annotations

import os
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.builders import person

from rolodex import paths
from rolodex.domain.errors import UserError
from rolodex.domain.message import message
from rolodex.store import backups, contacts, erased, erasing, errors
from rolodex.store.book import Book

TEST = message("Test")


def add(book: Book, *names: str) -> list[int]:
    with book.change(TEST) as tx:
        return contacts.insert(tx, [person(name) for name in names])


def names(path: Path) -> list[str]:
    with Book.open(path) as book, book.reading() as connection:
        return [fn for (fn,) in connection.execute("SELECT fn FROM contact ORDER BY id")]


def name_of(path: Path, moment: datetime) -> Path:
    return paths.backups(path) / f"{path.stem} {moment.strftime(backups.STAMP)}.rolodex"


def spoil(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2 :] = b"\xff" * (len(content) - len(content) // 2)
    path.write_bytes(content)


def test_a_backup_is_one_whole_file_with_what_the_book_holds(book: Book) -> None:
    add(book, "Ana", "Bea")
    made = backups.take(book.path)
    assert made.contacts == 2
    assert sorted(file.name for file in made.path.parent.iterdir()) == ["backups.json", made.path.name]
    assert names(made.path) == ["Ana García", "Bea García"]


def test_a_backup_may_be_taken_while_a_reading_stands_open(book: Book) -> None:
    add(book, "Ana")
    with book.reading() as connection:
        connection.value("SELECT 1")
        assert backups.take(book.path).contacts == 1


@pytest.mark.skipif(os.name != "posix", reason="rights are POSIX's")
def test_only_the_owner_may_read_a_backup(book: Book) -> None:
    assert backups.take(book.path).path.stat().st_mode & 0o777 == 0o600


def test_two_backups_within_a_second_are_both_kept(book: Book) -> None:
    assert backups.take(book.path).path != backups.take(book.path).path
    assert len(backups.found(book.path)) == 2


def test_a_backup_is_due_when_there_is_none_or_after_a_day(book: Book) -> None:
    assert backups.due(book.path)
    made = backups.take(book.path)
    assert not backups.due(book.path)
    made.path.rename(name_of(book.path, datetime.now(UTC) - timedelta(days=1, minutes=1)))
    assert backups.due(book.path)


def test_other_files_in_the_folder_are_no_backups(book: Book) -> None:
    made = backups.take(book.path)
    (made.path.parent / "notes.rolodex").touch()
    assert backups.found(book.path) == (made.path,)


def test_the_newest_backups_and_fewer_of_older_ones_are_kept(book: Book) -> None:
    made = backups.take(book.path)
    now = datetime.now(UTC)
    for days in range(1, 200):
        name_of(book.path, now - timedelta(days=days)).write_bytes(made.path.read_bytes())
    backups.take(book.path)
    kept = backups.found(book.path)
    assert 10 + 7 + 4 + 5 <= len(kept) <= 10 + 7 + 4 + 8
    assert made.path in kept


def test_no_backup_goes_when_the_book_has_shrunk_by_half(book: Book) -> None:
    ids = add(book, "Ana", "Bea", "Cleo")
    made = backups.take(book.path)
    for days in range(1, 60):
        name_of(book.path, datetime.now(UTC) - timedelta(days=days)).write_bytes(made.path.read_bytes())
    with book.change(TEST) as tx:
        contacts.delete(tx, ids[:2])
    backups.take(book.path)
    assert len(backups.found(book.path)) == 61


def test_a_damaged_book_gives_no_backup_and_costs_none(path: Path) -> None:
    with Book.open(path) as book:
        add(book, *(f"P{number}" for number in range(2000)))
        kept = backups.take(book.path).path
    spoil(path)
    with pytest.raises(UserError):
        backups.take(path)
    assert backups.found(path) == (kept,)
    assert sorted(kept.parent.iterdir()) == [kept.parent / "backups.json", kept]


def test_a_copy_during_which_somebody_was_erased_is_made_anew(book: Book) -> None:
    add(book, "Ana", "Bea")
    tries: list[int] = []

    def erase_ana(_done: int, _total: int) -> None:
        if not tries:
            tries.append(1)
            with book.housekeeping() as tx:
                gone = erasing.erase(tx, erasing.Wanted((1,)))
                erased.add(tx.connection, gone.keys, {})

    made = backups.take(book.path, progress=erase_ana)
    assert tries
    assert names(made.path) == ["Bea García"]
    assert made.contacts == 1


def test_a_backup_that_cannot_be_written_is_told(book: Book, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UserError, match="cannot be opened"):
        backups.copy(book.path, tmp_path / "file" / "a.rolodex")


def test_restore_puts_the_backup_in_place_and_keeps_what_was_there(path: Path) -> None:
    with Book.open(path) as book:
        add(book, "Ana")
        made = backups.take(book.path)
        add(book, "Bea")
    aside = backups.restore(made.path, path)
    assert names(path) == ["Ana García"]
    assert aside is not None
    assert names(aside.path) == ["Ana García", "Bea García"]


def test_restore_makes_a_book_where_there_was_none(book: Book, tmp_path: Path) -> None:
    add(book, "Ana")
    made = backups.take(book.path)
    assert backups.restore(made.path, tmp_path / "new.rolodex") is None
    assert names(tmp_path / "new.rolodex") == ["Ana García"]


def test_restore_under_an_open_book_is_seen_by_it(book: Book) -> None:
    add(book, "Ana")
    made = backups.take(book.path)
    add(book, "Bea")
    backups.restore(made.path, book.path)
    with book.reading() as connection:
        assert connection.execute("SELECT fn FROM contact") == [("Ana García",)]
    add(book, "Cleo")
    with book.reading() as connection:
        assert connection.value("SELECT count(*) FROM contact") == 2


def test_a_damaged_book_is_kept_aside_and_replaced(path: Path) -> None:
    with Book.open(path) as book:
        add(book, "Ana")
        made = backups.take(book.path)
    path.write_bytes(b"no database at all" * 500)
    aside = backups.restore(made.path, path)
    assert aside is not None
    assert aside.path.read_bytes() == b"no database at all" * 500
    assert aside.path.parent == path.parent
    assert aside.broken
    assert names(path) == ["Ana García"]


def test_a_damaged_backup_is_not_restored(path: Path) -> None:
    with Book.open(path) as book:
        add(book, *(f"P{number}" for number in range(2000)))
        made = backups.take(book.path)
    spoil(made.path)
    before = path.read_bytes()
    with pytest.raises(UserError):
        backups.restore(made.path, path)
    assert path.read_bytes() == before


def test_a_file_of_another_program_is_not_restored(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE t(x)")
    connection.close()
    with pytest.raises(errors.NotABook):
        backups.restore(other, path)
    with pytest.raises(UserError, match="no book"):
        backups.restore(tmp_path / "nothing", path)


def test_the_backup_of_a_newer_rolodex_is_not_restored(path: Path) -> None:
    with Book.open(path) as book:
        made = backups.take(book.path)
    connection = sqlite3.connect(made.path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(UserError, match="newer"):
        backups.restore(made.path, path)
