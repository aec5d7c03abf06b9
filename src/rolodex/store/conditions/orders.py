"""Conditions on what was ordered and brought back."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from rolodex.domain.segment import Condition
from rolodex.store.conditions.asking import FIRST, LAST, Asking, Found
from rolodex.store.conditions.counting import event, grouped
from rolodex.store.conditions.matched import matched

PRODUCTS = "SELECT id, code, name, category FROM product"


def purchase(asking: Asking, condition: Condition) -> Found:
    """Orders that were not cancelled, of anything or of one product or category."""
    first, last = asking.past(condition)
    rows = ordered(asking, condition, first, last)
    if condition.of or condition.currency:
        return event(asking, condition, rows, grouped(rows))
    counted = grouped(rows)
    if (first, last) == (FIRST, LAST):
        counted = f"SELECT contact_id, orders AS n FROM customer WHERE 1{asking.only()}"
    return event(asking, condition, _once(asking, first, last), counted)


def _once(asking: Asking, first: int, last: int) -> str:
    """Who ordered between these days: the first and the last order mostly tell."""
    begin, end = asking.bind(first), asking.bind(last)
    between = (
        "SELECT 1 FROM purchase p WHERE p.contact_id = c.contact_id "
        f"AND p.day BETWEEN {begin} AND {end} AND p.status <> 'cancelled'"
    )
    return (
        f"SELECT contact_id FROM customer c WHERE first_day <= {end} AND last_day >= {begin} "
        f"AND (first_day >= {begin} OR last_day <= {end} OR EXISTS ({between})){asking.only()}"
    )


def ordered(asking: Asking, condition: Condition, first: int, last: int, what: str = "contact_id") -> str:
    """The SQL of the orders between these days that a condition is about."""
    more = ""
    if condition.currency:
        more += f" AND currency = {asking.bind(condition.currency)}"
    if condition.of:
        ids = asking.bind(json.dumps(matched(asking.connection, PRODUCTS, [condition.of])))
        of = f"SELECT value FROM json_each({ids})"
        more += f" AND id IN (SELECT purchase_id FROM purchase_line WHERE product_id IN ({of}))"
    return (
        f"SELECT {what} FROM purchase WHERE day BETWEEN {asking.bind(first)} AND {asking.bind(last)} "
        f"AND status <> 'cancelled'{more}{asking.only()}"
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
        f"AND {asking.bind(last)}{asking.only()}"
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
