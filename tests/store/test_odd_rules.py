"""Rules, settings and tables that somebody wrote to make the book stumble."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from rolodex.domain.errors import DamagedBook, UserError
from rolodex.domain.segment import Clause, Condition
from rolodex.services.segments import Segments
from rolodex.store import conditions, customers, settings
from rolodex.store.book import Book

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize("field", ["name", "text", "tag", "company", "city"])
@pytest.mark.parametrize("value", ['"', "", " ", "\x00", "*", "\u0301"])
def test_nobody_fulfils_a_rule_of_signs_that_say_nothing(book: Book, field: str, value: str) -> None:
    with book.reading() as connection:
        assert conditions.count(connection, Clause((Condition(field, values=(value,)),)), TODAY) == 0


def test_brackets_without_end_are_a_sentence_that_is_not_understood(book: Book) -> None:
    found = Segments(book).read("(" * 5000 + "vip" + ")" * 5000, "en", TODAY)
    assert found.unknown


@pytest.mark.parametrize("kept", ["[", "7", '{"month": "x"}', "{}", "[" * 100_000])
def test_a_kept_count_that_cannot_be_read_is_made_anew(book: Book, kept: str) -> None:
    with book.alone() as connection:
        settings.put(connection, customers.BASIS, kept)
        assert customers.basis(connection).month > 0


@pytest.mark.parametrize(
    "malice",
    [
        "PRAGMA user_version = -5",
        "PRAGMA user_version = 3",
        "DROP TABLE contact",
        "DROP TABLE tel",
        "DROP TABLE setting",
        "UPDATE journal_shape SET columns = '['",
        "ALTER TABLE note RENAME TO n",
    ],
)
def test_a_book_whose_tables_are_not_what_it_says_is_refused_in_a_sentence(path: Path, malice: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(malice)
    before = path.read_bytes()
    with pytest.raises(UserError) as told:
        Book.open(path).close()
    assert isinstance(told.value, DamagedBook)
    assert len(path.read_bytes()) == len(before)
