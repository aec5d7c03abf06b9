"""What a customer may be expected to buy, and how right that would have been."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

CUSTOMERS = 100
"""With fewer customers a year ago nothing is forecast."""
REPEATING = 50
"""Of these so many must have ordered again."""
DAYS = 730
"""So far back the first order has to lie: a year to learn from, and one to be held against."""
YEAR = 365
SURE = 0.75
"""From this chance on an order within the year counts as foretold; below what is left, that none comes."""
SHOWN_OF = 20
"""The hits of the past are told as so many times of twenty."""

Silence = Literal["new", "sales", "customers", "repeating", "days"]
"""Why there is no forecast: none was made yet, nobody ordered, or too little is known."""


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
    year before". `asked` are the customers of whom the model would have said clearly that they order within
    the year, or that they do not (a chance of at least `SURE`), `right` those of them who did as foretold.
    `foretold` and `came` are the orders of all customers, by the model and in truth.
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

    @property
    def times(self) -> tuple[int, int]:
        """How often it would have been right, of `SHOWN_OF` times, or of fewer where fewer were asked."""
        of = min(self.asked, SHOWN_OF)
        return (round(self.right * of / self.asked) if self.asked else 0), of


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


@dataclass(frozen=True, slots=True)
class Silent:
    """Why nothing is forecast in a currency: what there is too little of, and how much it takes."""

    currency: str
    why: Silence
    found: int = 0
    needed: int = 0


class Bought(NamedTuple):
    """The days on which one customer ordered, as days since 1970-01-01; several orders of a day are one.

    `past` and `past_last` are the same up to a year ago, `before` the days within the year before that.
    `net` is what the orders of all days came to, less what went back.
    """

    contact_id: int
    days: int
    first: int
    last: int
    net: int
    past: int
    past_last: int
    before: int


class Foretold(NamedTuple):
    """What the book keeps of an expectation: chances and orders in thousandths, money in minor units."""

    contact_id: int
    alive: int
    orders: int
    average: int
    value: int
