"""Orders as they are written down, one by one.

An order's number continues what the book has: the signs before the digits at the end of the last order's
number stay, the digits are counted on from the highest that stands after those signs. Where the signs hold
that order's own year, it becomes the year of the new order, so that each year counts from 1. A book without
numbers begins with `2026-0001`.
"""

from __future__ import annotations

import re

from rolodex.store import steps
from rolodex.store.book import Connection, Transaction
from rolodex.store.days import counted
from rolodex.store.texts import storable

_COUNTED_ON = re.compile(r"(?P<before>.*?)(?P<count>[0-9]{1,15})", re.DOTALL)
_WIDTH = 4


def insert(
    tx: Transaction, contact_id: int, amount: int, currency: str, description: str, *, at: str = ""
) -> int:
    """Write an order of one line down and give its id; `at` is a UTC stamp, "" for now."""
    at = at or steps.stamp()
    day, month = counted(at)
    ((said, money),) = storable([(description, currency)])
    purchase_id = tx.connection.insert(
        "INSERT INTO purchase(contact_id, number, at, day, month, currency, total) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (contact_id, next_number(tx.connection, month // 12), at, day, month, money, amount),
    )
    tx.connection.insert(
        "INSERT INTO purchase_line(purchase_id, description, price, total) VALUES (?, ?, ?, ?)",
        (purchase_id, said, amount, amount),
    )
    return purchase_id


def next_number(connection: Connection, year: int) -> str:
    """The number of the next order of this year."""
    last = connection.execute(
        "SELECT number, month / 12 FROM purchase WHERE number <> '' ORDER BY id DESC LIMIT 1"
    )
    number, its_year = last[0] if last else (f"{year}-0000", year)
    found = _COUNTED_ON.fullmatch(number)
    before, width = (found["before"], len(found["count"])) if found else (f"{number}-", _WIDTH)
    if its_year:
        before = re.sub(rf"(?<![0-9]){its_year}(?![0-9])", str(year), before, count=1)
    highest = connection.value(
        "SELECT max(CAST(substr(number, length(?1) + 1) AS INTEGER)) FROM purchase "
        "WHERE substr(number, 1, length(?1)) = ?1 AND length(number) <= length(?1) + 15 "
        "AND substr(number, length(?1) + 1) NOT GLOB '*[^0-9]*'",
        (before,),
    )
    return f"{before}{int(highest or 0) + 1:0{width}}"
