"""How one customer stands."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from rolodex.domain.expectation import Expectation
from rolodex.domain.sales import Sales
from rolodex.domain.timeline import Standing
from rolodex.i18n import word
from rolodex.reports.customer import EPOCH, foretelling, standing

TODAY = date(2026, 11, 22)


def day(text: str) -> int:
    return (date.fromisoformat(text) - EPOCH).days


def bought(first: str = "2021-03-09", last: str = "2026-10-03", **more: object) -> Sales:
    """A customer of twelve orders, usually 41 days apart."""
    known: dict[str, object] = {
        "currency": "EUR",
        "orders": 12,
        "interval": 41,
        "net": 1_842_000,
        "customers": 400,
        "ahead": 11,
        "window_net": 500_000,
    }
    return Sales(first_day=day(first), last_day=day(last), **(known | more))  # type: ignore[arg-type]


def said(sales: Sales, name: str, today: date = TODAY) -> str:
    found = standing(sales, today).sentences
    return word(found[name]) if name in found else ""  # type: ignore[index]


def test_someone_who_never_ordered_has_only_a_last_contact() -> None:
    found = standing(Sales(last_contact="2026-11-17T09:00:00Z"), TODAY)
    assert found == Standing(last_contact="2026-11-17T09:00:00Z")
    assert found.lifecycle == "prospect"


def test_the_next_order_is_expected_one_interval_after_the_last() -> None:
    assert standing(bought(), TODAY).next_order == "2026-11-13"


def test_two_orders_foretell_nothing() -> None:
    figures = standing(bought(orders=2), TODAY)
    assert figures.interval == 41
    assert figures.next_order == ""
    assert "next" not in figures.sentences


def test_orders_that_all_came_on_one_day_foretell_nothing() -> None:
    assert standing(bought(orders=4, interval=0), TODAY).next_order == ""


def test_the_best_of_a_hundred_customers_is_in_the_top_per_cent() -> None:
    assert standing(bought(customers=100, ahead=0), TODAY).rank == 1


def test_a_handful_of_customers_is_not_ranked() -> None:
    found = standing(bought(customers=5, ahead=0), TODAY)
    assert (found.rank, found.place, found.customers) == (0, 0, 0)
    assert "Number" not in word(found.sentences["lifetime"])


def test_a_customer_who_returned_everything_is_not_ranked() -> None:
    assert standing(bought(net=0, customers=100, ahead=60), TODAY).rank == 0


def test_each_figure_says_how_it_is_counted_with_its_own_numbers() -> None:
    sales = bought(refunds=2, returned=58_000, others=(("USD", 120_000), ("JPY", 5000)))
    assert {name: word(text) for name, text in standing(sales, TODAY).sentences.items()} == {
        "lifetime": "Orders of €19,000.00 less returns of €580.00. "
        "Number 12 of the 400 customers who mostly buy in EUR.",
        "orders": "12 orders since Mar 2021, usually 41 days apart (median).",
        "last": "The last order was on 3 Oct 2026, 50 days ago; the usual gap is 41.",
        "next": "The last order, on 3 Oct 2026, plus 41 days: the median of the 11 gaps between the orders.",
        "returns": "2 returns in all; of the €19,000.00 bought in EUR €580.00 came back (3%).",
        "others": "Orders less returns in each other currency, which are never added up: $1,200.00, ¥5,000.",
        "lifecycle": "Active: the last order was 50 days ago, within 2 times the usual 41 days.",
    }


def test_returns_of_one_currency_are_told_with_what_was_bought() -> None:
    sales = bought(refunds=2, returned=58_000)
    assert said(sales, "returns") == "2 returns; €580.00 of the €19,000.00 bought came back (3%)."


def test_who_brought_back_what_was_bought_in_another_currency_did_bring_something_back() -> None:
    sales = bought(refunds=1, others=(("USD", -100),))
    assert said(sales, "lifetime").startswith("Orders of €18,420.00 less returns of €0.00.")


@pytest.mark.parametrize(
    ("sales", "words"),
    [
        (bought(orders=1, interval=0), "One order, in Mar 2021."),
        (bought(orders=2), "Two orders since Mar 2021, 41 days apart."),
        (bought(orders=5, interval=0), "5 orders since Mar 2021."),
        (bought(interval=1), "12 orders since Mar 2021, usually a day apart (median)."),
    ],
)
def test_few_orders_say_no_more_than_they_know(sales: Sales, words: str) -> None:
    assert said(sales, "orders") == words


@pytest.mark.parametrize(
    ("sales", "state", "words"),
    [
        (bought("2026-09-24", "2026-10-03"), "new", "less than 60 days ago"),
        (bought(best=400_000), "vip", "€5,000.00 in 24 months is among the highest 5%"),
        (bought(best=600_000), "active", "50 days ago, within 2 times the usual 41 days"),
        (bought(last="2026-08-01"), "slipping", "113 days ago, 2 to 4 times the usual 41 days"),
        (bought(last="2026-01-01"), "inactive", "325 days ago, more than 4 times the usual 41 days"),
        (bought(last="2026-05-27", interval=0), "active", "179 days ago, less than 180"),
        (bought(last="2026-05-26", interval=0), "slipping", "180 days ago, between 180 and 365"),
        (bought(last="2025-11-22", interval=0), "slipping", "365 days ago"),
        (bought(last="2025-11-21", interval=0), "inactive", "366 days ago, more than 365"),
    ],
)
def test_a_state_says_why(sales: Sales, state: str, words: str) -> None:
    assert standing(sales, TODAY).lifecycle == state
    assert words in said(sales, "lifecycle")


def test_a_customer_is_new_until_the_sixtieth_day() -> None:
    first = date(2026, 1, 1)
    sales = bought(first.isoformat(), first.isoformat(), orders=1, interval=0)
    assert standing(sales, first + timedelta(days=59)).lifecycle == "new"
    assert standing(sales, first + timedelta(days=60)).lifecycle == "active"


def test_a_forecast_has_its_value_and_its_sentence() -> None:
    found = foretelling(Standing(orders=4, currency="EUR"), Expectation(1, "EUR", 90.0, 3.6, 5000, 18_000))
    assert found.expected == 18_000
    assert found.sentences["expected"].count == 4
    rare = foretelling(Standing(orders=1, currency="EUR"), Expectation(1, "EUR", 20.0, 0.3, 5000, 1500))
    assert rare.sentences["expected"].text.startswith("Rather no order")
