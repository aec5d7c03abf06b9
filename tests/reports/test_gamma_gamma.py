"""The model of what an order comes to."""

from __future__ import annotations

from math import exp, gamma
from random import Random

import numpy as np
import pytest

from rolodex.reports import gamma_gamma
from rolodex.reports.gamma_gamma import Spend

CDNOW = Spend(6.25, 3.74, 15.44)
"""The parameters that the note gives for the customers of CDNOW, in dollars."""


def drawn(customers: int, seed: int) -> tuple[list[int], list[float]]:
    chance = Random(seed)
    orders, means = [], []
    for place in range(customers):
        count = 1 + place % 6
        rate = chance.gammavariate(CDNOW.q, 1 / CDNOW.v)
        orders.append(count)
        means.append(sum(chance.gammavariate(CDNOW.p, 1 / rate) for _ in range(count)) / count)
    return orders, means


@pytest.mark.parametrize(("orders", "mean"), [(1, 30.0), (4, 7.5), (12, 210.0)])
def test_the_likelihood_is_that_of_the_note(orders: int, mean: float) -> None:
    p, q, v = CDNOW.p, CDNOW.q, CDNOW.v
    shape = p * orders
    literal = gamma(shape + q) / (gamma(shape) * gamma(q)) * v**q * mean ** (shape - 1) * orders**shape
    literal /= (v + orders * mean) ** (shape + q)
    assert exp(gamma_gamma.log_likelihood(CDNOW, orders, mean)) == pytest.approx(literal, rel=1e-9)


def test_the_density_of_a_mean_sums_to_one() -> None:
    means = np.linspace(0.01, 3000, 60_000)
    density = [exp(gamma_gamma.log_likelihood(CDNOW, 3, float(mean))) for mean in means[::10]]
    assert np.trapezoid(density, means[::10]) == pytest.approx(1, abs=2e-3)


def test_the_parameters_of_the_note_are_found_again_in_what_they_make() -> None:
    orders, means = drawn(4000, seed=1)
    fitted = gamma_gamma.fit(np.array(orders, dtype=float), np.array(means))
    assert fitted.p == pytest.approx(CDNOW.p, rel=0.15)
    assert fitted.q == pytest.approx(CDNOW.q, rel=0.15)
    population = CDNOW.p * CDNOW.v / (CDNOW.q - 1)
    assert fitted.p * fitted.v / (fitted.q - 1) == pytest.approx(population, rel=0.05)


def test_minor_units_give_the_same_fit_a_hundred_times_as_large() -> None:
    orders, means = (np.array(column, dtype=float) for column in drawn(600, seed=2))
    whole, minor = gamma_gamma.fit(orders, means), gamma_gamma.fit(orders, means * 100)
    assert (minor.p, minor.q) == pytest.approx((whole.p, whole.q), rel=2e-3)
    assert minor.v == pytest.approx(whole.v * 100, rel=2e-3)


def test_the_more_orders_the_more_a_customers_own_mean_counts() -> None:
    population = CDNOW.p * CDNOW.v / (CDNOW.q - 1)
    few, many = (gamma_gamma.expected_mean(CDNOW, orders, 100.0) for orders in (1, 200))
    assert population < few < many < 100
    assert many == pytest.approx(100, rel=0.01)
