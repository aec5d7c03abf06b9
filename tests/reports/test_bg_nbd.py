"""The model of when customers buy, against the paper it comes from and against integrals."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, gamma, lgamma, log
from random import Random

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import example, given, settings
from numpy.polynomial.legendre import leggauss
from scipy.special import hyp2f1

from rolodex.reports import bg_nbd
from rolodex.reports.bg_nbd import Histories, History, Parameters

CDNOW = Parameters(0.243, 4.414, 0.793, 2.426)
"""The parameters that the paper gives for the customers of CDNOW, in weeks."""
CUSTOMERS, WEEKS, JOINING = 2357, 39, 12
HISTORIES = (
    History(0, 0.0, 38.86),
    History(1, 1.71, 38.86),
    History(2, 30.43, 38.86),
    History(5, 37.0, 37.14),
    History(26, 30.0, 31.0),
)


@pytest.fixture(scope="module")
def bought() -> list[History]:
    """As many customers as in the paper, who first bought within twelve weeks."""
    ages = [WEEKS - JOINING * place / CUSTOMERS for place in range(CUSTOMERS)]
    return _simulated(CDNOW, ages, seed=1)


@pytest.fixture(scope="module")
def fitted(bought: list[History]) -> Parameters:
    columns = (np.array(column, dtype=float) for column in zip(*bought, strict=True))
    return bg_nbd.fit(Histories(*columns), np.ones(len(bought)))


def literal(at: Parameters, known: History) -> float:
    """The likelihood as the paper prints it."""

    def beta(one: float, other: float) -> float:
        return exp(lgamma(one) + lgamma(other) - lgamma(one + other))

    r, alpha, a, b = at.r, at.alpha, at.a, at.b
    x, recency, age = known
    bought = gamma(r + x) * alpha**r / (gamma(r) * (alpha + age) ** (r + x))
    found: float = beta(a, b + x) / beta(a, b) * bought
    if x > 0:
        ratio = beta(a + 1, b + x - 1) / beta(a, b)
        found += ratio * gamma(r + x) * alpha**r / (gamma(r) * (alpha + recency) ** (r + x))
    return found


def integrated(at: Parameters, known: History) -> float:
    """The likelihood of one customer of rate and chance to stop, summed over all such customers."""
    x, recency, age = known
    nodes, weights = leggauss(400)
    unit = (nodes + 1) / 2
    # a fourth power leaves little of the poles at the ends
    rates, rate_weights = 60 * unit**8, weights / 2 * 60 * 8 * unit**7
    rate_weights = rate_weights * np.exp(
        at.r * log(at.alpha) + (at.r - 1) * np.log(rates) - at.alpha * rates - lgamma(at.r)
    )
    chances, steps = unit**8, weights / 2 * 8 * unit**7
    # 1 - p is written out near 1, where p ** 8 is close to it
    steps = steps * chances ** (at.a - 1) * (1 - chances) ** (at.b - 1)
    steps = steps * exp(lgamma(at.a + at.b) - lgamma(at.a) - lgamma(at.b))
    still = (1 - chances) ** x * steps
    found = float((rate_weights * rates**x * np.exp(-rates * age)).sum() * still.sum())
    if x:
        gone = (chances * (1 - chances) ** (x - 1) * steps).sum()
        found += float((rate_weights * rates**x * np.exp(-rates * recency)).sum() * gone)
    return found


@pytest.mark.parametrize("known", HISTORIES)
def test_the_likelihood_is_that_of_the_paper(known: History) -> None:
    assert bg_nbd.log_likelihood(CDNOW, known) == pytest.approx(log(literal(CDNOW, known)), abs=1e-9)


@pytest.mark.parametrize("known", HISTORIES)
def test_the_likelihood_is_the_integral_over_rates_and_chances_to_stop(known: History) -> None:
    assert bg_nbd.log_likelihood(CDNOW, known) == pytest.approx(log(integrated(CDNOW, known)), abs=1e-5)


def test_many_orders_do_not_overflow() -> None:
    assert -3000 < bg_nbd.log_likelihood(CDNOW, History(900, 430.0, 431.0)) < 3000


def test_a_customer_of_the_published_example_is_expected_to_buy_1_226_times_in_39_weeks() -> None:
    assert bg_nbd.expected_of(CDNOW, History(2, 30.43, 38.86), 39) == pytest.approx(1.226, abs=5e-4)


def test_expected_orders_are_the_mean_of_customers_who_behave_so() -> None:
    mean = np.mean([one.x for one in _simulated(CDNOW, [WEEKS] * 40_000, seed=2)])
    assert bg_nbd.expected(CDNOW, WEEKS) == pytest.approx(mean, abs=0.04)


def test_expected_orders_of_a_new_customer_are_those_that_follow_any_first_order() -> None:
    assert bg_nbd.expected_of(CDNOW, History(0, 0, 0), 39) == pytest.approx(bg_nbd.expected(CDNOW, 39))


def test_expectations_of_a_history_are_what_customers_with_it_did_later() -> None:
    """Customers are followed for 39 weeks and another 39; those alike at half time are compared."""
    span, seen = 39.0, []
    both = _simulated(CDNOW, [2 * span] * 30_000, seed=3)
    half = _simulated(CDNOW, [span] * 30_000, seed=4)
    expected = sum(bg_nbd.expected_of(CDNOW, one, span) + one.x for one in half) / len(half)
    seen = [one.x for one in both]
    assert expected == pytest.approx(np.mean(seen), abs=0.08)


def test_the_parameters_of_the_paper_are_found_again_in_what_they_make(
    bought: list[History], fitted: Parameters
) -> None:
    assert fitted.r == pytest.approx(CDNOW.r, abs=0.04)
    assert fitted.alpha == pytest.approx(CDNOW.alpha, abs=0.9)
    stops, paper = fitted.a / (fitted.a + fitted.b), CDNOW.a / (CDNOW.a + CDNOW.b)
    assert stops == pytest.approx(paper, abs=0.05)
    # Twice the difference is chi-squared with four degrees of freedom: 18.5 is exceeded once in a thousand.
    better = sum(bg_nbd.log_likelihood(fitted, one) - bg_nbd.log_likelihood(CDNOW, one) for one in bought)
    assert 0 <= 2 * better < 18.5


def test_what_was_fitted_expects_as_many_orders_as_there_were(
    bought: list[History], fitted: Parameters
) -> None:
    expected = sum(bg_nbd.expected(fitted, one.age) for one in bought)
    assert expected == pytest.approx(sum(one.x for one in bought), rel=0.03)


def test_the_chance_of_another_order_is_one_less_that_of_none() -> None:
    known = History(2, 30.43, 38.86)
    # none within a very short time, some within a very long one if still alive
    assert bg_nbd.orders_again(CDNOW, known, 1e-9) == pytest.approx(0, abs=1e-8)
    assert bg_nbd.orders_again(CDNOW, known, 1e12) == pytest.approx(bg_nbd.alive(CDNOW, known), abs=1e-6)


def test_nobody_has_stopped_before_a_second_order() -> None:
    assert bg_nbd.alive(CDNOW, History(0, 0, 500)) == 1
    assert bg_nbd.alive(CDNOW, History(9, 1, 5000)) < 1e-9


COUNT = st.integers(0, 400)
SHARE = st.floats(0.01, 1)
MODELS = st.builds(
    Parameters,
    st.floats(0.05, 20),
    st.floats(0.5, 300),
    st.floats(0.02, 30) | st.just(1.0),
    st.floats(0.05, 60),
)


@settings(max_examples=60, deadline=None)
@example(Parameters(0.5, 0.5, 0.5, 0.5), 99, 1.0, 1.0, 14.0)
@example(Parameters(1.0, 1.0, 0.5, 0.5), 0, 1.0, 1.0, 1.0)
@given(MODELS, COUNT, SHARE, st.floats(1, 600), st.floats(1, 104))
def test_one_customer_is_told_the_same_alone_and_among_all(
    at: Parameters, x: int, share: float, age: float, span: float
) -> None:
    known = History(x, age * share if x else 0.0, age)
    many = Histories(*(np.array([value], dtype=float) for value in known))
    for alone, together in (
        (bg_nbd.alive(at, known), bg_nbd.alive_all(at, many)),
        (bg_nbd.expected_of(at, known, span), bg_nbd.expected_all(at, many, span)),
        (bg_nbd.orders_again(at, known, span), bg_nbd.orders_again_all(at, many, span)),
    ):
        assert alone == pytest.approx(float(together[0]), rel=1e-6, abs=1e-6)


@settings(max_examples=60, deadline=None)
@given(st.floats(-3, 20), st.floats(-3, 20), st.floats(0.1, 60), st.floats(0, 0.97))
def test_the_own_series_of_2f1_is_that_of_scipy(first: float, second: float, third: float, z: float) -> None:
    right = float(hyp2f1(first, second, third, z))
    assert bg_nbd.hypergeometric(first, second, third, z) == pytest.approx(right, rel=1e-8, abs=1e-8)


@settings(max_examples=60, deadline=None)
@given(MODELS, COUNT, SHARE, st.floats(1, 600))
def test_expectations_are_never_negative_and_grow_with_time(
    at: Parameters, x: int, share: float, age: float
) -> None:
    known = History(x, age * share if x else 0.0, age)
    soon, later = (bg_nbd.expected_of(at, known, span) for span in (10.0, 20.0))
    assert 0 <= soon <= later + 1e-9
    assert 0 <= bg_nbd.alive(at, known) <= 1


def _simulated(model: Parameters, ages: Sequence[float], seed: int) -> list[History]:
    """Histories of customers of these ages who behave as the model says."""
    chance = Random(seed)
    found = []
    for age in ages:
        rate = chance.gammavariate(model.r, 1 / model.alpha)
        stops = chance.betavariate(model.a, model.b)
        x, at, last = 0, 0.0, 0.0
        while rate > 0:
            at += chance.expovariate(rate)
            if at > age:
                break
            x, last = x + 1, at
            if chance.random() < stops:
                break
        found.append(History(x, last, age))
    return found
