"""Which follow-ups come up when: those that stand in the book, in the order in which they are done.

A day's follow-ups with a time come before those without one, and those of one contact stand together.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from rolodex.store import following, live
from rolodex.store.engine import Connection
from rolodex.store.live import AHEAD, EPOCH, Item
from rolodex.store.standing import CURRENT, SHOWN, awake

LATE, DUE, COMING = 0, 1, 2
ORDER = (
    "day, length(shown) < 11, CASE WHEN length(shown) > 10 THEN shown END, "
    "contact_id = 0, contact_id, reminder_id, rule_id, source_id"
)

# One without a date is due on any day.
_DAY = f"CASE {SHOWN} WHEN '' THEN :today_day ELSE {following.day(SHOWN)} END"


def _standing(more: str = "") -> str:
    """The SQL of the open follow-ups that have a row, as `following.ITEM` has it."""
    return f"""
SELECT r.origin, coalesce(r.rule_id, 0), coalesce(r.contact_id, 0), r.source_id, r.id, r.slot,
       coalesce(nullif({SHOWN}, ''), :today), {_DAY}
  FROM reminder r
 WHERE r.status = 'NEEDS-ACTION' AND {SHOWN} < :end{more} AND {CURRENT} AND {awake(":today")}
"""


_EVERY = f"{_standing()} UNION ALL {following.arms()}"
_ITEMS = f"{following.WITH}, item({following.ITEM}) AS ({_EVERY})"
_KEPT = f"{following.WITH}, item({following.ITEM}) AS MATERIALIZED ({_EVERY})"
_OF_CONTACT = (
    f"{following.WITH}, item({following.ITEM}) AS "
    f"({_standing(' AND r.contact_id = :contact')} UNION ALL {following.arms(only=True)})"
)
_BOUNDS = ("day < :today_day", "day = :today_day", "day > :today_day")
_TOTALS = ", ".join(f"count(*) FILTER (WHERE {bound})" for bound in _BOUNDS)
_FIRST = " UNION ALL ".join(
    f"SELECT * FROM (SELECT * FROM item WHERE {bound} ORDER BY {ORDER} LIMIT :limit)" for bound in _BOUNDS
)
# The totals stand in a row of their own, so that what there is has to be found only once.
_PARTS = f"{_KEPT} SELECT {_TOTALS}, '', '', '', '', -1 FROM item UNION ALL {_FIRST}"


class Part(NamedTuple):
    """The first items of a part of a day, and how many there are."""

    items: tuple[Item, ...]
    total: int


def parts(connection: Connection, today: date, end: date, limit: int) -> tuple[Part, ...]:
    """What is late, what is due today, and what comes before the day `end`."""
    asked = {**following.asked(connection, today, end), "limit": max(0, limit)}
    totals, *rows = connection.execute(_PARTS, asked)
    number = asked["today_day"]
    parted: tuple[list[Item], ...] = ([], [], [])
    for row in rows:
        parted[LATE if row[7] < number else DUE if row[7] == number else COMING].append(live.item(row))
    return tuple(Part(tuple(items), total) for items, total in zip(parted, totals[:3], strict=True))


def count(connection: Connection, today: date, end: date) -> int:
    """How many come up before the day `end`."""
    return int(
        connection.value(f"{_ITEMS} SELECT count(*) FROM item", following.asked(connection, today, end))
    )


def items(connection: Connection, today: date, end: date) -> tuple[Item, ...]:
    """All that come up before the day `end`, in order."""
    rows = connection.execute(
        f"{_ITEMS} SELECT * FROM item ORDER BY {ORDER}", following.asked(connection, today, end)
    )
    return tuple(map(live.item, rows))


def listed(connection: Connection, first: date, last: date, today: date, limit: int) -> tuple[Item, ...]:
    """The first of those that come up from one day to another, in order."""
    values = {"first_day": (first - EPOCH).days, "limit": limit}
    condition = f"day >= :first_day ORDER BY {ORDER} LIMIT :limit"
    return those(connection, today, last + timedelta(days=1), condition, values)


def repeated(connection: Connection, today: date, end: date) -> tuple[Item, ...]:
    """Those that come up before the day `end` and repeat."""
    rows = connection.execute(_standing(" AND r.rrule <> ''"), following.asked(connection, today, end))
    return tuple(map(live.item, rows))


def those(
    connection: Connection, today: date, end: date, condition: str, values: Mapping[str, object]
) -> tuple[Item, ...]:
    """Those of all that come up before the day `end` for which an SQL condition on `item` holds."""
    asked = {**following.asked(connection, today, end), **values}
    return tuple(map(live.item, connection.execute(f"{_ITEMS} SELECT * FROM item WHERE {condition}", asked)))


def of_contact(connection: Connection, contact_id: int, today: date, ahead: int = AHEAD) -> tuple[Item, ...]:
    """Those of one contact, what is late and what is to come within so many days, in order."""
    asked = following.asked(connection, today, today + timedelta(days=ahead), contact_id)
    rows = connection.execute(f"{_OF_CONTACT} SELECT * FROM item ORDER BY {ORDER}", asked)
    return tuple(map(live.item, rows))


def one(connection: Connection, key: str, today: date) -> Item | None:
    """The follow-up of this key, None where it is done, gone or not known."""
    wanted = live.read_key(key)
    if wanted is None:
        return None
    if not wanted.reminder_id:
        return live.found(connection, wanted, today)
    asked = {**following.asked(connection, today, today), "end": "9999-12-31", "id": wanted.reminder_id}
    rows = connection.execute(_standing(" AND r.id = :id"), asked)
    return live.item(rows[0]) if rows else None
