from __future__ import annotations

from tests.builders import person

from rolodex.domain.message import message
from rolodex.store import contacts, history, sources
from rolodex.store.book import Book
from rolodex.store.sources import Source


def test_a_contact_is_found_by_the_card_it_was_read_from(book: Book) -> None:
    with book.change(message("Import")) as tx:
        ana, bea = contacts.insert(tx, [person("Ana"), person("Bea")])
        batch = sources.add_batch(tx, "phone.vcf")
        sources.add(
            tx,
            [
                Source(ana, batch, "u", "f", "d"),
                Source(bea, batch, "u", "", "e"),
                Source(ana, 0, "", "f", "g"),
            ],
        )
    with book.reading() as connection:
        assert sources.by_uid(connection, ["u"]) == {"u": [ana, bea]}
        assert sources.by_fingerprint(connection, ["f"]) == {"f": [ana]}
        assert sources.by_digest(connection, ["d", "e", "x"]) == {"d": [ana], "e": [bea]}


def test_an_import_that_is_undone_is_not_remembered(book: Book) -> None:
    with book.change(message("Import")) as tx:
        (ana,) = contacts.insert(tx, [person("Ana")])
        sources.add(tx, [Source(ana, sources.add_batch(tx, "phone.vcf"), "u", "f", "d")])
    history.undo(book)
    with book.reading() as connection:
        assert sources.by_digest(connection, ["d"]) == {}
        assert connection.value("SELECT count(*) FROM import_batch") == 0
