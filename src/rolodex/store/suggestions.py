"""Who is worth turning to next, found by one question for each kind of reason.

Nobody is found who is left alone, or with whom something is planned already, or whose suggestion of that kind
was dismissed. Of each kind and currency only those worth most are found; amounts of different currencies are
never compared. A walk looks at so many of the customers who bought for most, not at all of them.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from rolodex.domain.suggestion import SuggestionKind
from rolodex.store import customers, settings
from rolodex.store.days import EPOCH, local_day
from rolodex.store.engine import Connection
from rolodex.store.standing import CURRENT
from rolodex.store.transaction import Transaction

WALKED, WALKED_OTHERS = 1000, 100
"""So many customers are walked through in the main currency, and in each other."""
WALKED_DEALS = 300
QUIET = 90
"""Days without a talk after which one of the best customers has gone quiet."""
WELCOME = 14
"""Days after a first order in which a customer may be welcomed."""
LATER = 6
"""An order is overdue when more than so many fifths of the interval have passed."""
LEAST_ALIVE = 50
"""In thousandths: what is at stake is not blown up further by a smaller chance."""
DISMISSED = "suggestions_dismissed"
"""The setting that holds until when each suggestion is not shown."""


class Candidate(NamedTuple):
    """One reason to turn to somebody; what `days`, `usual` and `amount` are depends on the kind.

    slipping, expected: days since the last order, days between orders, value at stake or of an order
    (`of_model` where the forecast says so). unpaid: days late, orders. deal: days past its date (0 without a
    next step), per cent. ticket: days open, number. quiet: days since the last talk (-1 never). welcome: days
    since the first order.
    """

    kind: SuggestionKind
    contact_id: int
    currency: str
    worth: int
    amount: int
    days: int = 0
    usual: int = 0
    source_id: int = 0
    text: str = ""
    of_model: int = 0


# The plus keeps SQLite from walking through all open follow-ups.
_FREE = f"""
NOT EXISTS (SELECT 1 FROM pause p WHERE p.contact_id = {{who}} AND p.until > :today)
AND NOT EXISTS (SELECT 1 FROM reminder r WHERE r.contact_id = {{who}} AND +r.status = 'NEEDS-ACTION'
                 AND {CURRENT})
AND NOT EXISTS (SELECT 1 FROM json_each(:dismissed) WHERE value = '{{kind}}:' || {{who}})
"""

_STAKE = f"coalesce(e.value * 1000 / max(e.alive, {LEAST_ALIVE}), b.net)"
_WALK = f"""
WITH best AS MATERIALIZED (
  SELECT contact_id, net, orders, interval, last_day, new_until, active_until, slipping_until
    FROM customer INDEXED BY customer_by_currency_net
   WHERE currency = :currency AND net > 0 ORDER BY net DESC LIMIT :walked),
late AS MATERIALIZED (
  SELECT contact_id, net, orders, interval, :day - last_day AS days, active_until >= :day AS active,
         new_until >= :day AS fresh
    FROM best WHERE orders >= 3 AND interval > 0 AND slipping_until >= :day
     AND (:day - last_day) * 5 > interval * {LATER})
SELECT * FROM (
  SELECT 'slipping', b.contact_id, :currency, {_STAKE} AS worth, {_STAKE}, b.days, b.interval, 0, '',
         e.value IS NOT NULL
    FROM late b LEFT JOIN expectation e ON e.contact_id = b.contact_id AND e.currency = :currency
   WHERE NOT b.active AND NOT b.fresh AND {_FREE.format(who="b.contact_id", kind="slipping")}
   ORDER BY worth DESC, b.contact_id LIMIT :most)
UNION ALL SELECT * FROM (
  SELECT 'expected', b.contact_id, :currency, coalesce(e.average, b.net / b.orders) AS worth,
         coalesce(e.average, b.net / b.orders), b.days, b.interval, 0, '', e.average IS NOT NULL
    FROM late b LEFT JOIN expectation e ON e.contact_id = b.contact_id AND e.currency = :currency
   WHERE b.active AND {_FREE.format(who="b.contact_id", kind="expected")}
   ORDER BY worth DESC, b.contact_id LIMIT :most)
"""

_QUIET = f"""
SELECT 'quiet', k.contact_id, k.currency, k.net / k.orders, k.window_net,
       CASE WHEN l.day IS NULL THEN -1 ELSE :day - l.day END
  FROM customer k INDEXED BY customer_by_currency_window_net
  LEFT JOIN last_contact l ON l.contact_id = k.contact_id
 WHERE k.currency = :currency AND k.window_net >= :vip AND k.active_until >= :day AND k.new_until < :day
   AND (l.day IS NULL OR l.day < :day - {QUIET}) AND {_FREE.format(who="k.contact_id", kind="quiet")}
 ORDER BY k.window_net DESC, k.contact_id LIMIT :most
