"""Orders that are owed to campaigns: by the code that was given, or because they came soon after a piece."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from rolodex.domain.campaign import Sales
from rolodex.store.days import local_day
from rolodex.store.engine import Connection

GOT = "('sent', 'answered', 'bought')"
"""States of those whose piece arrived, as far as anybody knows."""


def _at(member: str, campaign: str) -> str:
    """The ISO date on which a piece was sent."""
    return local_day(f"coalesce(nullif({member}.sent_at, ''), {campaign}.date)")


def _day(date: str) -> str:
    """An ISO date counted from 1970-01-01."""
    return f"CAST(julianday({date}) - 2440587.5 AS INTEGER)"


_NET = (
    "p.total - coalesce((SELECT sum(r.amount) FROM refund r "
    "WHERE r.purchase_id = p.id AND r.currency = p.currency), 0)"
)
_CURRENCIES = "SELECT DISTINCT currency FROM month_total"
_BY_CODE = f"""
SELECT p.campaign_id, p.currency, count(*), sum({_NET})
  FROM purchase p WHERE p.campaign_id IN (SELECT value FROM json_each(?)) AND p.status <> 'cancelled'
 GROUP BY p.campaign_id, p.currency ORDER BY count(*) DESC, p.currency"""
# An order that no code gave away belongs to the piece that went out last of those it came soon enough after.
# Pieces lead to orders, and dates are compared as they are written before days are counted: at 140,000 pieces
# that halves the time.
_BY_DAYS = f"""
WITH piece AS MATERIALIZED (
  SELECT m.id, m.campaign_id, m.contact_id, {_at("m", "c")} AS at, {_day(_at("m", "c"))} AS day,
    c.credit_days AS days
    FROM campaign c CROSS JOIN campaign_member m ON m.campaign_id = c.id
   WHERE c.id IN (SELECT value FROM json_each(:ids)) AND m.state IN {GOT})
SELECT one.campaign_id, p.currency, count(*), sum({_NET})
  FROM piece one CROSS JOIN purchase p INDEXED BY purchase_by_contact ON p.contact_id = one.contact_id
   AND p.currency IN (SELECT value FROM json_each(:currencies))
   AND p.day > one.day AND p.day <= one.day + one.days AND p.status <> 'cancelled'
 WHERE p.campaign_id IS NULL
   AND NOT EXISTS (
     SELECT 1 FROM campaign_member m JOIN campaign c ON c.id = m.campaign_id
      WHERE m.contact_id = one.contact_id AND m.id <> one.id AND m.state IN {GOT}
        AND {_at("m", "c")} >= one.at AND ({_at("m", "c")} > one.at OR m.id > one.id)
        AND p.day > {_day(_at("m", "c"))} AND p.day <= {_day(_at("m", "c"))} + c.credit_days)
 GROUP BY one.campaign_id, p.currency ORDER BY count(*) DESC, p.currency"""


def by_code(connection: Connection, campaign_ids: Sequence[int]) -> Mapping[int, tuple[Sales, ...]]:
    """By campaign: the orders that were entered as owed to it, in each currency, less returns."""
    return _sales(connection.execute(_BY_CODE, (str(list(campaign_ids)),)))


def by_days(
    connection: Connection, campaign_ids: Sequence[int], currency: str = ""
) -> Mapping[int, tuple[Sales, ...]]:
    """By campaign: other orders within its days of credit after a piece, each for the last piece only.

    In each currency, or in one.
    """
    currencies = [currency] if currency else [one for (one,) in connection.execute(_CURRENCIES)]
    asked = {"ids": str(list(campaign_ids)), "currencies": json.dumps(currencies)}
    return _sales(connection.execute(_BY_DAYS, asked))


def _sales(rows: Sequence[Sequence[Any]]) -> Mapping[int, tuple[Sales, ...]]:
    found: dict[int, tuple[Sales, ...]] = {}
    for campaign_id, currency, orders, net in rows:
        found[campaign_id] = (*found.get(campaign_id, ()), Sales(currency, orders, net))
    return found
