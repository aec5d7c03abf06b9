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
SOME = 500
"""The highest number is looked for among so many of the last orders and of the last in the order of signs."""


def following(connection: Connection, year: int) -> str:
    """The number of the next order of this year."""
    before, width = pattern(connection, year)
    rows = connection.execute(
        "SELECT number FROM (SELECT number FROM purchase ORDER BY id DESC LIMIT :some) "
        "UNION SELECT number FROM (SELECT number FROM purchase WHERE number <> '' AND number >= :before "
        "AND number < :before || char(1114111) ORDER BY number DESC LIMIT :some)",
        {"before": before, "some": SOME},
    )
    counts = [int(digits) for (number,) in rows if (digits := _count(number, before))]
    count = max(counts, default=0) + 1
    while taken(connection, f"{before}{count:0{width}}"):
        count += 1
    return f"{before}{count:0{width}}"


def _count(number: str, before: str) -> str:
    """The digits that follow these signs in a number, "" where it is none of that kind."""
    digits = number.removeprefix(before)
    is_one = number.startswith(before) and digits.isascii() and digits.isdigit() and len(digits) < 16
    return digits if is_one else ""


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
