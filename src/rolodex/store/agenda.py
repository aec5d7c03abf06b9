"""Which follow-ups come up when: those that stand in the book, in the order in which they are done.

A day's follow-ups with a time come before those without one.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from rolodex.store import live
from rolodex.store.engine import Connection
from rolodex.store.live import AHEAD, Item
from rolodex.store.standing import CURRENT, SHOWN, awake

LATE, DUE, COMING = 0, 1, 2
ORDER = "substr(shown, 1, 10), length(shown) = 10, shown, reminder_id, contact_id, rule_id, source_id"

# One without a date is due on any day; of somebody who is not interested nothing comes up until the review.
STANDING = f"""
  SELECT r.origin, coalesce(r.rule_id, 0) AS rule_id, coalesce(r.contact_id, 0) AS contact_id, r.source_id,
         r.id AS reminder_id, r.slot, coalesce(nullif({SHOWN}, ''), :today) AS shown
    FROM reminder r
   WHERE r.status = 'NEEDS-ACTION' AND {SHOWN} < :end AND {CURRENT} AND {awake(":today")}
"""
ITEMS = f"{STANDING} UNION ALL {live.ITEMS}"
_PARTS = f"""
WITH item AS ({ITEMS}),
parted AS (SELECT *, (shown >= :today) + (shown >= :tomorrow) AS part FROM item),
placed AS (SELECT *, count(*) OVER (PARTITION BY part) AS total,
                  row_number() OVER (PARTITION BY part ORDER BY {ORDER}) AS place FROM parted)
SELECT part, total, origin, rule_id, contact_id, source_id, reminder_id, slot, shown
  FROM placed WHERE place <= :limit ORDER BY part, place
"""


class Part(NamedTuple):
    """The first items of a part of a day, and how many there are."""

    items: tuple[Item, ...]
    total: int


def parts(connection: Connection, today: date, end: date, limit: int) -> tuple[Part, ...]:
    """What is late, what is due today, and what comes before the day `end`."""
    rows = connection.execute(_PARTS, {**live.asked(connection, today, end), "limit": max(1, limit)})
    return tuple(
        Part(
            tuple(Item(*row[2:]) for row in rows if row[0] == part)[: max(0, limit)],
            next((row[1] for row in rows if row[0] == part), 0),
        )
        for part in (LATE, DUE, COMING)
    )


def count(connection: Connection, today: date, end: date) -> int:
    """How many come up before the day `end`."""
    return int(connection.value(f"SELECT count(*) FROM ({ITEMS})", live.asked(connection, today, end)))


def items(connection: Connection, today: date, end: date) -> tuple[Item, ...]:
    """All that come up before the day `end`, in order."""
    rows = connection.execute(f"SELECT * FROM ({ITEMS}) ORDER BY {ORDER}", live.asked(connection, today, end))
    return tuple(Item(*row) for row in rows)


def of_contact(connection: Connection, contact_id: int, today: date) -> tuple[Item, ...]:
    """Those of one contact, what is late and what is to come, in order."""
    asked = {**live.asked(connection, today, today + timedelta(days=AHEAD)), "contact": contact_id}
    rows = connection.execute(f"SELECT * FROM ({ITEMS}) WHERE contact_id = :contact ORDER BY {ORDER}", asked)
    return tuple(Item(*row) for row in rows)


def one(connection: Connection, key: str, today: date) -> Item | None:
    """The follow-up of this key, None where it is done, gone or not known."""
    wanted = live.read_key(key)
    if wanted is None:
        return None
    if not wanted.reminder_id:
        return live.found(connection, wanted, today)
    asked = {"today": today.isoformat(), "end": "9999-12-31", "id": wanted.reminder_id}
    found = connection.execute(f"SELECT * FROM ({STANDING}) WHERE reminder_id = :id", asked)
    return Item(*found[0]) if found else None
