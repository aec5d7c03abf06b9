from __future__ import annotations

from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings
from tests.builders import person

from rolodex.domain.message import message
from rolodex.store import bulk, contacts, history, totals
from rolodex.store.book import Book
from rolodex.store.transaction import Transaction

TEST = message("Test")
PURCHASE = ("contact_id", "day", "month", "currency", "total", "status")
REFUND = ("contact_id", "day", "month", "currency", "amount")


def rows(book: Book, sql: str) -> list[tuple[Any, ...]]:
    with book.reading() as connection:
        return connection.execute(sql)


@pytest.fixture
def customers(book: Book) -> list[int]:
    """Three people who may buy."""
    with book.change(TEST) as tx:
        return contacts.insert(tx, [person("Ana"), person("Bea"), person("Cleo")])


def buy(tx: Transaction, *purchases: tuple[object, ...]) -> None:
    bulk.insert(tx, "purchase", PURCHASE, purchases)


def test_orders_and_returns_are_counted_as_they_come(book: Book, customers: list[int]) -> None:
    ana = customers[0]
    with book.change(TEST) as tx:
        buy(tx, (ana, 100, 3, "EUR", 5000, "paid"), (ana, 130, 4, "EUR", 7000, "paid"))
        bulk.insert(tx, "refund", REFUND, [(ana, 131, 4, "EUR", 2000)])
    assert rows(book, "SELECT * FROM customer_total") == [(ana, "EUR", 2, 1, 10000, 100, 130)]
    assert rows(book, "SELECT * FROM month_total ORDER BY month") == [
        (3, "EUR", 1, 0, 5000),
        (4, "EUR", 1, 1, 5000),
    ]
    assert rows(book, "SELECT count(*) FROM customer_month_total") == [(2,)]


def test_a_cancelled_order_does_not_count(book: Book, customers: list[int]) -> None:
    with book.change(TEST) as tx:
        buy(tx, (customers[0], 100, 3, "EUR", 5000, "cancelled"))
    assert rows(book, "SELECT * FROM customer_total") == []
    with book.change(TEST) as tx:
        tx.connection.execute("UPDATE purchase SET status = 'paid'")
    assert rows(book, "SELECT orders, net FROM customer_total") == [(1, 5000)]


def test_totals_are_right_after_undo(book: Book, customers: list[int]) -> None:
    ana, bea, _ = customers
    with book.change(TEST) as tx:
        buy(tx, (ana, 100, 3, "EUR", 5000, "paid"), (bea, 90, 3, "EUR", 100, "paid"))
    with book.change(TEST) as tx:
        contacts.delete(tx, [ana])
    assert rows(book, "SELECT contact_id FROM customer_total") == [(bea,)]
    history.undo(book)
    assert rows(book, "SELECT contact_id, net FROM customer_total ORDER BY 1") == [(ana, 5000), (bea, 100)]
    history.undo(book)
    assert rows(book, "SELECT * FROM month_total") == []


def test_totals_are_no_rows_of_the_journal(book: Book, customers: list[int]) -> None:
    with book.change(TEST) as tx:
        buy(tx, (customers[0], 100, 3, "EUR", 5000, "paid"))
    assert tx.changes.step is not None
    assert tx.changes.step.rows == 1


def test_totals_that_were_spoiled_are_found_and_made_anew(book: Book, customers: list[int]) -> None:
    with book.change(TEST) as tx:
        buy(tx, (customers[0], 100, 3, "EUR", 5000, "paid"))
    with book.housekeeping() as tx:
        tx.connection.execute("UPDATE month_total SET net = 1")
        assert totals.wrong(tx.connection) == ["month_total"]
        totals.rebuild(tx.connection)
        assert totals.wrong(tx.connection) == []


purchases = st.tuples(
    st.integers(0, 2),
    st.integers(0, 400),
    st.integers(0, 5),
    st.sampled_from(["EUR", "USD"]),
    st.integers(-5000, 5000),
    st.sampled_from(["paid", "open", "cancelled"]),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    bought=st.lists(purchases, max_size=8),
    changed=st.lists(st.tuples(st.integers(1, 20), purchases | st.none()), max_size=6),
    refunded=st.lists(purchases, max_size=4),
)
def test_totals_always_agree_with_the_purchases(
    book: Book,
    customers: list[int],
    bought: list[tuple[Any, ...]],
    changed: list[tuple[int, tuple[Any, ...] | None]],
    refunded: list[tuple[Any, ...]],
) -> None:
    with book.change(TEST) as tx:
        run = tx.connection
        run.execute("DELETE FROM purchase")
        run.execute("DELETE FROM refund")
        assert rows_left(tx) == 0
        bulk.insert(
            tx,
            "purchase",
            ("id", *PURCHASE),
            [(number, customers[row[0]], *row[1:]) for number, row in enumerate(bought, 1)],
        )
        bulk.insert(tx, "refund", REFUND, [(customers[row[0]], *row[1:5]) for row in refunded])
        assignments = ", ".join(f"{column} = ?" for column in PURCHASE)
        run.executemany(
            f"UPDATE purchase SET {assignments} WHERE id = ?",
            [(customers[row[0]], *row[1:], number) for number, row in changed if row],
        )
        gone = [(number,) for number, row in changed if row is None]
        run.executemany("DELETE FROM purchase WHERE id = ?", gone)
    with book.reading() as connection:
        assert totals.wrong(connection) == []


