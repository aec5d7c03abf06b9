from __future__ import annotations

from tests.builders import person

from rolodex.domain.contact import Photo
from rolodex.domain.message import message
from rolodex.store import check, contacts
from rolodex.store.book import Book

TEST = message("Test")


def complaints(book: Book) -> list[str]:
    return [found.text for found in check.full(book)]


def test_a_sound_book_has_nothing_to_complain_of(book: Book) -> None:
    with book.change(TEST) as tx:
        contacts.insert(tx, [person()])
    assert check.quick(book) == ()
    assert check.full(book) == ()


def test_a_missing_picture_is_told(book: Book) -> None:
    with book.change(TEST) as tx:
        contacts.insert(tx, [person(photo=(Photo(sha256="ab" * 32),))])
    assert complaints(book) == ["%(count)d picture is missing."]


def test_totals_that_do_not_agree_are_told(book: Book) -> None:
    with book.housekeeping() as tx:
        tx.connection.execute("INSERT INTO month_total(month, currency, net) VALUES (1, 'EUR', 5)")
    assert complaints(book) == ["The totals in “%(table)s” do not agree with the purchases."]


def test_last_contacts_that_do_not_agree_are_told(book: Book) -> None:
    with book.change(TEST) as tx:
        (ana,) = contacts.insert(tx, [person()])
    with book.housekeeping() as tx:
        tx.connection.execute("INSERT INTO last_contact(contact_id, at, day) VALUES (?, '', 0)", (ana,))
    assert complaints(book) == ["The last contacts in “%(table)s” do not agree with the timelines."]


def test_a_trigger_that_was_taken_away_is_told(book: Book) -> None:
    with book.housekeeping() as tx:
        tx.connection.execute("DROP TRIGGER journal_tel_update")
    assert complaints(book) == ["Changes of “%(table)s” are not written into the history."]


def test_a_search_index_that_differs_is_told(book: Book) -> None:
    with book.change(TEST) as tx:
        contacts.insert(tx, [person()])
    with book.housekeeping() as tx:
        tx.connection.execute("UPDATE contact SET fn = 'Somebody else'")
    assert any("search index" in text for text in complaints(book))


def test_the_check_says_how_far_it_is(book: Book) -> None:
    told: list[tuple[int, int]] = []
    check.full(book, lambda done, total: told.append((done, total)))
    assert told[-1] == (7, 7)
