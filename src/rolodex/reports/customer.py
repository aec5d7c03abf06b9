"""How one customer stands: lifetime value, orders, interval, expected next order, each with its sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from rolodex.domain.expectation import Expectation
from rolodex.domain.message import Day, Message, Sum, message, plural_message
from rolodex.domain.sales import Sales
from rolodex.domain.timeline import FigureName, Standing
from rolodex.reports.lifecycle import lifecycle

EPOCH = date(1970, 1, 1)
ORDERS_TO_FORECAST = 3
CUSTOMERS_TO_RANK = 20
"""Fewer customers than this say nothing about a top per cent."""


def standing(sales: Sales, today: date) -> Standing:
    """The figures of one customer on a day.

    The next order is expected one interval after the last and is not foretold from fewer than three orders.
    """
    if not sales.orders:
        return Standing(last_contact=sales.last_contact)
    rank = _rank(sales)
    return Standing(
        lifetime=sales.net,
        currency=sales.currency,
        orders=sales.orders,
        interval=sales.interval,
        last_order=_iso(sales.last_day),
        next_order=_iso(sales.last_day + sales.interval) if _foretells(sales) else "",
        last_contact=sales.last_contact,
        rank=rank,
        first_order=_iso(sales.first_day),
        place=sales.ahead + 1 if rank else 0,
        customers=sales.customers if rank else 0,
        refunds=sales.refunds,
        returned=sales.returned,
        others=sales.others,
        lifecycle=lifecycle(sales, (today - EPOCH).days),
        sentences=_sentences(sales, (today - EPOCH).days, rank),
    )


def foretelling(found: Standing, expected: Expectation) -> Standing:
    """The figures with what the customer is expected to buy within a year."""
    value = Sum(expected.value, expected.currency)
    count = round(expected.orders)
    if count:
        sentence = plural_message(
            "About %(count)d order is expected in the next 12 months, worth %(value)s (BG/NBD model of "
            "your own orders).",
            "About %(count)d orders are expected in the next 12 months, worth %(value)s (BG/NBD model of "
            "your own orders).",
            count,
            value=value,
        )
    else:
        sentence = message(
            "Rather no order in the next 12 months; customers like this one come to %(value)s on average "
            "(BG/NBD model of your own orders).",
            value=value,
        )
    return replace(found, expected=expected.value, sentences={**found.sentences, "expected": sentence})


def _rank(sales: Sales) -> int:
    """The share of customers (per cent, rounded up) that one has to take to include this one."""
    if sales.customers < CUSTOMERS_TO_RANK or sales.net <= 0:
        return 0
    return -(-(sales.ahead + 1) * 100 // sales.customers)


def _foretells(sales: Sales) -> bool:
    return sales.orders >= ORDERS_TO_FORECAST and sales.interval > 0


def _iso(day: int) -> str:
    return (EPOCH + timedelta(days=day)).isoformat()


def _sentences(sales: Sales, day: int, rank: int) -> Mapping[FigureName, Message]:
    """How each figure is counted, with the numbers of this customer."""
    found: dict[FigureName, Message] = {
        "lifetime": _lifetime(sales, rank),
        "orders": _orders(sales),
        "last": _last(sales, day),
        "lifecycle": _state(sales, day),
    }
    if _foretells(sales):
        found["next"] = message(
            "The last order, on %(last)s, plus %(interval)d days: the median of the %(gaps)d gaps between "
            "the orders.",
            last=Day(_iso(sales.last_day)),
            interval=sales.interval,
            gaps=sales.orders - 1,
        )
    if sales.refunds:
        found["returns"] = _returns(sales)
    if sales.others:
        found["others"] = message(
            "Orders less returns in each other currency, which are never added up: %(sums)s.",
            sums=_listed(sales.others),
        )
    return found


def _lifetime(sales: Sales, rank: int) -> Message:
    value = (
        message(
            "Orders of %(bought)s less returns of %(returned)s.",
            bought=Sum(sales.net + sales.returned, sales.currency),
            returned=Sum(sales.returned, sales.currency),
        )
        if sales.returned or sales.refunds
        else message(
            "All orders since %(first)s; nothing was brought back.", first=Day(_iso(sales.first_day))
        )
    )
    if not rank:
        return value
    return message(
        "%(value)s Number %(place)d of the %(customers)d customers who mostly buy in %(currency)s.",
        value=value,
        place=sales.ahead + 1,
        customers=sales.customers,
        currency=sales.currency,
    )


def _orders(sales: Sales) -> Message:
    first = Day(_iso(sales.first_day)[:7])
    if sales.orders == 1:
        return message("One order, in %(first)s.", first=first)
    if not sales.interval:
        return plural_message(
            "%(count)d order since %(first)s.", "%(count)d orders since %(first)s.", sales.orders, first=first
        )
    if sales.orders == ORDERS_TO_FORECAST - 1:
        return plural_message(
            "Two orders since %(first)s, a day apart.",
            "Two orders since %(first)s, %(count)d days apart.",
            sales.interval,
            first=first,
        )
    return plural_message(
        "%(orders)d orders since %(first)s, usually a day apart (median).",
        "%(orders)d orders since %(first)s, usually %(count)d days apart (median).",
        sales.interval,
        orders=sales.orders,
        first=first,
    )


def _last(sales: Sales, day: int) -> Message:
    last, since = Day(_iso(sales.last_day)), max(0, day - sales.last_day)
    if not sales.interval:
        return plural_message(
            "The last order was on %(last)s, %(count)d day ago.",
            "The last order was on %(last)s, %(count)d days ago.",
            since,
            last=last,
        )
    return plural_message(
        "The last order was on %(last)s, %(count)d day ago; the usual gap is %(interval)d.",
        "The last order was on %(last)s, %(count)d days ago; the usual gap is %(interval)d.",
        since,
        last=last,
        interval=sales.interval,
    )


def _returns(sales: Sales) -> Message:
    bought = sales.net + sales.returned
    if not sales.returned or bought <= 0:
        return plural_message("%(count)d return.", "%(count)d returns.", sales.refunds)
    if sales.others:
        # The returns were counted in all currencies, their sum in one.
        return plural_message(
            "%(count)d return in all; of the %(bought)s bought in %(currency)s %(returned)s came back "
            "(%(share)d%%).",
            "%(count)d returns in all; of the %(bought)s bought in %(currency)s %(returned)s came back "
            "(%(share)d%%).",
            sales.refunds,
            returned=Sum(sales.returned, sales.currency),
            bought=Sum(bought, sales.currency),
            currency=sales.currency,
            share=(200 * sales.returned + bought) // (2 * bought),
        )
    return plural_message(
        "%(count)d return; %(returned)s of the %(bought)s bought came back (%(share)d%%).",
        "%(count)d returns; %(returned)s of the %(bought)s bought came back (%(share)d%%).",
        sales.refunds,
        returned=Sum(sales.returned, sales.currency),
        bought=Sum(bought, sales.currency),
        share=(200 * sales.returned + bought) // (2 * bought),
    )


def _state(sales: Sales, day: int) -> Message:
    """Why a customer is in this state."""
    limits, since = sales.limits, day - sales.last_day
    state = lifecycle(sales, day)
    if state == "new":
        return message(
            "New: the first order was on %(first)s, less than %(days)d days ago.",
            first=Day(_iso(sales.first_day)),
            days=limits.new_days,
        )
    if state == "vip":
        return message(
            "VIP: %(net)s in %(months)d months is among the highest %(percent)d%% of the customers in "
            "%(currency)s (from %(least)s), and the last order is not long ago.",
            net=Sum(sales.window_net, sales.currency),
            months=limits.vip_months,
            percent=limits.vip_percent,
            currency=sales.currency,
            least=Sum(sales.best, sales.currency),
        )
    if sales.interval:
        return _by_interval(sales, since, state)
    known = {"since": since, "days": limits.active_days, "most": limits.slipping_days}
    texts = {
        "active": message("Active: the last order was %(since)d days ago, less than %(days)d.", **known),
        "slipping": message(
            "Slipping: the last order was %(since)d days ago, between %(days)d and %(most)d.", **known
        ),
        "inactive": message("Inactive: the last order was %(since)d days ago, more than %(most)d.", **known),
    }
    return texts[state]


def _by_interval(sales: Sales, since: int, state: str) -> Message:
    known = {
        "since": since,
        "interval": sales.interval,
        "times": sales.limits.active_intervals,
        "most": sales.limits.slipping_intervals,
    }
    texts = {
        "active": message(
            "Active: the last order was %(since)d days ago, within %(times)d times the usual "
            "%(interval)d days.",
            **known,
        ),
        "slipping": message(
            "Slipping: the last order was %(since)d days ago, %(times)d to %(most)d times the usual "
            "%(interval)d days.",
            **known,
        ),
        "inactive": message(
            "Inactive: the last order was %(since)d days ago, more than %(most)d times the usual "
            "%(interval)d days.",
            **known,
        ),
    }
    return texts[state]


def _listed(sums: tuple[tuple[str, int], ...]) -> Message:
    (currency, amount), *rest = sums
    first = message("%(sum)s", sum=Sum(amount, currency))
    if not rest:
        return first
    return message("%(first)s, %(rest)s", first=first, rest=_listed(tuple(rest)))
