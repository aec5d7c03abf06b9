from __future__ import annotations

from sqlmodel import select
from tests.builders import person

from rolodex.domain.message import message
from rolodex.store import contacts, history, records
from rolodex.store.book import Book
from rolodex.store.tables.activity import Reminder

TEST = message("Test")


def test_a_single_record_is_written_within_a_step_and_undone_with_it(book: Book) -> None:
    with book.change(TEST) as tx:
        (ana,) = contacts.insert(tx, [person()])
        with records.session(tx) as session:
            session.add(Reminder(contact_id=ana, summary="Call", due="2026-05-03"))
    with book.change(TEST) as tx, records.session(tx) as session:
        session.exec(select(Reminder)).one().status = "COMPLETED"
    assert tx.changes.of("reminder") == {1}
    history.undo(book)
    with book.reading() as connection:
        assert connection.execute("SELECT summary, status FROM reminder") == [("Call", "NEEDS-ACTION")]


def test_a_record_of_a_step_that_fails_is_not_kept(book: Book) -> None:
    def fail() -> None:
        with book.change(TEST) as tx:
            with records.session(tx) as session:
                session.add(Reminder(summary="Call"))
            raise ZeroDivisionError

    try:
        fail()
    except ZeroDivisionError:
        with book.reading() as connection:
            assert connection.value("SELECT count(*) FROM reminder") == 0
