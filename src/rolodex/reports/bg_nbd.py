"""When customers buy: the BG/NBD model of Fader, Hardie and Lee.

"Counting Your Customers" the Easy Way: An Alternative to the Pareto/NBD Model, Marketing Science 24(2), 2005.
While alive a customer buys at a rate that is gamma distributed among customers (r, alpha); after each order
a customer stops with a chance that is beta distributed (a, b). What is known of a customer is how many
orders followed the first one (`x`), when the last of them was (`recency`, after the first) and how long the
first is ago (`age`); all in the same unit of time.

What is asked of one customer is plain Python; what is asked of all of them at once is numpy, loaded by those
functions alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, inf, lgamma, log
from typing import Any, NamedTuple

ENOUGH = 1e-13
"""A series is summed until its terms are this small beside the sum."""
MOST_TERMS = 200_000
NEAR_ONE = 1e-6
"""The closed forms divide by a - 1: an `a` as near to 1 as this is moved away from it."""
BOUND = 9.0
"""Logarithms of parameters are looked for within these bounds: what lies beyond says as little."""
START = (0.0, 1.0, 0.0, 1.0)


class History(NamedTuple):
    """What is known of one customer: orders after the first, when the last of them was, and age."""

    x: int
    recency: float
    age: float


class Histories(NamedTuple):
    """What is known of many customers: an array for each part of a `History`."""

    x: Any
    recency: Any
    age: Any


@dataclass(frozen=True, slots=True)
class Parameters:
    """The four parameters; `alpha` is in the unit of time of the histories."""

    r: float
    alpha: float
    a: float
    b: float

    def settled(self) -> Parameters:
        """The same with an `a` that is not 1, and with an `a` and `b` that are not 1 together.

        There the expectations are quotients of two things that vanish; beside it they are what they tend to.
        """
        a = self.a if abs(self.a - 1) >= NEAR_ONE else 1 + NEAR_ONE
        b = self.b if abs(a + self.b - 1) >= NEAR_ONE else 1 - a + NEAR_ONE
        return Parameters(self.r, self.alpha, a, b)


def log_likelihood(given: Parameters, known: History) -> float:
    """The logarithm of the chance of a history, by the paper's closed form (6)."""
    r, alpha, a, b = given.r, given.alpha, given.a, given.b
    x, recency, age = known
    shared = lgamma(r + x) - lgamma(r) + r * log(alpha)
    shared += lgamma(a + b) + lgamma(b + x) - lgamma(b) - lgamma(a + b + x)
    alive = -(r + x) * log(alpha + age)
    gone = log(a) - log(b + x - 1) - (r + x) * log(alpha + recency) if x else -inf
    top = max(alive, gone)
    return shared + top + log(exp(alive - top) + exp(gone - top))


def alive(given: Parameters, known: History) -> float:
    """The chance that a customer still buys: nobody stops before a second order."""
    if not known.x:
        return 1.0
    odds = log(given.a) - log(given.b + known.x - 1)
    odds += (given.r + known.x) * (log(given.alpha + known.age) - log(given.alpha + known.recency))
    return 1 / (1 + exp(odds)) if odds < 700 else 0.0


def expected(given: Parameters, span: float) -> float:
    """How many orders follow a customer's first within a time: the paper's (9)."""
    at = given.settled()
    return (at.a + at.b - 1) / (at.a - 1) * _bracket(at, 0, 0.0, span)


def expected_of(given: Parameters, known: History, span: float) -> float:
    """How many orders a customer of this history makes within a time to come: the paper's (10)."""
    at = given.settled()
    scale = (at.a + at.b + known.x - 1) / (at.a - 1)
    return max(0.0, scale * _bracket(at, known.x, known.age, span) * alive(at, known))


def orders_again(given: Parameters, known: History, span: float) -> float:
    """The chance of at least one order within a time to come.

    The rate of a customer who is alive is gamma distributed with r + x and alpha + age.
    """
    none = exp((given.r + known.x) * (log(given.alpha + known.age) - log(given.alpha + known.age + span)))
    return alive(given, known) * (1 - none)


