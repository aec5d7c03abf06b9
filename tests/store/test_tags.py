"""Tags on many contacts at once."""

from __future__ import annotations

from tests.builders import person

from rolodex.domain.message import message
from rolodex.store import contacts, tags
from rolodex.store.book import Book

TEST = message("Test")


def book_of(book: Book, *tagged: tuple[str, ...]) -> list[int]:
    with book.change(TEST) as tx:
        return contacts.insert(tx, [person(str(n), categories=names) for n, names in enumerate(tagged)])


def categories(book: Book) -> list[tuple[str, ...]]:
    with book.reading() as connection:
        return [one.categories for one in contacts.get_many(connection, contacts.all_ids(connection))]


def names(book: Book) -> list[str]:
    with book.reading() as connection:
        return [name for (name,) in connection.execute("SELECT name FROM tag ORDER BY name")]


def test_a_tag_comes_after_those_a_contact_has_and_never_twice(book: Book) -> None:
    ids = book_of(book, ("old",), ("vip", "old"), ())
    with book.change(TEST) as tx:
        assert tags.add(tx, ids, "vip") == 2
    assert categories(book) == [("old", "vip"), ("vip", "old"), ("vip",)]


def test_a_tag_that_nobody_has_any_more_goes(book: Book) -> None:
    ids = book_of(book, ("vip",), ("vip", "old"))
    with book.change(TEST) as tx:
        tags.remove(tx, ids[:1], "vip")
    assert names(book) == ["old", "vip"]
    with book.change(TEST) as tx:
        tags.remove(tx, ids, "vip")
    assert (categories(book), names(book)) == ([(), ("old",)], ["old"])


def test_a_renamed_tag_is_renamed_everywhere(book: Book) -> None:
    book_of(book, ("vip", "old"), ("vip",))
    with book.change(TEST) as tx:
        tags.rename(tx, "vip", "key account")
    assert categories(book) == [("key account", "old"), ("key account",)]


def test_a_tag_renamed_to_another_becomes_one_with_it(book: Book) -> None:
    book_of(book, ("vip", "key"), ("vip",), ("key",))
    with book.change(TEST) as tx:
        tags.rename(tx, "vip", "key")
    assert (categories(book), names(book)) == ([("key",)] * 3, ["key"])
