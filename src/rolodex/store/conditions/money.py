"""Conditions on amounts, each in one currency: that of the condition, else that of the book."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from rolodex.domain.preferences import KEYS, Preferences, chosen
from rolodex.domain.segment import Condition
from rolodex.store import settings
from rolodex.store.conditions.asking import FIRST, LAST, Asking, Found, compared
from rolodex.store.conditions.counting import numbered


def _valued(asking: Asking, condition: Condition) -> Condition:
    """The condition with its currency."""
    if condition.currency:
        return condition
    usual = chosen(settings.texts(asking.connection, KEYS), Preferences())
    return replace(condition, currency=usual.currency)


def net(asking: Asking, condition: Condition) -> Found:
    """Orders less returns; who has none of either has zero."""
    condition = _valued(asking, condition)
    return numbered(asking, condition, f"SELECT contact_id, net AS n FROM ({_sales(asking, condition)})")


def average(asking: Asking, condition: Condition) -> Found:
    """Net sales by order, of those who ordered."""
    condition = _valued(asking, condition)
    sales = _sales(asking, condition)
    bounds = {
        "least": "net >= {low} * orders",
        "most": "net <= {high} * orders",
        "between": "net BETWEEN {low} * orders AND {high} * orders",
    }[condition.op]
    fits = bounds.format(low=asking.bind(condition.low), high=asking.bind(condition.high))
    return Found(f"SELECT contact_id FROM ({sales}) WHERE orders > 0 AND {fits}", once=True)


def _sales(asking: Asking, condition: Condition) -> str:
    """The SQL of orders and net sales by contact in one currency; who has neither has no row."""
    first, last = asking.past(condition)
    currency = asking.bind(condition.currency)
    if (first, last) == (FIRST, LAST):
        # By contact rather than by amount: nearly all are looked at.
        return f"SELECT * FROM customer_total WHERE +currency = {currency}{asking.only()}"
    begin, end = asking.bind(first), asking.bind(last)
    such = f"currency = {currency} AND day BETWEEN {begin} AND {end}"
    bought = (
        "SELECT c.contact_id, count(*) AS orders, sum(p.total) AS bought, c.refunds "
        "FROM customer c CROSS JOIN purchase p INDEXED BY purchase_by_contact ON p.contact_id = c.contact_id "
        f"WHERE c.first_day <= {end} AND c.last_day >= {begin} AND p.{such.replace(' day', ' p.day')} "
        f"AND p.status <> 'cancelled'{asking.only('c.contact_id')} GROUP BY c.contact_id"
    )
    returned = f"SELECT coalesce(sum(amount), 0) FROM refund r WHERE r.contact_id = s.contact_id AND {such}"
    only_returned = (
        f"SELECT contact_id, 0, -sum(amount) FROM refund r WHERE {such} "
        "AND NOT EXISTS (SELECT 1 FROM purchase p "
        f"WHERE p.contact_id = r.contact_id AND {such} AND status <> 'cancelled'){asking.only()} "
        "GROUP BY contact_id"
    )
    return (
        f"SELECT contact_id, orders, bought - CASE WHEN refunds > 0 THEN ({returned}) ELSE 0 END AS net "
        f"FROM ({bought}) s UNION ALL {only_returned}"
    )


def unpaid(asking: Asking, condition: Condition) -> Found:
    """What is still to be paid of all orders together."""
    currency = asking.bind(_valued(asking, condition).currency)
    paid, returned = (
        f"(SELECT coalesce(sum(amount), 0) FROM {table} WHERE purchase_id = p.id)"
        for table in ("payment", "refund")
    )
    counted = (
        f"SELECT contact_id, sum(max(0, total - {paid} - {returned})) AS n "
        f"FROM purchase p INDEXED BY purchase_open WHERE status = 'open' AND currency = {currency}"
        f"{asking.only()} GROUP BY contact_id"
    )
    return numbered(asking, condition, counted)


def expected_value(asking: Asking, condition: Condition) -> Found:
    """What the next twelve months are expected to bring, of those for whom it can be said."""
    condition = _valued(asking, condition)
    return Found(
        f"SELECT contact_id FROM expectation WHERE currency = {asking.bind(condition.currency)} "
        f"AND {compared(asking, condition, 'value')}{asking.only()}",
        once=True,
    )


FAMILY: Mapping[str, Callable[[Asking, Condition], Found]] = {
    "net": net,
    "average": average,
    "unpaid": unpaid,
    "expected_value": expected_value,
}
