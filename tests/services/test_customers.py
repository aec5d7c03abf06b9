"""How customers stand, beside a recomputation in plain Python from the orders themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

import pytest
from tests.blank import new_book

from rolodex.domain.lifecycle import Limits, score
from rolodex.domain.sales import Sales
from rolodex.reports.lifecycle import lifecycle
from rolodex.services.opening import Services, open_services
from rolodex.store import customers as store
from rolodex.store import totals
from rolodex.store.book import Connection
from rolodex.store.days import EPOCH

TODAY = date(2026, 11, 22)
PERCENT = 15
MONTH = TODAY.year * 12 + TODAY.month - 1


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """A sample book for one day, with enough customers to tell the best."""
    from rolodex.services.demo import Demo

    services = open_services(new_book(tmp_path_factory.mktemp("customers") / "sample.rolodex"))
    services.settings.choose("vip_percent", str(PERCENT))
    Demo(services.book).fill(contacts=400, purchases=2400, today=TODAY)
    yield services
    services.close()


@dataclass
class Bought:
    """What one customer bought, summed by hand."""

    sales: Sales
    rfm: tuple[int, int, int]
    refunds: int


def by_hand(connection: Connection, limits: Limits, month: int = MONTH) -> dict[int, Bought]:
    orders: dict[int, list[tuple[int, int, str, int]]] = defaultdict(list)
    for contact, *order in connection.execute(
        "SELECT contact_id, day, month, currency, total FROM purchase WHERE status <> 'cancelled'"
    ):
        orders[contact].append(tuple(order))
    returns: dict[int, list[tuple[int, str, int]]] = defaultdict(list)
    for contact, *back in connection.execute("SELECT contact_id, month, currency, amount FROM refund"):
        returns[contact].append(tuple(back))
    return {contact: summed(bought, returns[contact], limits, month) for contact, bought in orders.items()}


def summed(
    orders: list[tuple[int, int, str, int]], returns: list[tuple[int, str, int]], limits: Limits, month: int
) -> Bought:
    count: dict[str, int] = defaultdict(int)
    net: dict[str, int] = defaultdict(int)
    for _, _, currency, total in orders:
        count[currency] += 1
        net[currency] += total
    for _, currency, amount in returns:
        net[currency] -= amount
    main = min(count, key=lambda one: (-count[one], -net[one], one))
    days = sorted(day for day, *_ in orders)
    gaps = [later - earlier for earlier, later in pairwise(days)]

    def within(months: int) -> int:
        bought = sum(
            total for _, at, money, total in orders if money == main and month - months < at <= month
        )
        return bought - sum(
            sum_ for at, money, sum_ in returns if money == main and month - months < at <= month
        )

    sales = Sales(
        currency=main,
        orders=len(orders),
        refunds=len(returns),
        first_day=days[0],
        last_day=days[-1],
        interval=round(median(gaps)) if gaps else 0,
        net=net[main],
        window_net=within(limits.vip_months),
        limits=limits,
    )
    recent = sum(month - limits.rfm_months < at <= month for _, at, *_ in orders)
    return Bought(sales, (days[-1], recent, within(limits.rfm_months)), len(returns))


def best_by_hand(everyone: dict[int, Bought], currency: str, percent: int) -> int:
    nets = sorted(
        (one.sales.window_net for one in everyone.values() if one.sales.currency == currency), reverse=True
    )
    nets = [net for net in nets if net > 0]
    count = len(nets) * percent // 100
    return nets[count - 1] if len(nets) >= 20 and count else 0


def test_each_row_is_what_the_orders_sum_up_to(sample: Services) -> None:
    with sample.book.reading() as connection:
        assert totals.wrong(connection) == []
        kept = connection.execute(
            "SELECT contact_id, currency, orders, refunds, first_day, last_day, interval, net, window_net, "
            "rfm_orders, rfm_net FROM customer ORDER BY contact_id"
        )
        everyone = by_hand(connection, Limits())
    assert kept == [
        (
            contact,
            one.sales.currency,
            one.sales.orders,
            one.sales.refunds,
            one.sales.first_day,
            one.sales.last_day,
            one.sales.interval,
            one.sales.net,
            one.sales.window_net,
            *one.rfm[1:],
        )
        for contact, one in sorted(everyone.items())
    ]
    assert len({one.sales.currency for one in everyone.values()}) > 1
    assert any(one.refunds for one in everyone.values())


@pytest.mark.parametrize("later", [0, 1, 45, 90, 200, 400, 3000])
def test_everybody_is_in_the_state_of_the_definition_on_any_day(sample: Services, later: int) -> None:
    today = TODAY + timedelta(days=later)
    with sample.book.reading() as connection:
        everyone = by_hand(connection, Limits())
        ids = [contact for (contact,) in connection.execute("SELECT id FROM contact WHERE kind <> 'group'")]
    expected = {}
    for contact in ids:
        sales = everyone[contact].sales if contact in everyone else Sales()
        least = best_by_hand(everyone, sales.currency, PERCENT)
        known = Sales(
            orders=sales.orders,
            first_day=sales.first_day,
            last_day=sales.last_day,
            interval=sales.interval,
            window_net=sales.window_net,
            best=least,
        )
        expected[contact] = lifecycle(known, (today - EPOCH).days)
    assert sample.customers.lifecycle_of(ids, today) == expected
    if not later:
        assert set(expected.values()) == {"prospect", "new", "vip", "active", "slipping", "inactive"}
        assert {contact: sample.customers.standing(contact, today).lifecycle for contact in ids} == expected
    counts = {stage.lifecycle: stage.customers for stage in sample.customers.counts(today)}
    assert counts == {state: list(expected.values()).count(state) for state in counts}


def test_the_states_hold_the_net_sales_of_all_customers_by_currency(sample: Services) -> None:
    with sample.book.reading() as connection:
        everyone = by_hand(connection, Limits())
    net: dict[str, int] = defaultdict(int)
    for one in everyone.values():
        net[one.sales.currency] += one.sales.net
    found: dict[str, int] = defaultdict(int)
    for stage in sample.customers.counts(TODAY):
        for currency, amount in stage.net:
            found[currency] += amount
    assert found == net


def test_a_score_is_one_more_than_the_fifths_of_the_customers_who_are_lower(sample: Services) -> None:
    with sample.book.reading() as connection:
        everyone = {contact: one for contact, one in by_hand(connection, Limits()).items() if one.rfm[1] > 0}
        scores = store.scores(connection)
        kept = {
            contact: found
            for contact, *found in connection.execute(
                f"SELECT contact_id, {scores.recency}, {scores.frequency}, {scores.monetary} FROM customer"
            )
        }
    for contact, one in everyone.items():
        fellows = [other.rfm for other in everyone.values() if other.sales.currency == one.sales.currency]
        expected = [
            1 + 5 * sum(other[place] < one.rfm[place] for other in fellows) // len(fellows)
            if len(fellows) >= 25
            else 0
            for place in range(3)
        ]
        assert kept[contact] == expected
    assert all(found == [0, 0, 0] for contact, found in kept.items() if contact not in everyone)
    cuts = sample.customers.scores()["EUR"]
    assert {score(one.rfm[0], cuts.recency) for one in everyone.values()} == {1, 2, 3, 4, 5}


def test_a_standing_ranks_a_customer_among_those_of_the_same_currency(sample: Services) -> None:
    with sample.book.reading() as connection:
        everyone = by_hand(connection, Limits())
    nets = [one.sales.net for one in everyone.values() if one.sales.currency == "EUR"]
    for contact, one in everyone.items():
        found = sample.customers.standing(contact, TODAY)
        assert (found.lifetime, found.orders, found.refunds) == (one.sales.net, one.sales.orders, one.refunds)
        assert one.sales.currency not in dict(found.others)
        if one.sales.currency == "EUR" and one.sales.net > 0:
            assert found.place == 1 + sum(net > one.sales.net for net in nets)
            assert found.customers == len(nets)


@pytest.fixture
def buyers(services: Services) -> list[int]:
    """Thirty people: the first of them ordered for 100 euros, the next for 200, and so on, a year ago."""
    from tests.builders import person

    ids = [services.contacts.save(person(f"P{number:02}")).id for number in range(30)]
    for number, contact in enumerate(ids, start=1):
        services.purchases.sell(contact, 10_000 * number, "EUR", "Chair", at="2026-01-15")
    services.customers.refresh(date(2026, 6, 1))
    return ids


def test_the_best_are_those_of_the_window_and_are_counted_anew_at_the_turn_of_the_month(
    services: Services, buyers: list[int]
) -> None:
    customers = services.customers
    day = date(2026, 6, 1)
    assert customers.lifecycle_of(buyers[-2:], day) == {buyers[-2]: "active", buyers[-1]: "vip"}
    assert not customers.is_due(date(2026, 6, 30))
    assert not customers.refresh(date(2026, 6, 30)).everything
    late = date(2028, 1, 1)
    assert customers.is_due(late)
    assert customers.refresh(late).everything
    with services.book.reading() as connection:
        assert connection.value("SELECT max(window_net) FROM customer") == 0
        assert totals.wrong(connection) == []


def test_a_change_of_the_settings_makes_customers_be_counted_anew(
    services: Services, buyers: list[int]
) -> None:
    day = date(2026, 6, 1)
    services.settings.choose("active_days", "30")
    services.settings.choose("vip_percent", "20")
    assert services.customers.is_due(day)
    services.customers.refresh(day)
    assert services.customers.lifecycle_of(buyers[:1], day) == {buyers[0]: "slipping"}
    services.settings.choose("active_days", "365")
    services.customers.refresh(day)
    states = services.customers.lifecycle_of(buyers, day)
    assert [contact for contact in buyers if states[contact] == "vip"] == buyers[-6:]
    with services.book.reading() as connection:
        assert totals.wrong(connection) == []


def test_few_customers_have_neither_best_nor_scores(services: Services, buyers: list[int]) -> None:
    services.contacts.delete(buyers[18:])
    assert services.customers.scores() == {}
    assert set(services.customers.lifecycle_of(buyers[:18], date(2026, 6, 1)).values()) == {"active"}


def test_a_customer_of_two_currencies_has_one_of_them_and_the_other_apart(services: Services) -> None:
    from tests.builders import person

    ana = services.contacts.save(person("Ana")).id
    for amount, currency, at in (
        (100, "EUR", "2026-01-01"),
        (900, "USD", "2026-02-01"),
        (50, "EUR", "2026-03-03"),
    ):
        services.purchases.sell(ana, amount, currency, "Pen", at=at)
    found = services.customers.standing(ana, date(2026, 6, 1))
    assert (found.lifetime, found.currency, found.orders, found.others) == (150, "EUR", 3, (("USD", 900),))
    assert found.interval == 30
    assert found.next_order == "2026-04-02"


def test_nobody_in_an_empty_book_is_a_customer(services: Services) -> None:
    assert all(not stage.customers and not stage.net for stage in services.customers.counts(TODAY))
    assert services.customers.scores() == {}
