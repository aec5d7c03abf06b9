"""What an order costs: laws of totals, discounts and tax, in whole minor units."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolodex.domain import pricing
from rolodex.domain.product import Offer
from rolodex.domain.purchase import Purchase, PurchaseLine

LINES = st.lists(
    st.builds(
        PurchaseLine,
        quantity=st.integers(1, 10**6),
        price=st.integers(0, 10**7),
        discount=st.integers(-5, 10**6),
        tax_rate=st.sampled_from([0, 400, 550, 1000, 2100, 10_000]),
    ),
    min_size=1,
    max_size=6,
).map(tuple)
ORDERS = st.builds(Purchase, lines=LINES, discount=st.integers(-5, 10**7), currency=st.just("EUR"))


def line(**values: int) -> PurchaseLine:
    return PurchaseLine(description="Chair", **values)


@given(ORDERS, st.booleans())
def test_the_total_is_the_sum_of_the_lines_less_the_discount_and_with_added_tax(
    order: Purchase, with_tax: bool
) -> None:
    priced = pricing.priced(order, with_tax)
    together = sum(one.total for one in priced.lines)
    assert priced.total == together - priced.discount + (0 if with_tax else priced.tax)


@given(ORDERS, st.booleans())
def test_nothing_is_below_zero(order: Purchase, with_tax: bool) -> None:
    priced = pricing.priced(order, with_tax)
    assert min(priced.total, priced.tax, priced.discount, *(one.total for one in priced.lines)) >= 0
    assert min(pricing.shares(priced)) >= 0


@given(ORDERS, st.booleans())
def test_tax_is_right_to_the_minor_unit_for_each_rate(order: Purchase, with_tax: bool) -> None:
    priced = pricing.priced(order, with_tax)
    rows = pricing.taxes(priced.lines, priced.discount, with_tax)
    assert sum(tax for _rate, _base, tax in rows) == priced.tax
    assert sum(base + tax for _rate, base, tax in rows) == priced.total
    for rate, base, tax in rows:
        taken_on = base + tax if with_tax else base
        exact = Fraction(taken_on * rate, 10_000 + rate if with_tax else 10_000)
        assert abs(exact - tax) <= Fraction(1, 2)


@given(ORDERS, st.booleans())
def test_to_price_twice_changes_nothing(order: Purchase, with_tax: bool) -> None:
    priced = pricing.priced(order, with_tax)
    assert pricing.priced(priced, with_tax) == priced


@given(ORDERS, st.booleans())
def test_the_shares_of_the_lines_are_the_total(order: Purchase, with_tax: bool) -> None:
    priced = pricing.priced(order, with_tax)
    assert sum(pricing.shares(priced)) == priced.total


@given(ORDERS, st.booleans())
def test_an_order_tells_whether_its_prices_are_with_tax(order: Purchase, with_tax: bool) -> None:
    priced = pricing.priced(order, with_tax)
    if priced.tax:
        assert pricing.is_with_tax(priced, not with_tax) is with_tax


@given(ORDERS, st.integers(1, 10_000))
def test_an_offer_takes_its_share_off_and_never_more_than_there_is(order: Purchase, amount: int) -> None:
    offer = Offer(id=3, code="X", kind="percent", amount=amount)
    priced = pricing.priced(order, True, offer)
    together = sum(one.total for one in priced.lines)
    assert abs(Fraction(together * amount, 10_000) - priced.discount) <= Fraction(1, 2)
    assert priced.offer_id == 3


@given(st.integers(0, 10**9), st.lists(st.integers(0, 10**6), min_size=1, max_size=8))
def test_what_is_parted_is_all_given_away_and_nearly_in_proportion(amount: int, weights: list[int]) -> None:
    parts = pricing.apportioned(amount, weights)
    assert sum(parts) == amount
    if sum(weights):
        for part, weight in zip(parts, weights, strict=True):
            assert abs(part - Fraction(amount * weight, sum(weights))) < 1


@given(st.integers(0, 10**12), st.integers(1, 10**6))
def test_division_rounds_half_to_even(number: int, by: int) -> None:
    assert pricing.divided(number, by) == round(Fraction(number, by))


def test_two_chairs_and_a_table_with_tax_within() -> None:
    order = Purchase(
        lines=(line(quantity=2000, price=12100, tax_rate=2100), line(price=11000, tax_rate=1000)),
        discount=3520,
        currency="EUR",
    )
    priced = pricing.priced(order, True)
    assert (priced.total, priced.tax) == (31680, 3780 + 900)
    assert pricing.shares(priced) == (21780, 9900)


def test_two_chairs_and_a_table_with_tax_added() -> None:
    order = Purchase(lines=(line(quantity=2000, price=10000, tax_rate=2100), line(price=10000)))
    priced = pricing.priced(order, False)
    assert (priced.total, priced.tax) == (34200, 4200)
    assert pricing.shares(priced) == (24200, 10000)


def test_an_amount_comes_off_in_its_own_currency_only() -> None:
    offer = Offer(kind="amount", amount=500, currency="EUR")
    order = Purchase(lines=(line(price=300),), currency="EUR")
    assert pricing.priced(order, True, offer).total == 0
    assert pricing.priced(replace(order, currency="USD"), True, offer).total == 300
    assert pricing.priced(order, True, Offer(kind="gift", amount=500)).total == 300


def test_an_order_without_lines_keeps_its_total() -> None:
    assert pricing.priced(Purchase(total=1200, discount=5), True).total == 1200


@pytest.mark.parametrize(
    ("quantity", "price", "total"), [(500, 1, 0), (1500, 1, 2), (2500, 1, 2), (333, 300, 100)]
)
def test_parts_of_a_unit_are_rounded_half_to_even(quantity: int, price: int, total: int) -> None:
    assert pricing.line_total(line(quantity=quantity, price=price)) == total
