"""Conditions on what was ordered and brought back."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace

from rolodex.domain.segment import Condition
from rolodex.store.conditions.asking import Asking, Found
from rolodex.store.conditions.counting import event, grouped
from rolodex.store.conditions.matched import matched

PRODUCTS = "SELECT id, code, name, category FROM product"


def purchase(asking: Asking, condition: Condition) -> Found:
    """Orders that were not cancelled, of anything or of one product or category."""
    first, last = asking.past(condition)
    if condition.of:
        rows = _of(asking, condition, first, last)
        return event(asking, condition, rows, grouped(rows))
    totals = overlapping(asking, first, last, condition.currency)
    number = ordered(asking, first, last, condition.currency)
    counted = f"SELECT contact_id, {number} AS n FROM ({totals}) c"
    begin, end = asking.bind(first), asking.bind(last)
    # The first order or the last one mostly tells.
    told = f"c.first_day >= {begin} OR c.last_day <= {end}"
    once = f"SELECT contact_id FROM ({totals}) c WHERE {told} OR {number} > 0"
    return replace(event(asking, condition, once, counted), once=True)


def overlapping(asking: Asking, first: int, last: int, currency: str) -> str:
    """The SQL of those whose orders may lie between these days, in one currency or in all."""
    table, such = "customer", "orders > 0"
    if currency:
        table, such = "customer_total", f"orders > 0 AND currency = {asking.bind(currency)}"
    return (
        f"SELECT contact_id, orders, first_day, last_day FROM {table} WHERE {such} "
        f"AND first_day <= {asking.bind(last)} AND last_day >= {asking.bind(first)}{asking.only()}"
    )


def ordered(asking: Asking, first: int, last: int, currency: str) -> str:
    """The SQL of how many orders the customer `c` made between these days."""
    begin, end = asking.bind(first), asking.bind(last)
    only = f" AND p.currency = {asking.bind(currency)}" if currency else ""
    return (
        f"CASE WHEN c.first_day >= {begin} AND c.last_day <= {end} THEN c.orders ELSE "
        "(SELECT count(*) FROM purchase p INDEXED BY purchase_by_contact WHERE p.contact_id = c.contact_id"
        f"{only} AND p.day BETWEEN {begin} AND {end} AND p.status <> 'cancelled') END"
    )


def _of(asking: Asking, condition: Condition, first: int, last: int) -> str:
    """The SQL of the orders between these days with a line of the product or category."""
    ids = asking.bind(json.dumps(matched(asking.connection, PRODUCTS, [condition.of])))
    lines = f"SELECT purchase_id FROM purchase_line WHERE product_id IN (SELECT value FROM json_each({ids}))"
    currency = f" AND currency = {asking.bind(condition.currency)}" if condition.currency else ""
    return (
        f"SELECT contact_id FROM purchase WHERE day BETWEEN {asking.bind(first)} AND {asking.bind(last)} "
        f"AND status <> 'cancelled'{currency} AND id IN ({lines}){asking.only()}"
    )


def first_order(asking: Asking, condition: Condition) -> Found:
    """The date of the first order."""
    return _day(asking, condition, "first_day")


def last_order(asking: Asking, condition: Condition) -> Found:
    """The date of the last order."""
    return _day(asking, condition, "last_day")


def _day(asking: Asking, condition: Condition, column: str) -> Found:
    first, last = asking.past(condition)
    return Found(
        f"SELECT contact_id FROM customer WHERE {column} BETWEEN {asking.bind(first)} "
        f"AND {asking.bind(last)}{asking.only()}",
        once=True,
    )


def refund(asking: Asking, condition: Condition) -> Found:
    """Returns, for any reason or for one."""
    first, last = asking.past(condition)
    more = f" AND lower(reason) = lower({asking.bind(condition.of)})" if condition.of else ""
    if condition.currency:
        more += f" AND currency = {asking.bind(condition.currency)}"
    rows = (
        f"SELECT contact_id FROM refund WHERE day BETWEEN {asking.bind(first)} AND {asking.bind(last)}"
        f"{more}{asking.only()}"
    )
    return event(asking, condition, rows, grouped(rows))


FAMILY: Mapping[str, Callable[[Asking, Condition], Found]] = {
    "purchase": purchase,
    "first_order": first_order,
    "last_order": last_order,
    "refund": refund,
}
