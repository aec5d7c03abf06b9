"""What is read for the reports: sums of the book as they come, before they become rows and figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from rolodex.domain.period import Months, before, months
from rolodex.domain.report import Period
from rolodex.domain.week import MONDAY

AFTER_TALK = 30
"""So many days after a talk an order is put down to it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a report is asked for: a period, the one currency of its money, and the day it is made on.

    `language` is that of the names of countries. Weeks begin on `first_weekday`, 0 is Monday.
    """

    period: Period
    currency: str
    today: date
    others: tuple[str, ...] = ()
    language: str = "en"
    first_weekday: int = MONDAY

    @property
    def months(self) -> Months:
        """The months it is about."""
        return months(self.period)

    @property
    def before(self) -> Months | None:
        """The months it is compared with, if any."""
        return before(self.period)

    @property
    def ripe(self) -> int:
        """The last month after which so long has passed that an order may have followed a talk."""
        ends = self.today - timedelta(days=AFTER_TALK)
        month = ends.year * 12 + ends.month - 1
        return month if Months(month, month).last_date <= ends else month - 1

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


@dataclass(frozen=True, slots=True)
class Sold:
    """A product (0: none) in a time: quantity in thousandths, what it came to, and what came back."""

    product_id: int
    name: str = ""
    category: str = ""
    quantity: int = 0
    total: int = 0
    returned: int = 0
    back: int = 0
    returns: int = 0

    @property
    def net(self) -> int:
        """What it came to less what was given back for it."""
        return self.total - self.returned


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something came back: how often, and for how much."""

    reason: str
    returns: int = 0
    amount: int = 0


class Place(NamedTuple):
    """Buyers and net sales of a time of one postcode, by the preferred address of the customers."""

    country: str
    region: str
    code: str
    buyers: int = 0
    net: int = 0


@dataclass(frozen=True, slots=True)
class Origin:
    """How new customers came, and what they bought in the time.

    `kind` is said, campaign, import or hand, `key` which of them, `name` its words.
    """

    kind: str
    key: str
    name: str
    customers: int = 0
    net: int = 0


@dataclass(frozen=True, slots=True)
class Cohort:
    """Customers whose first order fell in a quarter (year * 4 + quarter - 1).

    `again` says for each quarter from that one on how many of them ordered in it.
    """

    quarter: int
    customers: int
    again: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """Customers of one recency and one frequency (1 to 5), and their net sales in the window."""

    recency: int
    frequency: int
    customers: int
    net: int


@dataclass(frozen=True, slots=True)
class Mailing:
    """A campaign: pieces that were sent and answered, and net sales of the orders that are owed to it.

    `orders` and `net` are those that were entered for it; `later_orders` and `later_net` others within its
    days of credit, each counted for the last piece only.
    """

    campaign_id: int
    name: str
    date: str
    sent: int
    responded: int
    returned: int
    orders: int
    net: int
    cost: int
    currency: str
    later_orders: int = 0
    later_net: int = 0


@dataclass(frozen=True, slots=True)
class StageOfDeals:
    """The open deals of a stage in one currency; `stage_id` 0 is none."""

    stage_id: int
    name: str
    deals: int
    amount: int
    weighted: int


@dataclass(frozen=True, slots=True)
class Closed:
    """Deals that were won or lost in a time, `reason` why; `days` all days together that they took."""

    status: str
    reason: str
    deals: int
    amount: int
    days: int


@dataclass(frozen=True, slots=True)
class Talks:
    """A month: talks with customers, how many of these there were, and who of them ordered soon after."""

    month: int
    talks: int = 0
    talked: int = 0
    followed: int = 0
    net: int = 0


@dataclass(frozen=True, slots=True)
class Silent:
    """Customers who were not talked to in a month, counted in each, and those of them who ordered in it."""

    customers: int = 0
    bought: int = 0


@dataclass(frozen=True, slots=True)
class Hour:
    """Calls in an hour of a weekday (Monday is 0) by the clock on the wall: all, and those that reached."""

    weekday: int
    hour: int
    calls: int
    reached: int


@dataclass(frozen=True, slots=True)
class Kept:
    """Follow-ups that were due in a month: done in time, done late, and not done."""

    month: str
    in_time: int
    late: int
    undone: int
