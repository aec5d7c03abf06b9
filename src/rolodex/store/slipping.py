"""Customers who are past their own order interval, the most valuable first."""

from __future__ import annotations

from datetime import date

from rolodex.domain.agenda import Slipping
from rolodex.store import follow_ups
from rolodex.store.engine import Connection
from rolodex.store.live import EPOCH

WALKED = 4000
"""So many of the most valuable customers are looked at."""
INTERVALS = 2
GONE = 4
"""Past so many intervals a customer is slipping; past more, gone."""

_SLIPPING = f"""
WITH best AS (SELECT contact_id, currency, net FROM customer_total
               WHERE currency = :currency AND net > 0 ORDER BY net DESC LIMIT {WALKED})
SELECT b.contact_id, r.interval, :today - r.last_day, b.net, b.currency
  FROM best b JOIN rhythm r ON r.contact_id = b.contact_id
 WHERE r.interval > 0 AND :today - r.last_day > {INTERVALS} * r.interval
   AND :today - r.last_day <= {GONE} * r.interval
   AND NOT EXISTS (SELECT 1 FROM pause p WHERE p.contact_id = b.contact_id AND p.until > :day)
 ORDER BY b.net DESC, b.contact_id LIMIT :limit
"""


def slipping(connection: Connection, today: date, limit: int) -> tuple[Slipping, ...]:
    """The most valuable customers who are past twice their own interval today."""
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
        Slipping(contact_id, look.fn, interval, days, net, currency, look.initials, look.ground, look.photo)
        for contact_id, interval, days, net, currency in rows
        if (look := looks.get(contact_id))
    )
