from __future__ import annotations

from rolodex.domain.message import message
from rolodex.store import bulk
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
