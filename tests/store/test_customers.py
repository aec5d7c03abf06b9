"""The row of each customer, whatever happens to orders, returns and addresses."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings
from tests.builders import person

from rolodex.domain.contact import Adr
from rolodex.domain.message import message
from rolodex.store import bulk, contacts, customers, history, totals
from rolodex.store.book import Book
from rolodex.store.transaction import Transaction

TEST = message("Test")
MONTH = 24322
PURCHASE = ("contact_id", "day", "month", "currency", "total")


def rows(book: Book, sql: str) -> list[tuple[Any, ...]]:
    with book.reading() as connection:
        return connection.execute(sql)


def place(book: Book) -> list[tuple[Any, ...]]:
    return rows(book, "SELECT country_code, region, code FROM customer")


def buy(tx: Transaction, *purchases: tuple[object, ...]) -> None:
    bulk.insert(tx, "purchase", PURCHASE, purchases)


@pytest.fixture
def people(book: Book) -> list[int]:
    """Two who may buy, one of them with two addresses; counted in November 2026."""
    homes = (
        Adr(city="Bilbao", region="Bizkaia", code="48001", country="España"),
        Adr(code="1010", country_code="AT"),
    )
    with book.change(TEST) as tx:
        customers.keep(tx.connection, customers.wanted(tx.connection, date(2026, 11, 22)))
        return contacts.insert(tx, [person("Ana", adr=homes), person("Bea")])


def test_a_contact_who_never_ordered_has_no_row(book: Book, people: list[int]) -> None:
    with book.change(TEST) as tx:
        bulk.insert(tx, "refund", ("contact_id", "month", "currency", "amount"), [(people[0], 3, "EUR", 5)])
    assert rows(book, "SELECT * FROM customer") == []


def test_a_row_holds_the_days_through_which_a_customer_is_new_active_and_slipping(
    book: Book, people: list[int]
) -> None:
    ana, bea = people
    with book.change(TEST) as tx:
        buy(
            tx, *((ana, day, MONTH, "EUR", 100) for day in (1000, 1010, 1030)), (bea, 1000, MONTH, "EUR", 100)
        )
    bounds = "SELECT interval, new_until, active_until, slipping_until FROM customer ORDER BY contact_id"
    assert rows(book, bounds) == [(15, 1059, 1060, 1090), (0, 1059, 1179, 1365)]


def test_the_interval_of_two_orders_is_the_days_between_them(book: Book, people: list[int]) -> None:
    with book.change(TEST) as tx:
        buy(tx, (people[0], 1000, MONTH, "EUR", 100), (people[0], 1012, MONTH, "USD", 100))
    assert rows(book, "SELECT interval, orders, active_until FROM customer") == [(12, 2, 1036)]


def test_a_window_is_this_month_and_those_before_it_in_the_currency_of_most_orders(
    book: Book, people: list[int]
) -> None:
    with book.change(TEST) as tx:
        buy(
            tx,
            *((people[0], 1, month, "EUR", 100) for month in (MONTH - 24, MONTH - 23, MONTH, MONTH + 1)),
            (people[0], 1, MONTH, "USD", 9000),
        )
        bulk.insert(
            tx, "refund", ("contact_id", "month", "currency", "amount"), [(people[0], MONTH, "EUR", 30)]
        )
    sql = (
        "SELECT currency, orders, refunds, net, window_orders, window_net, rfm_orders, rfm_net FROM customer"
    )
    assert rows(book, sql) == [("EUR", 5, 1, 370, 2, 170, 3, 170)]


def test_a_row_follows_the_preferred_address(book: Book, people: list[int]) -> None:
    with book.change(TEST) as tx:
        buy(tx, (people[0], 1000, MONTH, "EUR", 100))
    assert place(book) == [("ES", "Bizkaia", "48001")]
    with book.change(TEST) as tx:
        tx.connection.execute("UPDATE adr SET pref = 1 WHERE code = '1010'")
    assert place(book) == [("AT", "", "1010")]
    history.undo(book)
    assert place(book) == [("ES", "Bizkaia", "48001")]
    with book.change(TEST) as tx:
        tx.connection.execute("DELETE FROM adr")
    assert place(book) == [("", "", "")]


def test_a_row_goes_with_its_contact_and_comes_back_with_undo(book: Book, people: list[int]) -> None:
    with book.change(TEST) as tx:
        buy(tx, (people[0], 1000, MONTH, "EUR", 100))
    before = rows(book, "SELECT * FROM customer")
    with book.change(TEST) as tx:
        contacts.delete(tx, [people[0]])
    assert rows(book, "SELECT * FROM customer") == []
    history.undo(book)
    assert rows(book, "SELECT * FROM customer") == before
    history.redo(book)
    assert rows(book, "SELECT * FROM customer") == []


def test_what_another_program_sold_is_counted_when_it_is_adopted(
    book: Book, path: Path, people: list[int]
) -> None:
    other = sqlite3.connect(path)
    other.execute(
        "INSERT INTO purchase(contact_id, day, month, currency, total) VALUES (?, 1000, ?, 'EUR', 5)",
        (people[1], MONTH),
    )
    other.commit()
    other.close()
    assert book.adopt()
    assert rows(book, "SELECT contact_id, net FROM customer") == [(people[1], 5)]


def test_a_spoiled_row_is_found_and_made_anew(book: Book, people: list[int]) -> None:
    with book.change(TEST) as tx:
        buy(tx, (people[0], 1000, MONTH, "EUR", 100))
    with book.housekeeping() as tx:
        tx.connection.execute("UPDATE customer SET net = 1")
        assert totals.wrong(tx.connection) == ["customer"]
        totals.rebuild(tx.connection)
        assert totals.wrong(tx.connection) == []


def test_a_currency_of_any_spelling_is_only_a_text(book: Book, people: list[int]) -> None:
    with book.change(TEST) as tx:
        ids = contacts.insert(tx, [person(f"P{number}") for number in range(30)])
        buy(tx, *((contact, 1000, MONTH, "'; x", 100 + contact) for contact in ids))
    with book.reading() as connection:
        state = customers.lifecycle(connection, date(1972, 12, 1))
        scores = customers.scores(connection)
        found = connection.execute(f"SELECT {state}, {scores.monetary}, count(*) FROM customer GROUP BY 1, 2")
    assert found == [
        ("active", 1, 6),
        ("active", 2, 6),
        ("active", 3, 6),
        ("active", 4, 6),
        ("active", 5, 5),
        ("vip", 5, 1),
    ]


sales = st.tuples(
    st.integers(0, 1),
    st.integers(0, 400),
    st.integers(MONTH - 30, MONTH + 2),
    st.sampled_from(["EUR", "USD"]),
    st.integers(-50, 50),
)
deeds = st.one_of(
    st.tuples(st.just("buy"), sales),
    st.tuples(st.just("return"), sales),
    st.tuples(st.just("cancel"), st.integers(1, 6)),
    st.tuples(st.just("hand over"), st.integers(1, 6)),
    st.tuples(st.just("take back"), st.none()),
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(done=st.lists(deeds, min_size=1, max_size=8))
def test_rows_always_agree_with_what_they_are_counted_from(
    book: Book, people: list[int], done: list[tuple[str, Any]]
) -> None:
    for deed, what in done:
        if deed == "take back":
            with book.reading() as connection:
                step = history.next_undo(connection)
            if step and step.id > 1:  # the first made the people
                history.undo(book)
            continue
        with book.change(TEST) as tx:
            if deed == "buy":
                buy(tx, (people[what[0]], *what[1:]))
            elif deed == "return":
                columns = ("contact_id", "day", "month", "currency", "amount")
                bulk.insert(tx, "refund", columns, [(people[what[0]], *what[1:])])
            elif deed == "cancel":
                tx.connection.execute(
                    "UPDATE purchase SET status = 'cancelled' WHERE id % 6 = ? % 6", (what,)
                )
            else:
                tx.connection.execute(
                    "UPDATE purchase SET contact_id = ? WHERE id % 6 = ?", (people[1], what)
                )
    with book.reading() as connection:
        assert totals.wrong(connection) == []
