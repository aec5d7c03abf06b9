"""The forecast of one currency, fitted and held against the past."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

import numpy as np
import pytest

from rolodex.domain.expectation import CUSTOMERS, DAYS, REPEATING, YEAR, Bought
from rolodex.reports import back_test, bg_nbd, fitting
from rolodex.reports.bg_nbd import Histories, Parameters
from rolodex.reports.fitting import EPOCH, Forecast

TODAY = date(2026, 11, 22)
NUMBER = (TODAY - EPOCH).days
BUYING = Parameters(1.2, 20.0, 0.9, 6.0)


@cache
def customers() -> tuple[Bought, ...]:
    """Three years of customers who behave as the model says, every tenth order of a day that had one."""
    ages = [7 * (20 + place % 140) for place in range(700)]
    rates = np.random.default_rng(7)
    found = []
    for place, age in enumerate(ages):
        rate, stops = rates.gamma(BUYING.r, 1 / BUYING.alpha) / 7, rates.beta(BUYING.a, BUYING.b)
        days, at = [NUMBER - age], float(NUMBER - age)
        while True:
            at += rates.exponential(1 / rate)
            if at >= NUMBER:
                break
            days.append(int(at))
            if rates.random() < stops:
                break
        found.append(bought(place + 1, days, round(1000 + 9000 * rates.random())))
    return tuple(found)


def bought(contact_id: int, days: Sequence[int], each: int) -> Bought:
    """A customer with orders on these days, each for so much."""
    own = sorted(set(days))
    past = [day for day in own if day <= NUMBER - YEAR]
    return Bought(
        contact_id,
        len(own),
        own[0],
        own[-1],
        each * len(own),
        len(past),
        past[-1] if past else 0,
        sum(day > NUMBER - 2 * YEAR for day in past),
    )


@pytest.fixture(scope="module")
def made() -> Forecast:
    return fitting.forecast("EUR", customers(), TODAY)


def test_everybody_is_foretold_and_what_came_is_near_to_what_was_foretold(made: Forecast) -> None:
    assert made.model is not None
    test = made.model.test
    assert test is not None
    assert [one.contact_id for one in made.foretold] == [one.contact_id for one in customers()]
    assert test.foretold == pytest.approx(test.came, rel=0.2)
    assert test.is_better
    assert test.until == "2025-11-22"


def test_the_forecast_is_right_as_often_as_it_is_sure(made: Forecast) -> None:
    assert made.model is not None
    test = made.model.test
    assert test is not None
    assert test.asked > 100
    assert test.right / test.asked > 0.75
    assert test.times[1] == 20
    assert test.times[0] == round(20 * test.right / test.asked)


def test_one_customer_alone_is_told_what_the_worker_told_of_all(made: Forecast) -> None:
    assert made.model is not None
    for known, kept in list(zip(customers(), made.foretold, strict=True))[::50]:
        alone = fitting.one(made.model, known, TODAY)
        assert alone.orders == pytest.approx(kept.orders / 1000, abs=6e-4)
        assert alone.alive == pytest.approx(kept.alive / 10, abs=0.06)
        assert (alone.average, alone.value) == pytest.approx((kept.average, kept.value), abs=1)


def test_the_same_orders_give_the_same_forecast(made: Forecast) -> None:
    assert fitting.forecast("EUR", customers(), TODAY) == made


@pytest.mark.parametrize(
    ("kept", "why"),
    [
        ((), ("sales", 0, 0)),
        ([bought(1, [NUMBER - 100], 500)], ("days", 100, DAYS)),
        ([bought(1, [NUMBER - 800], 500)] * (CUSTOMERS - 1), ("customers", CUSTOMERS - 1, CUSTOMERS)),
        ([bought(1, [NUMBER - 800], 500)] * CUSTOMERS, ("repeating", 0, REPEATING)),
    ],
)
def test_where_too_little_is_known_it_says_what_is_missing(
    kept: Sequence[Bought], why: tuple[str, int, int]
) -> None:
    (made,) = fitting.forecasts([("EUR", kept)], TODAY)
    assert (made.model, made.foretold) == (None, ())
    assert made.silent is not None
    assert (made.silent.why, made.silent.found, made.silent.needed) == why


def test_the_past_is_judged_by_hand() -> None:
    """One who surely comes, one who surely stays away, and one of whom nothing is sure."""
    past = Histories(np.array([20.0, 9.0, 0.0]), np.array([99.0, 9.0, 0.0]), np.array([100.0, 300.0, 20.0]))
    after = np.array([0.0, 0.0, 2.0])
    test = back_test.held_against(BUYING, past, (np.array([8.0, 0.0, 1.0]), after), 52.0, "2025-11-22")
    chances = [
        bg_nbd.orders_again(BUYING, bg_nbd.History(int(x), t, age), 52.0)
        for x, t, age in zip(*past, strict=True)
    ]
    assert chances[0] > 0.75 > chances[2] > 0.25 > chances[1]
    assert (test.asked, test.right) == (2, 1)
    assert test.naive == pytest.approx((8 + 0 + 1) / 3)
    assert test.came == 2
    assert not test.is_better or test.error < test.naive
