"""How one customer stands."""

from __future__ import annotations

from rolodex.domain.sales import Sales
from rolodex.domain.timeline import Standing
from rolodex.reports.customer import standing


def test_someone_who_never_ordered_has_only_a_last_contact() -> None:
    assert standing(Sales(last_contact="2026-11-17T09:00:00Z")) == Standing(
        last_contact="2026-11-17T09:00:00Z"
    )


def test_the_interval_is_the_median_of_the_days_between_orders() -> None:
    assert standing(Sales("EUR", days=(0, 10, 60, 70))).interval == 10


def test_the_next_order_is_expected_one_interval_after_the_last() -> None:
    assert standing(Sales("EUR", days=(0, 29, 59))).next_order == "1970-03-31"


def test_two_orders_foretell_nothing() -> None:
    figures = standing(Sales("EUR", days=(0, 31)))
    assert figures.interval == 31
    assert figures.next_order == ""


def test_the_best_of_a_hundred_customers_is_in_the_top_per_cent() -> None:
    assert standing(Sales("EUR", days=(0,), net=500, customers=100, ahead=0)).rank == 1


def test_a_handful_of_customers_is_not_ranked() -> None:
    assert standing(Sales("EUR", days=(0,), net=500, customers=5, ahead=0)).rank == 0


def test_a_customer_who_returned_everything_is_not_ranked() -> None:
    assert standing(Sales("EUR", days=(0,), net=0, customers=100, ahead=60)).rank == 0
