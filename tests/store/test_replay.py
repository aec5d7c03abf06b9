"""A step played backwards, where rows went over from an owner that goes itself."""

from __future__ import annotations

from collections.abc import Mapping

from tests.builders import person

from rolodex.domain.message import message
from rolodex.services.history import History
from rolodex.store import contacts
from rolodex.store.book import Book

TEST = message("Test")


def links(book: Book) -> Mapping[str, object]:
    """Whose the follow-up is, and which follow-up the call came from."""
    with book.reading() as connection:
        return {
            "owner": connection.value("SELECT contact_id FROM reminder"),
            "from": connection.value("SELECT reminder_id FROM activity"),
        }


def two_with_a_linked_call(book: Book) -> tuple[int, int]:
    """Ana, who has a follow-up, and Bea, whose call came from it."""
    with book.change(TEST) as tx:
        ana, bea = contacts.insert(tx, [person("Ana"), person("Bea")])
        reminder = tx.connection.insert(
            "INSERT INTO reminder(contact_id, summary, due) VALUES (?, 'Ask', '2026-05-05')", (ana,)
        )
        tx.connection.insert(
            "INSERT INTO activity(contact_id, kind, reminder_id) VALUES (?, 'call', ?)", (bea, reminder)
        )
    return ana, bea


def test_redo_keeps_links_to_a_row_that_went_over_before_its_owner_went(book: Book) -> None:
    ana, bea = two_with_a_linked_call(book)
    with book.change(TEST) as tx:
        tx.connection.execute("UPDATE reminder SET contact_id = ?", (bea,))
        contacts.delete(tx, [ana])
    there = links(book)
    assert there["owner"] == bea
    service = History(book)
    before = {"owner": ana, "from": there["from"]}
    for _round in range(2):
        service.undo()
        assert links(book) == before
        service.redo()
        assert links(book) == there


def test_redo_keeps_links_to_a_row_that_was_let_go_before_its_owner_went(book: Book) -> None:
    ana, _bea = two_with_a_linked_call(book)
    with book.change(TEST) as tx:
        tx.connection.execute("UPDATE reminder SET contact_id = NULL")
        contacts.delete(tx, [ana])
    there = links(book)
    service = History(book)
    service.undo()
    service.redo()
    assert links(book) == there
    assert there["owner"] is None
    assert there["from"] is not None


def test_undo_keeps_links_to_a_row_that_went_over_to_somebody_new(book: Book) -> None:
    ana, _bea = two_with_a_linked_call(book)
    before = links(book)
    with book.change(TEST) as tx:
        (eva,) = contacts.insert(tx, [person("Eva")])
        tx.connection.execute("UPDATE reminder SET contact_id = ?", (eva,))
    service = History(book)
    service.undo()
    assert links(book) == before
    assert before["owner"] == ana
    service.redo()
    assert links(book) == {"owner": eva, "from": before["from"]}


def test_what_came_to_a_new_owner_later_goes_with_it(book: Book) -> None:
    with book.change(TEST) as tx:
        contacts.insert(tx, [person("Eva")])
    step = tx.changes.step
    assert step is not None
    ana, _bea = two_with_a_linked_call(book)
    with book.change(TEST) as tx:
        tx.connection.execute("UPDATE reminder SET contact_id = 1 WHERE contact_id = ?", (ana,))
    History(book).revert(step.id, anyway=True)
    assert links(book) == {"owner": None, "from": None}
