"""Who was talked to in each month, and who of them ordered: counted anew when a step ends.

A customer has a row for each month with a talk and each currency ordered in by then, so that whether orders
follow talks is one sum.
"""

from __future__ import annotations

import json
from collections.abc import Collection

from rolodex.domain.activity import MISSED, TALKS
from rolodex.domain.figures import AFTER_TALK
from rolodex.store.engine import Connection

TABLE = "talk_total"
COLUMNS = "contact_id, month, currency, talks, followed, bought"
_KINDS = ", ".join(f"'{kind}'" for kind in TALKS)
_MISSED = ", ".join(f"'{outcome}'" for outcome in MISSED)
_LAST_DAY = (
    "CAST(julianday(printf('%04d-%02d-01', (a.month + 1) / 12, (a.month + 1) % 12 + 1)) - 2440587.5 "
    "AS INTEGER) - 1"
)


def refresh(connection: Connection, contact_ids: Collection[int]) -> None:
    """Count these contacts anew."""
    if not contact_ids:
        return
    ids = {"ids": json.dumps(list(contact_ids))}
    among = "contact_id IN (SELECT value FROM json_each(:ids))"
    connection.execute(f"DELETE FROM {TABLE} WHERE {among}", ids)
    connection.execute(f"INSERT INTO {TABLE}({COLUMNS}) {_rows(f'AND a.{among}')}", ids)


def rebuild(connection: Connection) -> None:
    """Make the table anew from talks and orders."""
    connection.execute(f"DELETE FROM {TABLE}")
    connection.execute(f"INSERT INTO {TABLE}({COLUMNS}) {_rows()}")


def is_wrong(connection: Connection) -> bool:
    """Whether the table differs from talks and orders."""
    kept = f"SELECT {COLUMNS} FROM {TABLE}"
    return bool(
        connection.value(f"SELECT EXISTS(SELECT * FROM ({_rows()}) EXCEPT {kept})")
        or connection.value(f"SELECT EXISTS({kept} EXCEPT SELECT * FROM ({_rows()}))")
    )


def _rows(only: str = "") -> str:
    """What the rows must hold; an order follows a talk within the days after the first talk of a month."""
    return f"""
SELECT t.contact_id, t.month, c.currency, t.talks,
  EXISTS (SELECT 1 FROM purchase p WHERE p.contact_id = t.contact_id AND p.currency = c.currency
    AND p.day BETWEEN t.day AND t.day + {AFTER_TALK} AND p.status <> 'cancelled'),
  EXISTS (SELECT 1 FROM customer_month_total m WHERE m.contact_id = t.contact_id AND m.month = t.month
    AND m.currency = c.currency AND m.orders > 0)
FROM (SELECT a.contact_id, a.month, min(a.day) AS day, {_LAST_DAY} AS last, count(*) AS talks
  FROM activity a WHERE a.kind IN ({_KINDS}) AND a.outcome NOT IN ({_MISSED}) {only}
  GROUP BY a.contact_id, a.month) t
CROSS JOIN customer_total c ON c.contact_id = t.contact_id
WHERE c.orders > 0 AND c.first_day <= t.last"""
