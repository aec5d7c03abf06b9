"""How often each customer buys: the median of the days between orders, and when the next is expected.

A median needs all orders of a customer, so each step counts a customer once, when it ends, however many
orders it wrote. What another program writes is counted by triggers.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise
from statistics import median

from rolodex.store import journal
from rolodex.store.engine import Connection

TABLE = "rhythm"
LEAST = 3
"""Fewer orders than this foretell nothing."""
READ = ("contact_id", "day", "status")
COLUMNS = "contact_id, orders, interval, last_day, expected_day"


def triggers() -> list[str]:
    """The triggers on purchase for writes that belong to no step."""
    foreign = f"{journal.NOW} = {journal.NONE}"
    differs = " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in READ)
    new, old = (f"contact_id = {row}.contact_id" for row in ("NEW", "OLD"))
    changed = f"AFTER UPDATE OF {', '.join(READ)} ON purchase WHEN {foreign} AND ({differs})"
    return [
        f"CREATE TRIGGER total_rhythm_insert AFTER INSERT ON purchase WHEN {foreign}\n"
        f"BEGIN {_count(new)} END",
        f"CREATE TRIGGER total_rhythm_delete AFTER DELETE ON purchase WHEN {foreign}\n"
        f"BEGIN {_count(old)} END",
        f"CREATE TRIGGER total_rhythm_update {changed}\nBEGIN {_count(old)} {_count(new)} END",
    ]


def refresh(connection: Connection, contact_ids: Collection[int]) -> None:
    """Count the orders of these contacts anew."""
    among = "contact_id IN (SELECT value FROM json_each(:ids))"
    ids = {"ids": json.dumps(list(contact_ids))}
    connection.execute(f"DELETE FROM {TABLE} WHERE {among}", ids)
    _fill(connection, connection.execute(_DAYS.format(among=among), ids))


def rebuild(connection: Connection) -> None:
    """Make the table anew from the purchases."""
    connection.execute(f"DELETE FROM {TABLE}")
    _fill(connection, connection.execute(_DAYS.format(among="1")))


def is_wrong(connection: Connection) -> bool:
    """Whether the table differs from the purchases."""
    kept, right = f"SELECT {COLUMNS} FROM {TABLE}", _rhythms("1")
    return bool(
        connection.value(f"SELECT EXISTS(SELECT * FROM ({right}) EXCEPT {kept})")
        or connection.value(f"SELECT EXISTS({kept} EXCEPT SELECT * FROM ({right}))")
    )


_DAYS = (
    "SELECT contact_id, json_group_array(day) FROM purchase WHERE {among} AND status <> 'cancelled' "
    "GROUP BY contact_id"
)


def _fill(connection: Connection, days: Iterable[tuple[int, str]]) -> None:
    """Write the rhythms of contacts with the days of their orders: SQL takes four times as long for many."""
    connection.executemany(f"INSERT INTO {TABLE}({COLUMNS}) VALUES (?, ?, ?, ?, ?)", _counted(days))


def _counted(days: Iterable[tuple[int, str]]) -> Iterator[tuple[int, ...]]:
    for contact_id, listed in days:
        ordered = sorted(json.loads(listed))
        last = ordered[-1]
        if len(ordered) < LEAST:
            yield contact_id, len(ordered), 0, last, 0
        else:
            gaps = [later - earlier for earlier, later in pairwise(ordered)]
            interval = round(median(gaps))
            yield contact_id, len(ordered), interval, last, last + interval


def _count(among: str) -> str:
    return f"DELETE FROM {TABLE} WHERE {among}; INSERT INTO {TABLE}({COLUMNS}) {_rhythms(among)};"


def _rhythms(among: str) -> str:
    """The rhythm of each of these contacts who ordered at all.

    The first order has no gap before it and stands first among `orders` gaps in order, so the two in the
    middle of the others are at 1 + orders / 2 and 1 + (orders + 1) / 2. Half a day goes to the even number.
    """
    gaps = (
        "SELECT contact_id, day, day - lag(day) OVER (PARTITION BY contact_id ORDER BY day) AS gap "
        f"FROM purchase WHERE {among} AND status <> 'cancelled'"
    )
    placed = (
        "SELECT contact_id, day, gap, count(*) OVER (PARTITION BY contact_id) AS orders, "
        f"row_number() OVER (PARTITION BY contact_id ORDER BY gap) AS place FROM ({gaps})"
    )
    middle = (
        "SELECT contact_id, max(orders) AS orders, max(day) AS last_day, "
        "sum((place = 1 + orders / 2) * gap) + sum((place = 1 + (orders + 1) / 2) * gap) AS twice "
        f"FROM ({placed}) GROUP BY contact_id"
    )
    interval = f"CASE WHEN orders >= {LEAST} THEN twice / 2 + (twice % 4 = 3) ELSE 0 END"
    expected = f"CASE WHEN orders >= {LEAST} THEN last_day + interval ELSE 0 END"
    return (
        f"SELECT contact_id, orders, interval, last_day, {expected} FROM "
        f"(SELECT contact_id, orders, last_day, {interval} AS interval FROM ({middle}))"
    )
