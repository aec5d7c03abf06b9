"""Which follow-ups come up when: those that stand in the book, in the order in which they are done.

A day's follow-ups with a time come before those without one.
"""

from __future__ import annotations

from typing import NamedTuple

from rolodex.store.engine import Connection
from rolodex.store.follow_ups import Item

LATE, DUE, COMING = 0, 1, 2
ORDER = "substr(shown, 1, 10), length(shown) = 10, shown, reminder_id, contact_id, rule_id, source_id"
SHOWN = "CASE r.snoozed_to WHEN '' THEN r.due ELSE r.snoozed_to END"

# One without a date is due on any day; of somebody who is not interested nothing comes up until the review.
STANDING = f"""
  SELECT r.origin, coalesce(r.rule_id, 0) AS rule_id, coalesce(r.contact_id, 0) AS contact_id, r.source_id,
         r.id AS reminder_id, r.slot, coalesce(nullif({SHOWN}, ''), :today) AS shown
    FROM reminder r
   WHERE r.status = 'NEEDS-ACTION' AND {SHOWN} < :end
     AND NOT EXISTS (SELECT 1 FROM pause p WHERE p.contact_id = r.contact_id
                      AND p.until > max(:today, substr({SHOWN}, 1, 10)))
"""
ITEMS = STANDING
_PARTS = f"""
WITH item AS ({ITEMS}),
parted AS (SELECT *, (shown >= :today) + (shown >= :tomorrow) AS part FROM item),
placed AS (SELECT *, count(*) OVER (PARTITION BY part) AS total,
                  row_number() OVER (PARTITION BY part ORDER BY {ORDER}) AS place FROM parted)
SELECT part, total, origin, rule_id, contact_id, source_id, reminder_id, slot, shown
  FROM placed WHERE place <= :limit ORDER BY part, place
"""


class Bounds(NamedTuple):
    """Today, tomorrow, and the day before which something must come up (also as days since 1970-01-01)."""

    today: str
    tomorrow: str
    end: str
    today_day: int
    end_day: int


class Part(NamedTuple):
    """The first items of a part of a day, and how many there are."""

    items: tuple[Item, ...]
    total: int


def parts(connection: Connection, bounds: Bounds, limit: int) -> tuple[Part, ...]:
    """What is late, what is due today, and what comes after it."""
    rows = connection.execute(_PARTS, {**bounds._asdict(), "limit": max(1, limit)})
    return tuple(
        Part(
            tuple(Item(*row[2:]) for row in rows if row[0] == part)[: max(0, limit)],
            next((row[1] for row in rows if row[0] == part), 0),
        )
        for part in (LATE, DUE, COMING)
    )


def count(connection: Connection, bounds: Bounds) -> int:
    """How many come up."""
    return int(connection.value(f"SELECT count(*) FROM ({ITEMS})", bounds._asdict()))


def items(connection: Connection, bounds: Bounds) -> tuple[Item, ...]:
    """All that come up, in order."""
    rows = connection.execute(f"SELECT * FROM ({ITEMS}) ORDER BY {ORDER}", bounds._asdict())
    return tuple(Item(*row) for row in rows)


def one(connection: Connection, key: str, bounds: Bounds) -> Item | None:
    """The follow-up of this key, None where it is done, gone or not known."""
    origin, _, rest = key.partition(":")
    if origin != "reminder" or not rest.isdecimal():
        return None
    asked = {**bounds._asdict(), "end": "9999-12-31", "id": int(rest)}
    found = connection.execute(f"SELECT * FROM ({ITEMS}) WHERE reminder_id = :id", asked)
    return Item(*found[0]) if found else None
