from __future__ import annotations

import sqlite3

import pytest
from tests.builders import person

from rolodex.domain.message import message
from rolodex.store import bulk, contacts, history
from rolodex.store.book import Book

TEST = message("Test")


def test_rows_get_ids_that_were_never_given_before(book: Book) -> None:
    with book.change(TEST) as tx:
        bulk.insert(tx, "contact", ("fn",), [("Ana",)])
        assert bulk.insert(tx, "tel", ("contact_id", "value"), [(1, "a"), (1, "b")]) == 2
        tx.connection.execute("DELETE FROM tel")
        bulk.insert(tx, "tel", ("contact_id", "value"), ((1, value) for value in "cd"))
        assert tx.connection.execute("SELECT id, value FROM tel") == [(3, "c"), (4, "d")]


def test_rows_may_bring_their_ids(book: Book) -> None:
    with book.change(TEST) as tx:
        bulk.insert(tx, "tag", ("id", "name"), [(7, "vip")])
        bulk.insert(tx, "tag", ("name",), [("fair",)])
        assert tx.connection.execute("SELECT id, name FROM tag ORDER BY id") == [(7, "vip"), (8, "fair")]


def test_no_rows_are_no_change(book: Book) -> None:
    with book.change(TEST) as tx:
        assert bulk.insert(tx, "tag", ("name",), []) == 0
    assert tx.changes.step is None


def test_a_large_batch_is_journaled_like_single_rows(book: Book) -> None:
    with book.change(TEST) as tx:
        (ana,) = contacts.insert(tx, [person()])
        bulk.insert(tx, "tel", ("contact_id", "value"), [(ana, str(number)) for number in range(7000)])
    with book.reading() as connection:
        assert connection.execute(
            "SELECT count(*), count(DISTINCT row_id), min(op), min(changeset_id), max(contact_id) "
            "FROM journal WHERE table_name = 'tel'"
        ) == [(7000, 7000, "I", 1, ana)]
    history.undo(book)
    with book.reading() as connection:
        assert connection.value("SELECT count(*) FROM tel") == 0


def test_rows_written_after_a_large_batch_are_journaled_again(book: Book) -> None:
    with book.change(TEST) as tx:
        bulk.insert(tx, "tag", ("name",), [(str(number),) for number in range(100)])
        tx.connection.execute("INSERT INTO tag(name) VALUES ('single')")
    assert tx.changes.step is not None
    assert tx.changes.step.rows == 101


def test_a_step_is_not_completed_after_a_batch_of_it_has_failed(book: Book) -> None:
    def swallow() -> None:
        with book.change(TEST) as tx, pytest.raises(sqlite3.IntegrityError):
            bulk.insert(tx, "tag", ("id", "name"), [(5, str(number)) for number in range(100)])

    with pytest.raises(RuntimeError, match="cannot be completed"):
        swallow()
    with book.reading() as connection:
        assert connection.value("SELECT count(*) FROM tag") == 0
