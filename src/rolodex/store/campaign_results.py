"""Orders that are owed to campaigns: by the code that was given, or because they came soon after a piece."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rolodex.domain.campaign import Sales
from rolodex.store.engine import Connection

GOT = "('sent', 'answered', 'bought')"
"""States of those whose piece arrived, as far as anybody knows."""


def _sent(member: str, campaign: str) -> str:
    """The day a piece was sent, counted from 1970-01-01."""
    at = f"coalesce(nullif({member}.sent_at, ''), {campaign}.date)"
    return f"CAST(julianday(substr({at}, 1, 10)) - 2440587.5 AS INTEGER)"


_NET = (
    "p.total - coalesce((SELECT sum(r.amount) FROM refund r "
    "WHERE r.purchase_id = p.id AND r.currency = p.currency), 0)"
)
_BY_CODE = f"""
SELECT p.campaign_id, p.currency, count(*), sum({_NET})
  FROM purchase p WHERE p.campaign_id IN (SELECT value FROM json_each(?)) AND p.status <> 'cancelled'
 GROUP BY p.campaign_id, p.currency ORDER BY count(*) DESC, p.currency"""
# An order that no code gave away belongs to the piece that went out last of those it came soon enough after.
_BY_DAYS = f"""
WITH piece AS MATERIALIZED (
  SELECT m.id, m.campaign_id, m.contact_id, {_sent("m", "c")} AS day, c.credit_days AS days
    FROM campaign_member m JOIN campaign c ON c.id = m.campaign_id
   WHERE m.campaign_id IN (SELECT value FROM json_each(?)) AND m.state IN {GOT})
SELECT one.campaign_id, p.currency, count(*), sum({_NET})
  FROM piece one CROSS JOIN purchase p ON p.contact_id = one.contact_id
 WHERE p.day > one.day AND p.day <= one.day + one.days AND p.campaign_id IS NULL AND p.status <> 'cancelled'
   AND NOT EXISTS (
     SELECT 1 FROM campaign_member m JOIN campaign c ON c.id = m.campaign_id
      WHERE m.contact_id = one.contact_id AND m.id <> one.id AND m.state IN {GOT}
        AND p.day > {_sent("m", "c")} AND p.day <= {_sent("m", "c")} + c.credit_days
        AND ({_sent("m", "c")}, m.id) > (one.day, one.id))
 GROUP BY one.campaign_id, p.currency ORDER BY count(*) DESC, p.currency"""


def by_code(connection: Connection, campaign_ids: Sequence[int]) -> Mapping[int, tuple[Sales, ...]]:
    """By campaign: the orders that were entered as owed to it, in each currency, less returns."""
    return _sales(connection, _BY_CODE, campaign_ids)


def by_days(connection: Connection, campaign_ids: Sequence[int]) -> Mapping[int, tuple[Sales, ...]]:
    """By campaign: other orders within its days of credit after a piece, each for the last piece only."""
    return _sales(connection, _BY_DAYS, campaign_ids)


def _sales(connection: Connection, sql: str, campaign_ids: Sequence[int]) -> Mapping[int, tuple[Sales, ...]]:
    found: dict[int, tuple[Sales, ...]] = {}
    for campaign_id, currency, orders, net in connection.execute(sql, (str(list(campaign_ids)),)):
        found[campaign_id] = (*found.get(campaign_id, ()), Sales(currency, orders, net))
    return found
