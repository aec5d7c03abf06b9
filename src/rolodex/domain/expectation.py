"""What a customer may be expected to buy, and how right that would have been."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Expectation:
    """One customer's next twelve months by the fitted model.

    `alive` is the chance in per cent that the customer still buys, `orders` how many are expected, `value`
    what they come to in minor units of `currency`, `next_order` the ISO date of the next, "" where it is not
    foretold.
    """

    contact_id: int
    currency: str
    alive: float
    orders: float
    average: int
    value: int
    next_order: str = ""


@dataclass(frozen=True, slots=True)
class BackTest:
    """The model fitted on the past up to `until`, held against the twelve months that followed.

    `error` and `naive` are mean absolute errors in orders a customer, of the model and of "as many as in the
    year before"; `right` of `asked` customers were foretold well enough (`services/expectations.py` says
    how).
    """

    until: str
    asked: int
    right: int
    error: float
    naive: float
    foretold: float = 0.0
    came: int = 0

    @property
    def is_better(self) -> bool:
        """Whether the model beats "as many as in the year before"."""
        return self.error < self.naive


@dataclass(frozen=True, slots=True)
class Model:
    """Parameters of BG/NBD (r, alpha, a, b; weeks) and gamma-gamma (p, q, v) in one currency, and their
    test.
    """

    currency: str
    fitted_on: str
    customers: int
    r: float
    alpha: float
    a: float
    b: float
    p: float
    q: float
    v: float
    test: BackTest | None = None