"""

_WELCOME = f"""
SELECT 'welcome', k.contact_id, k.currency, k.net, k.net, :day - k.first_day
  FROM customer k INDEXED BY customer_by_recency LEFT JOIN last_contact l ON l.contact_id = k.contact_id
 WHERE k.currency = :currency AND k.rfm_orders > 0 AND k.last_day >= :day - {WELCOME}
   AND k.first_day BETWEEN :day - {WELCOME} AND :day AND k.net > 0
   AND (l.day IS NULL OR l.day < k.first_day) AND {_FREE.format(who="k.contact_id", kind="welcome")}
 ORDER BY k.net DESC, k.contact_id LIMIT :most
"""

_TICKETS = f"""
SELECT 'ticket', t.contact_id, k.currency, k.window_net * 12 / :months, k.window_net,
       :day - CAST(julianday({local_day("t.opened_at")}) - 2440587.5 AS INTEGER), t.number, t.id, t.subject
  FROM ticket t CROSS JOIN customer k ON k.contact_id = t.contact_id
 WHERE t.status IN ('open', 'waiting')
   AND k.window_net >= (SELECT value FROM json_each(:vips) WHERE key = k.currency)
   AND k.active_until >= :day AND k.new_until < :day AND {_FREE.format(who="k.contact_id", kind="ticket")}
 ORDER BY k.window_net DESC, t.id LIMIT :each
"""

_UNPAID = f"""
SELECT 'unpaid', contact_id, currency, sum(left), sum(left),
       :day - CAST(julianday(min(due)) - 2440587.5 AS INTEGER), count(*)
  FROM (SELECT contact_id, currency, due, total
               - (SELECT coalesce(sum(amount), 0) FROM payment WHERE purchase_id = o.id)
               - (SELECT coalesce(sum(amount), 0) FROM refund WHERE purchase_id = o.id) AS left
          FROM purchase o INDEXED BY purchase_open
         WHERE o.status = 'open' AND o.due <> '' AND o.due < :today) AS o
 WHERE left > 0 AND {_FREE.format(who="o.contact_id", kind="unpaid")}
 GROUP BY contact_id, currency ORDER BY sum(left) DESC, contact_id LIMIT :each
"""

_DEALS = f"""
SELECT 'deal', d.contact_id, d.currency, d.amount * w.chance / 100, d.amount,
       CASE WHEN d.expected_close <> '' AND d.expected_close < :today
            THEN :day - CAST(julianday(d.expected_close) - 2440587.5 AS INTEGER) ELSE 0 END,
       w.chance, d.id, d.title
  FROM (SELECT o.id,
               CASE WHEN o.probability < 0 THEN coalesce(s.probability, 0) ELSE o.probability END AS chance
          FROM deal o LEFT JOIN stage s ON s.id = o.stage_id
         WHERE o.status = 'open' ORDER BY o.amount * chance DESC, o.id LIMIT {WALKED_DEALS}) AS w
  CROSS JOIN deal d ON d.id = w.id
 WHERE {_FREE.format(who="d.contact_id", kind="deal")}
 ORDER BY 4 DESC, d.id LIMIT :each
"""


def currencies(connection: Connection) -> tuple[str, ...]:
    """The currencies that are sold in, the one of most orders first."""
    rows = connection.execute(
        "SELECT currency FROM month_total GROUP BY currency HAVING sum(orders) > 0 "
        "ORDER BY sum(orders) DESC, currency"
    )
    return tuple(currency for (currency,) in rows)


def candidates(connection: Connection, today: date, most: int) -> list[Candidate]:
    """The reasons to turn to somebody on a day, at most so many of each kind in each currency."""
    sold = currencies(connection)
    asked: dict[str, object] = {
        "today": today.isoformat(),
        "day": (today - EPOCH).days,
        "most": most,
        "each": most * (1 + len(sold)),
        "months": customers.basis(connection).limits.vip_months,
        "dismissed": json.dumps(sorted(dismissed(connection, today))),
    }
    best = customers.thresholds(connection) if sold else {}
    asked["vips"] = json.dumps(dict(best))
    rows = [row for sql in (_UNPAID, _DEALS, _TICKETS) for row in connection.execute(sql, asked)]
    for place, currency in enumerate(sold):
        more = {**asked, "currency": currency, "walked": WALKED_OTHERS if place else WALKED}
        rows += [*connection.execute(_WALK, more), *connection.execute(_WELCOME, more)]
        if currency in best:
            more["vip"] = best[currency]
            rows += connection.execute(_QUIET, more)
    return [Candidate(*row) for row in rows]


def dismissed(connection: Connection, today: date) -> Collection[str]:
    """The suggestions that are not shown on a day, as "kind:contact"."""
    return {key for key, until in _dismissed(connection).items() if until > today.isoformat()}


def dismiss(tx: Transaction, key: str, until: date, today: date) -> None:
    """Do not show a suggestion before a day; those whose day has come are forgotten."""
    kept = {one: day for one, day in _dismissed(tx.connection).items() if day > today.isoformat()}
    settings.put(tx.connection, DISMISSED, json.dumps({**kept, key: until.isoformat()}))


def _dismissed(connection: Connection) -> dict[str, str]:
    kept = settings.document(connection, DISMISSED)
    return {one: day for one, day in kept.items() if isinstance(day, str)}
