"""Orders: what is written down of them, and how they are numbered."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from tests.builders import person

from rolodex.domain.errors import UserError
from rolodex.domain.message import message
from rolodex.services.opening import Services
from rolodex.store import bulk

DAY = (date(2026, 5, 3) - date(1970, 1, 1)).days


@pytest.fixture
def ana(services: Services) -> int:
    return services.contacts.save(person()).id


def rows(services: Services, sql: str) -> list[tuple[Any, ...]]:
    with services.book.reading() as connection:
        return connection.execute(sql)


def numbers(services: Services) -> list[str]:
    return [number for (number,) in rows(services, "SELECT number FROM purchase ORDER BY id")]


def bought(services: Services, contact_id: int, *orders: tuple[str, int]) -> None:
    """Orders with these numbers, made in these years."""
    with services.book.change(message("Orders")) as tx:
        columns = ("contact_id", "number", "month", "currency", "total")
        bulk.insert(
            tx,
            "purchase",
            columns,
            [(contact_id, number, year * 12, "EUR", 1) for number, year in orders],
        )


def test_an_order_has_a_line_and_counts_in_the_totals(services: Services, ana: int) -> None:
    saved = services.purchases.sell(ana, 12000, "EUR", "12  chairs", "2026-05-03")
    assert rows(
        services, "SELECT id, contact_id, number, day, month, currency, total, status FROM purchase"
    ) == [(saved.id, ana, "2026-0001", DAY, 2026 * 12 + 4, "EUR", 12000, "paid")]
    assert rows(services, "SELECT purchase_id, description, quantity, price, total FROM purchase_line") == [
        (saved.id, "12 chairs", 1000, 12000, 12000)
    ]
    assert rows(services, "SELECT contact_id, orders, net, last_day FROM customer_total") == [
        (ana, 1, 12000, DAY)
    ]
    assert services.contacts.standing(ana).lifetime == 12000
    assert saved.changes.of("purchase") == {saved.id}
    assert saved.changes.of("contact") == {ana}


def test_an_order_made_now_is_of_the_day_on_the_wall(services: Services, ana: int) -> None:
    services.purchases.sell(ana, 100, "EUR", "")
    ((at, day),) = rows(services, "SELECT at, day FROM purchase")
    assert at.endswith("Z")
    assert (datetime.fromisoformat(at).astimezone().date() - date(1970, 1, 1)).days == day


@pytest.mark.parametrize(
    ("known", "wanted"),
    [
        ([("2026-0417", 2026)], "2026-0418"),
        ([("2026-0417", 2026), ("2025-0900", 2025)], "2026-0418"),
        ([("2025-0900", 2025)], "2026-0001"),
        ([("2026-9999", 2026)], "2026-10000"),
        ([("R-0041", 2019)], "R-0042"),
        ([("R-41", 2026), ("R-7", 2026)], "R-42"),
        ([("F2025/8", 2025)], "F2026/1"),
        ([("1041", 2026)], "1042"),
        ([("spring", 2026)], "spring-0001"),
        ([("", 2026)], "2026-0001"),
    ],
)
def test_the_number_of_an_order_continues_those_in_the_book(
    services: Services, ana: int, known: list[tuple[str, int]], wanted: str
) -> None:
    bought(services, ana, *known)
    services.purchases.sell(ana, 100, "EUR", "", "2026-05-03")
    assert numbers(services)[-1] == wanted


def test_each_order_has_a_number_of_its_own(services: Services, ana: int) -> None:
    for _ in range(3):
        services.purchases.sell(ana, 100, "EUR", "", "2026-05-03")
    assert numbers(services) == ["2026-0001", "2026-0002", "2026-0003"]


@pytest.mark.parametrize(
    ("amount", "currency", "at"),
    [(0, "EUR", ""), (-5, "EUR", ""), (5, "", ""), (5, "eur", ""), (5, "EURO", ""), (5, "EUR", "soon")],
)
def test_what_is_no_order_is_refused_and_leaves_nothing(
    services: Services, ana: int, amount: int, currency: str, at: str
) -> None:
    with pytest.raises(UserError):
        services.purchases.sell(ana, amount, currency, "", at)
    assert numbers(services) == []


def test_who_is_not_in_the_book_buys_nothing(services: Services) -> None:
    with pytest.raises(UserError):
        services.purchases.sell(4711, 100, "EUR", "")