def rows_left(tx: Transaction) -> int:
    return sum(int(tx.connection.value(f"SELECT count(*) FROM {table}")) for table in totals.SALES)


def test_another_program_keeps_the_totals_too(book: Book, path: Path, customers: list[int]) -> None:
    import sqlite3

    other = sqlite3.connect(path)
    other.execute(
        "INSERT INTO purchase(contact_id, day, month, currency, total) VALUES (?, 5, 1, 'EUR', 9)",
        (customers[0],),
    )
    other.commit()
    other.close()
    assert rows(book, "SELECT orders, net FROM customer_total") == [(1, 9)]
    assert rows(book, "SELECT orders, interval, last_day, expected_day FROM rhythm") == [(1, 0, 5, 0)]


def test_a_rhythm_is_the_median_of_the_days_between_orders(book: Book, customers: list[int]) -> None:
    ana, bea, cleo = customers
    with book.change(TEST) as tx:
        buy(tx, *((ana, day, 3, "EUR", 1, "paid") for day in (100, 110, 140, 142)))
        buy(
            tx,
            *(
                (bea, day, 3, "EUR", 1, status)
                for day, status in ((1, "paid"), (9, "cancelled"), (5, "open"))
            ),
        )
        buy(tx, *((cleo, day, 3, "USD" if day > 9 else "EUR", 1, "paid") for day in (1, 8, 50)))
    assert rows(book, "SELECT * FROM rhythm ORDER BY contact_id") == [
        (ana, 4, 10, 142, 152),
        (bea, 2, 0, 5, 0),
        (cleo, 3, 24, 50, 74),
    ]
    history.undo(book)
    assert rows(book, "SELECT * FROM rhythm") == []


@pytest.mark.parametrize("count", [3, 40])
def test_another_program_keeps_the_rhythm_and_the_last_contact_too(
    book: Book, path: Path, customers: list[int], count: int
) -> None:
    import sqlite3

    other = sqlite3.connect(path)
    for number in range(count):
        other.execute(
            "INSERT INTO purchase(contact_id, day, currency) VALUES (?, ?, 'EUR')",
            (customers[0], number * number),
        )
        other.execute(
            "INSERT INTO activity(contact_id, kind, at, day) VALUES (?, 'call', ?, ?)",
            (customers[0], f"2026-01-{number % 28 + 1:02}", number % 28),
        )
    other.execute("UPDATE purchase SET contact_id = ? WHERE day = 1", (customers[1],))
    other.execute("UPDATE activity SET kind = 'note' WHERE at = (SELECT max(at) FROM activity)")
    other.execute("DELETE FROM purchase WHERE day = 0")
    other.commit()
    other.close()
    with book.reading() as connection:
        assert totals.wrong(connection) == ["customer"]
        assert connection.value("SELECT orders FROM rhythm WHERE contact_id = ?", (customers[1],)) == 1
    assert book.adopt()
    with book.reading() as connection:
        assert totals.wrong(connection) == []


ACTIVITY = ("contact_id", "kind", "outcome", "at", "day")
talks = st.tuples(
    st.integers(0, 2),
    st.sampled_from(["call", "note", "message"]),
    st.sampled_from(["", "reached", "no answer"]),
    st.sampled_from(["2026-01-01T10:00:00Z", "2026-01-02T10:00:00Z", "2026-01-03T10:00:00Z"]),
    st.integers(1, 3),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    said=st.lists(talks, max_size=25),
    changed=st.lists(st.tuples(st.integers(1, 20), talks | st.none()), max_size=6),
)
def test_the_last_contact_always_agrees_with_the_activities(
    book: Book,
    customers: list[int],
    said: list[tuple[Any, ...]],
    changed: list[tuple[int, tuple[Any, ...] | None]],
) -> None:
    with book.change(TEST) as tx:
        tx.connection.execute("DELETE FROM activity")
        bulk.insert(
            tx,
            "activity",
            ("id", *ACTIVITY),
            [(number, customers[row[0]], *row[1:]) for number, row in enumerate(said, 1)],
        )
    assignments = ", ".join(f"{column} = ?" for column in ACTIVITY)
    with book.change(TEST) as tx:
        for number, row in changed:
            if row is None:
                tx.connection.execute("DELETE FROM activity WHERE id = ?", (number,))
            else:
                tx.connection.execute(
                    f"UPDATE activity SET {assignments} WHERE id = ?", (customers[row[0]], *row[1:], number)
                )
        assert totals.wrong(tx.connection) == []