def hypergeometric(first: float, second: float, third: float, z: float) -> float:
    """Gauss' 2F1 by its series, for 0 <= z < 1."""
    total = term = 1.0
    for n in range(MOST_TERMS):
        term *= (first + n) * (second + n) / ((third + n) * (n + 1)) * z
        total += term
        if abs(term) <= ENOUGH * abs(total):
            return total
    return total


def _bracket(at: Parameters, x: int, age: float, span: float) -> float:
    """One less the power and 2F1 of both expectations.

    Euler's transformation makes (1 - z)^(r+x) 2F1(r+x, b+x; a+b+x-1; z) what stands here, of which all terms
    are small.
    """
    z = span / (at.alpha + age + span)
    series = hypergeometric(at.a + at.b - 1 - at.r, at.a - 1, at.a + at.b + x - 1, z)
    return 1 - exp((at.a - 1) * log(1 - z)) * series


# All customers at once


def fit(known: Histories, weights: Any) -> Parameters:
    """The parameters under which these histories are most likely; `weights` is how often each stands."""
    import numpy as np  # start-up
    from scipy.optimize import minimize
    from scipy.special import gammaln

    x, recency, age = known
    repeated = x > 0
    total = weights.sum()

    def cost(logs: Any) -> float:
        r, alpha, a, b = np.exp(logs)
        shared = gammaln(r + x) - gammaln(r) + r * np.log(alpha)
        shared += gammaln(a + b) + gammaln(b + x) - gammaln(b) - gammaln(a + b + x)
        still = -(r + x) * np.log(alpha + age)
        gone = np.log(a) - np.log(np.where(repeated, b + x - 1, 1)) - (r + x) * np.log(alpha + recency)
        likelihood = shared + np.logaddexp(still, np.where(repeated, gone, -np.inf))
        return -float((weights * likelihood).sum() / total)

    # Beginning at the scale of the times, not in steps of the unit they happen to be in.
    scale = float(np.log(max(float((weights * age).sum() / total), 1e-9)))
    begin = np.array(START) + np.array((0.0, scale - 1, 0.0, 0.0))
    bounds = [(-BOUND, BOUND), (scale - BOUND, scale + BOUND), (-BOUND, BOUND), (-BOUND, BOUND)]
    found = minimize(cost, begin, method="L-BFGS-B", bounds=bounds, options={"ftol": 1e-12, "maxiter": 300})
    return Parameters(*(float(value) for value in np.exp(found.x)))


def alive_all(given: Parameters, known: Histories) -> Any:
    """`alive` of each history."""
    import numpy as np  # start-up

    x, recency, age = known
    odds = np.log(given.a) - np.log(np.where(x > 0, given.b + x - 1, 1))
    odds = odds + (given.r + x) * (np.log(given.alpha + age) - np.log(given.alpha + recency))
    return np.where(x > 0, 1 / (1 + np.exp(np.minimum(odds, 700))), 1.0)


def expected_all(given: Parameters, known: Histories, span: float) -> Any:
    """`expected_of` each history."""
    import numpy as np  # start-up

    at = given.settled()
    x, _, age = known
    z = span / (at.alpha + age + span)
    series = _series_all(at.a + at.b - 1 - at.r, at.a - 1, at.a + at.b + x - 1, z)
    bracket = 1 - np.exp((at.a - 1) * np.log1p(-z)) * series
    scale = (at.a + at.b + x - 1) / (at.a - 1)
    return np.maximum(0.0, scale * bracket * alive_all(at, known))


def _series_all(first: float, second: float, third: Any, z: Any) -> Any:
    """`hypergeometric` of each.

    SciPy's has no value for some (2F1(-1/2, -1/2; 99; 0.9) in 1.17), and too few figures where `a` is near 1.
    """
    import numpy as np  # start-up

    total = term = np.ones_like(z)
    for n in range(MOST_TERMS):
        term = term * ((first + n) * (second + n) / (n + 1)) / (third + n) * z
        total = total + term
        if np.all(np.abs(term) <= ENOUGH * np.abs(total)):
            break
    return total


def orders_again_all(given: Parameters, known: Histories, span: float) -> Any:
    """`orders_again` of each history."""
    import numpy as np  # start-up

    x, _, age = known
    none = np.exp((given.r + x) * (np.log(given.alpha + age) - np.log(given.alpha + age + span)))
    return alive_all(given, known) * (1 - none)
