"""What a customer bought, read for the figures."""

from __future__ import annotations

from rolodex.domain.sales import Sales
from rolodex.store.book import Connection


def sales(connection: Connection, contact_id: int) -> Sales:
    """One customer's orders in the currency most of them were made in, and when they were last talked to."""
    last_contact = str(
        _first(
            connection,
            "SELECT coalesce(max(at), '') FROM last_contact WHERE contact_id = ?",
            (contact_id,),
        )
    )
    totals = list(
        connection.execute(
            "SELECT currency, net FROM customer_total WHERE contact_id = ? AND orders > 0 "
            "ORDER BY orders DESC, net DESC, currency LIMIT 1",
            (contact_id,),
        )
    )
    if not totals:
        return Sales(last_contact=last_contact)
    currency, net = totals[0]
    days = connection.execute(
        "SELECT day FROM purchase WHERE contact_id = ? AND currency = ? AND status <> 'cancelled' "
        "ORDER BY day",
        (contact_id, currency),
    )
    counted = "SELECT count(*) FROM customer_total WHERE currency = ? AND orders > 0"
    return Sales(
        currency=str(currency),
        days=tuple(int(day) for (day,) in days),
        net=int(net),
        customers=int(str(_first(connection, counted, (currency,)))),
        ahead=int(str(_first(connection, counted + " AND net > ?", (currency, net)))),
        last_contact=last_contact,
    )


def _first(connection: Connection, sql: str, params: tuple[object, ...]) -> object:
    ((value,),) = connection.execute(sql, params)
    return value
