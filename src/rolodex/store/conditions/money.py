"""Conditions on amounts, each in one currency: that of the condition, else that of the book."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from rolodex.domain.preferences import KEYS, Preferences, chosen
from rolodex.domain.segment import Condition
from rolodex.store import settings
from rolodex.store.conditions.asking import FIRST, LAST, Asking, Found, compared
from rolodex.store.conditions.counting import numbered
from rolodex.store.conditions.orders import ordered


def _valued(asking: Asking, condition: Condition) -> Condition:
    """The condition with its currency."""
    if condition.currency:
        return condition
    usual = chosen(settings.texts(asking.connection, KEYS), Preferences())
    return replace(condition, currency=usual.currency)


def net(asking: Asking, condition: Condition) -> Found:
    """Orders less returns; who has none of either has zero."""
    return numbered(asking, condition, f"SELECT contact_id, net AS n FROM ({_sales(asking, condition)})")


def average(asking: Asking, condition: Condition) -> Found:
    """Net sales by order, of those who ordered."""
    sales = _sales(asking, condition)
    bounds = {
        "least": "net >= {low} * orders",
        "most": "net <= {high} * orders",
        "between": "net BETWEEN {low} * orders AND {high} * orders",
    }[condition.op]
    fits = bounds.format(low=asking.bind(condition.low), high=asking.bind(condition.high))
    return Found(f"SELECT contact_id FROM ({sales}) WHERE orders > 0 AND {fits}")


def _sales(asking: Asking, condition: Condition) -> str:
    """The SQL of orders and net sales by contact."""
    condition = _valued(asking, condition)
    first, last = asking.past(condition)
    currency = asking.bind(condition.currency)
    if (first, last) == (FIRST, LAST):
        return (
            f"SELECT contact_id, orders, net FROM customer_total WHERE currency = {currency}{asking.only()}"
        )
    bought = ordered(asking, condition, first, last, "contact_id, 1 AS orders, total AS amount")
    returned = (
        f"SELECT contact_id, 0, -amount FROM refund WHERE day BETWEEN {asking.bind(first)} "
        f"AND {asking.bind(last)} AND currency = {currency}{asking.only()}"
    )
    return (
        f"SELECT contact_id, sum(orders) AS orders, sum(amount) AS net FROM ({bought} UNION ALL {returned}) "
        "GROUP BY contact_id"
    )


def unpaid(asking: Asking, condition: Condition) -> Found:
    """What is still to be paid of all orders together."""
    condition = _valued(asking, condition)
    paid, returned = (
        f"(SELECT coalesce(sum(amount), 0) FROM {table} WHERE purchase_id = p.id)"
        for table in ("payment", "refund")
    )
    counted = (
        f"SELECT contact_id, sum(max(0, total - {paid} - {returned})) AS n FROM purchase p "
        f"WHERE status = 'open' AND currency = {asking.bind(condition.currency)}{asking.only()} "
        "GROUP BY contact_id"
    )
    return numbered(asking, condition, counted)


def expected_value(asking: Asking, condition: Condition) -> Found:
    """What the next twelve months are expected to bring, of those for whom it can be said."""
    condition = _valued(asking, condition)
    return Found(
        f"SELECT contact_id FROM expectation WHERE currency = {asking.bind(condition.currency)} "
        f"AND {compared(asking, condition, 'value')}{asking.only()}"
    )


FAMILY: Mapping[str, Callable[[Asking, Condition], Found]] = {
    "net": net,
    "average": average,
    "unpaid": unpaid,
    "expected_value": expected_value,
}
