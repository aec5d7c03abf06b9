"""How one customer stands: lifetime value, orders, interval, expected next order."""

from __future__ import annotations

from datetime import date, timedelta
from statistics import median

from rolodex.domain.sales import Sales
from rolodex.domain.timeline import Standing

EPOCH = date(1970, 1, 1)
ORDERS_TO_FORECAST = 3
CUSTOMERS_TO_RANK = 20
"""Fewer customers than this say nothing about a top per cent."""


def standing(sales: Sales) -> Standing:
    """The figures of one customer.

    The interval is the median of the days between orders; the next order is expected one interval after
    the last and is not foretold from fewer than three orders.
    """
    if not sales.days:
        return Standing(last_contact=sales.last_contact)
    gaps = [later - earlier for earlier, later in zip(sales.days, sales.days[1:], strict=False)]
    interval = round(median(gaps)) if gaps else 0
    last = EPOCH + timedelta(days=sales.days[-1])
    expected = last + timedelta(days=interval)
    return Standing(
        lifetime=sales.net,
        currency=sales.currency,
        orders=len(sales.days),
        interval=interval,
        last_order=last.isoformat(),
        next_order=expected.isoformat() if len(sales.days) >= ORDERS_TO_FORECAST else "",
        last_contact=sales.last_contact,
        rank=_rank(sales),
    )


def _rank(sales: Sales) -> int:
    """The share of customers (per cent, rounded up) that one has to take to include this one."""
    if sales.customers < CUSTOMERS_TO_RANK or sales.net <= 0:
        return 0
    return -(-(sales.ahead + 1) * 100 // sales.customers)
