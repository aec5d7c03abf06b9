"""The state of a customer on a day, by its definition."""

from __future__ import annotations

from rolodex.domain.sales import Sales
from rolodex.domain.segment import Lifecycle


def lifecycle(sales: Sales, day: int) -> Lifecycle:
    """The first of these that fits: prospect, new, VIP, active, slipping, inactive.

    `day` counts from 1970-01-01. The interval is unknown with a single order, and says nothing where all
    orders came on one day; then the days of the settings take its place.
    """
    limits = sales.limits
    if not sales.orders:
        return "prospect"
    if day - sales.first_day < limits.new_days:
        return "new"
    since = day - sales.last_day
    if sales.interval:
        active = since <= limits.active_intervals * sales.interval
        slipping = since <= limits.slipping_intervals * sales.interval
    else:
        active = since < limits.active_days
        slipping = since <= limits.slipping_days
    if active:
        return "vip" if sales.best and sales.window_net >= sales.best else "active"
    return "slipping" if slipping else "inactive"
