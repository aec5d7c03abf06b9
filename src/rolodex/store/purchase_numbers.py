"""The numbers of orders, which continue what the book has.

The signs before the digits at the end of the last order's number stay, the digits are counted on from the
highest that stands after those signs. Where the signs hold that order's own year, it becomes the year of the
new order, so that each year counts from 1. A book without numbers begins with `2026-0001`.
"""

from __future__ import annotations

import re

from rolodex.store.engine import Connection

_COUNTED_ON = re.compile(r"(?P<before>.*?)(?P<count>[0-9]{1,15})", re.DOTALL)
_WIDTH = 4


def following(connection: Connection, year: int) -> str:
    """The number of the next order of this year."""
    before, width = pattern(connection, year)
    highest = connection.value(
        "SELECT max(CAST(substr(number, length(?1) + 1) AS INTEGER)) FROM purchase "
        "WHERE number >= ?1 AND number < ?1 || char(1114111) AND number <> '' "
        "AND length(number) <= length(?1) + 15 AND substr(number, length(?1) + 1) NOT GLOB '*[^0-9]*'",
        (before,),
    )
    return f"{before}{int(highest or 0) + 1:0{width}}"


def pattern(connection: Connection, year: int) -> tuple[str, int]:
    """The signs before the digits of a number of this year, and how many digits there are at least."""
    last = connection.execute(
        "SELECT number, month / 12 FROM purchase WHERE number <> '' ORDER BY id DESC LIMIT 1"
    )
    number, its_year = last[0] if last else (f"{year}-0000", year)
    found = _COUNTED_ON.fullmatch(number)
    before, width = (found["before"], len(found["count"])) if found else (f"{number}-", _WIDTH)
    if its_year:
        before = re.sub(rf"(?<![0-9]){its_year}(?![0-9])", str(year), before, count=1)
    return before, width


def taken(connection: Connection, number: str, but: int = 0) -> bool:
    """Whether an order other than `but` has this number."""
    return bool(
        connection.value(
            "SELECT EXISTS(SELECT 1 FROM purchase WHERE number = ? AND number <> '' AND id <> ?)",
            (number, but),
        )
    )
