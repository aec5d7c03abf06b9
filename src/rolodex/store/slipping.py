"""Customers who are slipping away by their own order interval, those with most at stake first."""

from __future__ import annotations

from datetime import date

from rolodex.domain.agenda import Slipping
from rolodex.store import follow_ups
from rolodex.store.engine import Connection
from rolodex.store.live import EPOCH
from rolodex.store.rhythm import LEAST
from rolodex.store.suggestions import LEAST_ALIVE

WALKED = 4000
"""So many of the most valuable customers are looked at."""
_SLIPPING = f"""
WITH best AS MATERIALIZED (
  SELECT * FROM customer INDEXED BY customer_by_currency_net
   WHERE currency = :currency AND net > 0 ORDER BY net DESC LIMIT {WALKED})
SELECT b.contact_id, b.interval, :today - b.last_day, b.net, b.currency,
       coalesce(e.value * 1000 / max(e.alive, {LEAST_ALIVE}), 0) AS stake
  FROM best b LEFT JOIN expectation e ON e.contact_id = b.contact_id AND e.currency = b.currency
 WHERE b.orders >= {LEAST} AND b.new_until < :today AND b.active_until < :today AND b.slipping_until >= :today
   AND NOT EXISTS (SELECT 1 FROM pause p WHERE p.contact_id = b.contact_id AND p.until > :day)
 ORDER BY stake DESC, b.net DESC, b.contact_id LIMIT :limit
"""


def slipping(connection: Connection, today: date, limit: int) -> tuple[Slipping, ...]:
    """The customers whose state is slipping today, those with most at stake first.

    At stake is what a customer would bring within a year if they came back; without a forecast, what they
    bought for ever decides.
    """
    currency = connection.value(
        "SELECT currency FROM month_total GROUP BY currency ORDER BY sum(orders) DESC, currency LIMIT 1"
    )
    if currency is None:
        return ()
    rows = connection.execute(
        _SLIPPING,
        {
            "currency": currency,
            "today": (today - EPOCH).days,
            "day": today.isoformat(),
            "limit": max(0, limit),
        },
    )
    looks = follow_ups.people(connection, [row[0] for row in rows])
    return tuple(
        Slipping(
            contact_id, look.fn, interval, days, net, currency, look.initials, look.ground, look.photo, stake
        )
        for contact_id, interval, days, net, currency, stake in rows
        if (look := looks.get(contact_id))
    )
