"""Erasing one person from a book with a passphrase, in whose bytes nothing can be looked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.blank import new_book
from tests.builders import emails, person, phones

from rolodex.domain.contact import Value
from rolodex.domain.listing import Query
from rolodex.services.opening import Services, open_services
from rolodex.services.protecting import convert
from rolodex.services.unlocking import forget, unlock
from rolodex.store import engine, erasing_scan

TRACES = (b"bellweather", b"bea@bellw.example", b"quiet table", b"442079460999")


def cells_with_traces(path: Path) -> dict[bytes, int]:
    """How many cells of a book, those of search and of the history included, hold each of her traces."""
    connection = engine.connect(path)
    try:
        return erasing_scan.in_rows(connection, TRACES)
    finally:
        connection.close()


def test_every_cell_of_a_protected_book_and_its_copies_is_looked_through(tmp_path: Path) -> None:
    pytest.importorskip("sqlcipher3")
    path = new_book(tmp_path / "book.rolodex")
    services = open_services(path)
    bea = person("Bea", "Bellweather", tel=phones("+442079460999"), email=emails(TRACES[1].decode()))
    services.contacts.save(bea)
    services.contacts.save(person("Leo", note=(Value("Shares the quiet table with Bea Bellweather"),)))
    services.close()
    convert(path, "", "walnut table 1987")
    unlock(path, "walnut table 1987")
    protected = open_services(path)
    try:
        _erase(protected)
    finally:
        protected.close()
        forget()


def _erase(services: Services) -> None:
    copy = services.backups.make().path
    card = services.contacts.matches(Query("bellweather")).rows[0]
    assert services.protecting.standing().is_protected
    assert {*cells_with_traces(services.book_path)} == {*TRACES}
    report = services.erasing.erase(card.id, True, services.erasing.plan(card.id).mentions)
    assert report.is_whole, report
    assert [(one.path, one.fate, one.left) for one in report.copies] == [(copy, "made_again", 0)]
    for path in (services.book_path, copy):
        assert cells_with_traces(path).keys() <= {b"quiet table"}, path
    assert services.contacts.matches(Query("bellweather")).total == 0
    assert services.checking.full() == ()
