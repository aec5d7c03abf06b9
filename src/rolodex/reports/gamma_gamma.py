"""What an order of a customer comes to: the gamma-gamma model of spend.

Fader and Hardie, "The Gamma-Gamma Model of Monetary Value" (2013). Orders of a customer vary about the
customer's own mean, and the means among customers; neither depends on how often somebody buys.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import lgamma, log
from typing import Any

BOUND = 9.0
START = (1.5, 1.0, 1.5)
LEAST_Q = 1e-3
"""q stays this much above 1, below which there is no mean order."""


@dataclass(frozen=True, slots=True)
class Spend:
    """The three parameters; `v` is in the unit of the amounts (the gamma of the note)."""

    p: float
    q: float
    v: float


def log_likelihood(given: Spend, orders: int, mean: float) -> float:
    """The logarithm of the density of the mean of so many orders: the note's (1a)."""
    p, q, v = given.p, given.q, given.v
    shape = p * orders
    found = lgamma(shape + q) - lgamma(shape) - lgamma(q) + q * log(v)
    return found + (shape - 1) * log(mean) + shape * log(orders) - (shape + q) * log(v + orders * mean)


def expected_mean(given: Spend, orders: int, mean: float) -> float:
    """What an order of this customer is expected to come to: the note's (5)."""
    return given.p * (given.v + orders * mean) / (given.p * orders + given.q - 1)


def fit(orders: Any, mean: Any) -> Spend:
    """The parameters under which these means of so many orders each (arrays) are most likely."""
    import numpy as np  # start-up
    from scipy.optimize import minimize
    from scipy.special import gammaln

    scale = float(mean.mean())
    z = mean / scale

    def cost(logs: Any) -> float:
        p, over, v = np.exp(logs)
        q = 1 + LEAST_Q + over
        shape = p * orders
        likelihood = gammaln(shape + q) - gammaln(shape) - gammaln(q) + q * np.log(v)
        likelihood += (shape - 1) * np.log(z) + shape * np.log(orders) - (shape + q) * np.log(v + orders * z)
        return -float(likelihood.mean())

    begin = np.log(np.array(START))
    bounds = [(-BOUND, BOUND)] * 3
    found = minimize(cost, begin, method="L-BFGS-B", bounds=bounds, options={"ftol": 1e-12, "maxiter": 300})
    p, over, v = (float(value) for value in np.exp(found.x))
    return Spend(p, 1 + LEAST_Q + over, v * scale)
