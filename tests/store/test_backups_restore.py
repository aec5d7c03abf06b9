from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from tests.builders import person

from rolodex.domain.errors import Cancelled, UserError
from rolodex.domain.message import message
from rolodex.services.backups import Backups
from rolodex.services.history import History
from rolodex.store import backups, contacts
from rolodex.store.book import Book

TEST = message("Test")


def add(book: Book, *names: str) -> list[int]:
    with book.change(TEST) as tx:
        return contacts.insert(tx, [person(name) for name in names])


def names(book: Book) -> list[str]:
    with book.reading() as connection:
        return [fn.split()[0] for (fn,) in connection.execute("SELECT fn FROM contact ORDER BY id")]


@pytest.fixture
def restored(book: Book) -> Book:
    """A book of Ana and Bea that was made what its copy of Ana holds."""
    add(book, "Ana")
    copy = Backups(book).make()
    add(book, "Bea")
    Backups(book).restore(copy)
    return book


def test_a_restore_is_a_step_that_ctrl_z_takes_back_and_redo_brings_back(restored: Book) -> None:
    history = History(restored)
    assert names(restored) == ["Ana"]
    step = history.next_undo()
    assert step is not None
    assert step.label.text == "Restore %(file)s"
    for _round in range(3):
        undone = history.undo()
        assert undone is not None
        assert undone.everything
        assert names(restored) == ["Ana", "Bea"]
        redone = history.redo()
        assert redone is not None
        assert names(restored) == ["Ana"]


def test_a_restore_is_taken_back_after_a_restart(restored: Book) -> None:
    path = restored.path
    restored.close()
    with Book.open(path) as book:
        assert Backups(book).restored() is not None
        Backups(book).undo_restore()
        assert names(book) == ["Ana", "Bea"]
        assert Backups(book).restored() is None
        with pytest.raises(UserError, match="Nothing was restored"):
            Backups(book).undo_restore()


def test_after_a_restore_was_taken_back_undo_goes_on_with_earlier_steps(restored: Book) -> None:
    history = History(restored)
    history.undo()
    history.undo()
    assert names(restored) == ["Ana"]
    history.redo()
    assert names(restored) == ["Ana", "Bea"]


def test_steps_after_a_restore_are_undone_before_it(restored: Book) -> None:
    add(restored, "Cleo")
    assert Backups(restored).restored() is None
    history = History(restored)
    (later, restore, *_earlier) = history.steps()
    with pytest.raises(UserError, match="Later steps stand"):
        history.revert(restore.id)
    assert names(restored) == ["Ana", "Cleo"]
    history.revert(later.id)
    assert names(restored) == ["Ana"]
    history.undo()
    assert names(restored) == ["Ana", "Bea"]


def test_a_restore_whose_earlier_book_is_gone_says_so(restored: Book) -> None:
    aside = Backups(restored).restored()
    assert aside is not None
    aside.path.unlink()
    with pytest.raises(UserError, match="is gone"):
        History(restored).undo()
    assert names(restored) == ["Ana"]


def test_the_copy_made_before_a_restore_outlives_thinning(restored: Book) -> None:
    for number in range(15):
        add(restored, f"P{number}")
        Backups(restored).make()
    for _step in range(15):
        History(restored).undo()
    History(restored).undo()
    assert names(restored) == ["Ana", "Bea"]


def test_readers_see_the_restored_book_and_a_reading_keeps_what_it_began_with(book: Book) -> None:
    add(book, "Ana")
    copy = Backups(book).make()
    add(book, "Bea")
    other = sqlite3.connect(book.path)
    other.execute("BEGIN")
    assert other.execute("SELECT count(*) FROM contact").fetchone() == (2,)
    version = book.data_version()
    Backups(book).restore(copy)
    assert other.execute("SELECT count(*) FROM contact").fetchone() == (2,)
    other.execute("ROLLBACK")
    assert other.execute("SELECT count(*) FROM contact").fetchone() == (1,)
    other.close()
    assert book.data_version() != version
    assert add(book, "Cleo") == [2]


def test_a_stopped_restore_changes_nothing(book: Book) -> None:
    add(book, "Ana")
    copy = Backups(book).make()
    add(book, "Bea")
    last = History(book).next_undo()

    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        Backups(book).restore(copy, progress=stop)
    assert names(book) == ["Ana", "Bea"]
    assert History(book).next_undo() == last
    assert not [file for file in book.path.parent.iterdir() if "restore" in file.name]


def test_a_change_that_comes_between_is_not_lost(book: Book) -> None:
    add(book, "Ana")
    copy = Backups(book).make()
    add(book, "Bea")
    came: list[str] = []

    def another_program(done: int, total: int) -> None:
        if done * 3 > total and not came:
            came.append("Cleo")
            with sqlite3.connect(book.path) as other:
                other.execute("UPDATE contact SET fn = 'Cleo García' WHERE id = 2")
            other.close()

    # A third of the way the copy is ready, and what stands is put aside.
    Backups(book).restore(copy, progress=another_program)
    assert names(book) == ["Ana"]
    History(book).undo()
    assert names(book) == ["Ana", "Cleo"]


def test_choices_about_copies_and_who_is_kept_out_outlive_a_restore(book: Book) -> None:
    add(book, "Ana")
    copy = Backups(book).make()
    with book.housekeeping() as tx:
        tx.connection.execute("INSERT INTO setting(key, value) VALUES ('book_id', 'b1')")
        tx.connection.execute("INSERT INTO erasure(at, report) VALUES ('2026-11-22T10:00:00Z', '{}')")
        tx.connection.execute("INSERT INTO erased_mark(erasure_id, mark) VALUES (1, 'm1'), (1, 'm2')")
    Backups(book).restore(copy)
    for _again in range(2):
        with book.reading() as connection:
            assert connection.value("SELECT value FROM setting WHERE key = 'book_id'") == "b1"
            marks = connection.execute("SELECT erasure_id, mark FROM erased_mark ORDER BY id")
            assert marks == [(1, "m1"), (1, "m2")]
        History(book).undo()


def test_a_book_that_is_only_looked_at_is_not_restored(path: Path) -> None:
    with Book.open(path) as book:
        add(book, "Ana")
        copy = backups.take(path)
    with Book.open(path, read_only=True) as book, pytest.raises(UserError, match="reading only"):
        Backups(book).restore(copy)
