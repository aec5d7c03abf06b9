"""What a customer bought, read for the figures."""

from __future__ import annotations

from datetime import date

from rolodex.domain.sales import Sales
from rolodex.store import customers
from rolodex.store.days import EPOCH
from rolodex.store.engine import Connection

_ROW = """
SELECT c.currency, c.orders, c.refunds, c.first_day, c.last_day, c.interval, c.net, c.window_net,
  c.new_until < :day AND c.active_until >= :day AND c.window_net > 0,
  (SELECT coalesce(sum(r.amount), 0) FROM refund r
    WHERE r.contact_id = c.contact_id AND r.currency = c.currency)
FROM customer c WHERE c.contact_id = :contact
"""
_OTHERS = """
SELECT currency, net FROM customer_total
WHERE contact_id = ? AND currency <> ? AND (orders > 0 OR net <> 0) ORDER BY orders DESC, net DESC, currency
"""


def sales(connection: Connection, contact_id: int, today: date) -> Sales:
    """What one customer bought until now, and when they were last talked to."""
    talked = connection.value("SELECT at FROM last_contact WHERE contact_id = ?", (contact_id,)) or ""
    rows = connection.execute(_ROW, {"contact": contact_id, "day": (today - EPOCH).days})
    if not rows:
        return Sales(last_contact=talked)
    ((currency, orders, refunds, first, last, interval, net, window, may_be_best, returned),) = rows
    compared, ahead = customers.place(connection, currency, net)
    return Sales(
        currency=currency,
        orders=orders,
        refunds=refunds,
        first_day=first,
        last_day=last,
        interval=interval,
        net=net,
        returned=returned,
        others=tuple(connection.execute(_OTHERS, (contact_id, currency))),
        customers=compared,
        ahead=ahead,
        window_net=window,
        best=customers.best(connection, currency) if may_be_best else 0,
        last_contact=talked,
        limits=customers.basis(connection).limits,
    )
