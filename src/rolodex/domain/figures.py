"""What is read for the reports: sums of the book as they come, before they become rows and figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rolodex.domain.period import Months, before, months
from rolodex.domain.report import Period


@dataclass(frozen=True, slots=True)
class Asked:
    """What a report is asked for: a period, the one currency of its money, and the day it is made on."""

    period: Period
    currency: str
    today: date
    others: tuple[str, ...] = ()

    @property
    def months(self) -> Months:
        """The months it is about."""
        return months(self.period)

    @property
    def before(self) -> Months | None:
        """The months it is compared with, if any."""
        return before(self.period)

    @property
    def this_month(self) -> int:
        """The month that is not over yet."""
        return self.today.year * 12 + self.today.month - 1


@dataclass(frozen=True, slots=True)
class Sums:
    """A time in one currency: orders, net sales, returns (how many, how much), and who bought.

    `buyers` are customers with an order, `again` those of them with more than one.
    """

    orders: int = 0
    net: int = 0
    refunds: int = 0
    refunded: int = 0
    buyers: int = 0
    again: int = 0

    @property
    def gross(self) -> int:
        """What the orders came to before anything came back."""
        return self.net + self.refunded


@dataclass(frozen=True, slots=True)
class MonthSum:
    """A month in one currency."""

    month: int
    orders: int = 0
    net: int = 0


@dataclass(frozen=True, slots=True)
class StageSum:
    """How many customers are in a state of the lifecycle, and their net sales of a time."""

    stage: str
    customers: int = 0
    net: int = 0


@dataclass(frozen=True, slots=True)
class Buyer:
    """A customer with orders and net sales of a time, the last order (ISO date) and net sales ever."""

    contact_id: int
    fn: str
    orders: int
    net: int
    last: str
    lifetime: int
