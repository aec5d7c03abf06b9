from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given
from tests.builders import TEXT, person, phones

from rolodex.domain.message import Message, message
from rolodex.store import bulk, contacts, journal
from rolodex.store.book import Book
from rolodex.store.tables import METADATA, UNJOURNALED

TEST = message("Test")


def entries(book: Book) -> list[tuple[Any, ...]]:
    with book.reading() as connection:
        return connection.execute(
            "SELECT changeset_id, table_name, row_id, contact_id, op FROM journal ORDER BY id"
        )


def test_each_row_that_is_written_is_noted_with_whose_it_is(book: Book) -> None:
    with book.change(TEST) as tx:
        contacts.insert(tx, [person(tel=phones("1"))])
        bulk.insert(tx, "product", ("name",), [("Ink",)])
    assert sorted(entries(book)) == [
        (1, "contact", 1, 1, "I"),
        (1, "name", 1, 1, "I"),
        (1, "product", 1, None, "I"),
        (1, "tel", 1, 1, "I"),
    ]


def test_rows_that_go_with_their_owner_are_noted_too(book: Book) -> None:
    with book.change(TEST) as tx:
        contacts.insert(tx, [person(tel=phones("1"))])
    with book.change(TEST) as tx:
        contacts.delete(tx, [1])
    assert {entry[1:] for entry in entries(book) if entry[0] == 2} == {
        ("contact", 1, 1, "D"),
        ("name", 1, 1, "D"),
        ("tel", 1, 1, "D"),
    }


def test_a_link_that_is_let_go_is_noted(book: Book) -> None:
    with book.change(TEST) as tx:
        bulk.insert(tx, "product", ("id", "name"), [(5, "Ink")])
        contacts.insert(tx, [person()])
        bulk.insert(tx, "purchase", ("id", "contact_id"), [(7, 1)])
        bulk.insert(tx, "purchase_line", ("purchase_id", "product_id"), [(7, 5)])
    with book.change(TEST) as tx:
        tx.connection.execute("DELETE FROM product")
    assert {entry[1:] for entry in entries(book) if entry[0] == 2} == {
        ("product", 5, None, "D"),
        ("purchase_line", 1, None, "U"),
    }


def test_an_update_that_changes_nothing_is_not_noted(book: Book) -> None:
    with book.change(TEST) as tx:
        contacts.insert(tx, [person()])
    before = entries(book)
    with book.change(TEST) as tx:
        tx.connection.execute("UPDATE contact SET fn = fn, uid = ''")
    assert entries(book) == before
    assert tx.changes.step is None


def test_housekeeping_is_not_noted(book: Book) -> None:
    with book.change(TEST) as tx:
        contacts.insert(tx, [person()])
        bulk.insert(tx, "reminder", ("contact_id", "due"), [(1, "2026-05-03")])
    before = entries(book)
    with book.housekeeping() as tx:
        tx.connection.execute("UPDATE reminder SET fired_at = '2026-05-03T10:00:00Z'")
        tx.connection.execute("INSERT INTO opened(contact_id, at) VALUES (1, '2026-05-03T10:00:00Z')")
    assert entries(book) == before


def test_what_comes_after_housekeeping_is_noted_again(book: Book, path: Path) -> None:
    with book.housekeeping() as tx:
        tx.connection.execute("INSERT INTO setting(key, value) VALUES ('a', 'b')")
    other = sqlite3.connect(path)
    other.execute("INSERT INTO tag(name) VALUES ('vip')")
    other.commit()
    other.close()
    assert entries(book) == [(0, "tag", 1, None, "I")]


def test_the_old_row_of_an_upsert_is_kept(book: Book) -> None:
    with book.change(TEST) as tx:
        bulk.insert(tx, "tag", ("id", "name"), [(3, "vip")])
    with book.change(TEST) as tx:
        tx.connection.execute("INSERT OR REPLACE INTO tag(id, name) VALUES (3, 'fair')")
    with book.reading() as connection:
        before = connection.value("SELECT before FROM journal WHERE changeset_id = 2 AND op = 'D'")
    assert json.loads(before) == [3, "vip"]


def test_every_table_of_the_user_is_journaled(book: Book) -> None:
    with book.reading() as connection:
        assert set(journal.shapes(connection)) == set(METADATA.tables) - UNJOURNALED


@pytest.mark.parametrize("table", sorted(set(METADATA.tables) - UNJOURNALED))
def test_the_order_of_before_rows_is_the_order_of_the_columns(table: str) -> None:
    columns = [column.name for column in METADATA.tables[table].columns]
    assert columns[0] == "id"
    assert len(columns) < 127  # what json_array takes


def test_a_before_row_is_named_by_the_shape_of_its_version(book: Book) -> None:
    with book.change(TEST) as tx:
        bulk.insert(tx, "tag", ("id", "name"), [(3, "vip")])
    with book.change(TEST) as tx:
        tx.connection.execute("DELETE FROM tag")
    with book.reading() as connection:
        shape = journal.shapes(connection)["tag"]
        before = connection.value("SELECT before FROM journal WHERE op = 'D'")
    assert dict(zip(shape.columns, json.loads(before), strict=True)) == {"id": 3, "name": "vip"}


messages = st.builds(
    Message,
    text=TEXT,
    args=st.lists(st.tuples(TEXT, TEXT | st.integers(-(2**53), 2**53)), max_size=3).map(tuple),
    plural=TEXT,
    count=st.integers(0, 10**6),
)


@given(label=messages)
def test_any_label_comes_back_as_it_was(label: Message) -> None:
    assert journal.label_of(journal.label_text(label)) == label