def sold(book: Book) -> list[tuple[Any, ...]]:
    return rows(
        book, "SELECT month, product_id, currency, lines, quantity, total FROM product_total ORDER BY 1, 2, 3"
    )


def lines(tx: Transaction, *found: tuple[int, int | None, int, int]) -> None:
    bulk.insert(tx, "purchase_line", ("purchase_id", "product_id", "quantity", "total"), found)


@pytest.fixture
def order(book: Book, customers: list[int]) -> int:
    """An order of two chairs, a lamp and something that is no product."""
    with book.change(TEST) as tx:
        bulk.insert(tx, "product", ("name",), [("Chair",), ("Lamp",)])
        buy(tx, (customers[0], 100, 3, "EUR", 9000, "paid"))
        lines(tx, (1, 1, 2000, 6000), (1, 2, 1000, 2500), (1, None, 1000, 500))
    return 1


def test_what_is_sold_counts_under_its_product_month_and_currency(book: Book, order: int) -> None:
    assert sold(book) == [
        (3, 0, "EUR", 1, 1000, 500),
        (3, 1, "EUR", 1, 2000, 6000),
        (3, 2, "EUR", 1, 1000, 2500),
    ]


@pytest.mark.parametrize(
    ("change", "left"),
    [
        ("UPDATE purchase SET status = 'cancelled'", []),
        ("DELETE FROM purchase", []),
        ("DELETE FROM contact", []),
        (
            "DELETE FROM purchase_line WHERE product_id IS NULL OR product_id = 2",
            [(3, 1, "EUR", 1, 2000, 6000)],
        ),
        ("DELETE FROM product", [(3, 0, "EUR", 3, 4000, 9000)]),
        (
            "UPDATE purchase SET month = 4, currency = 'USD', status = 'open'",
            [(4, 0, "USD", 1, 1000, 500), (4, 1, "USD", 1, 2000, 6000), (4, 2, "USD", 1, 1000, 2500)],
        ),
        (
            "UPDATE purchase_line SET product_id = 2, quantity = 1, total = 7",
            [(3, 2, "EUR", 3, 3, 21)],
        ),
    ],
)
def test_products_are_counted_anew_when_orders_change_and_back_with_undo(
    book: Book, order: int, change: str, left: list[tuple[Any, ...]]
) -> None:
    before = sold(book)
    with book.change(TEST) as tx:
        tx.connection.execute(change)
    assert sold(book) == left
    history.undo(book)
    assert sold(book) == before
    history.redo(book)
    assert sold(book) == left


cells = st.tuples(st.integers(1, 3), st.sampled_from([1, 2, None]), st.integers(0, 5), st.integers(-9, 9))
orders = st.tuples(st.integers(0, 2), st.sampled_from(["EUR", "USD"]), st.sampled_from(["paid", "cancelled"]))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    bought=st.lists(cells, max_size=8),
    moved=st.lists(st.tuples(st.integers(1, 8), cells), max_size=4),
    changed=st.lists(st.tuples(st.integers(1, 3), orders | st.none()), max_size=4),
)
def test_products_always_agree_with_the_lines(
    book: Book,
    customers: list[int],
    bought: list[tuple[Any, ...]],
    moved: list[tuple[int, tuple[Any, ...]]],
    changed: list[tuple[int, tuple[Any, ...] | None]],
) -> None:
    with book.change(TEST) as tx:
        run = tx.connection
        run.execute("DELETE FROM purchase")
        run.execute("DELETE FROM product")
        bulk.insert(tx, "product", ("id", "name"), [(1, "Chair"), (2, "Lamp")])
        bulk.insert(
            tx, "purchase", ("id", "contact_id", "currency"), [(id, customers[0], "EUR") for id in (1, 2, 3)]
        )
        bulk.insert(
            tx,
            "purchase_line",
            ("id", "purchase_id", "product_id", "quantity", "total"),
            [(number, *row) for number, row in enumerate(bought, 1)],
        )
        for number, row in moved:
            columns = "purchase_id = ?, product_id = ?, quantity = ?, total = ?"
            run.execute(f"UPDATE purchase_line SET {columns} WHERE id = ?", (*row, number))
        for number, order in changed:
            if order is None:
                run.execute("DELETE FROM purchase WHERE id = ?", (number,))
            else:
                sql = "UPDATE purchase SET month = ?, currency = ?, status = ? WHERE id = ?"
                run.execute(sql, (*order, number))
    with book.reading() as connection:
        assert totals.wrong(connection) == []
