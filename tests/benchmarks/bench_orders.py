"""What lists of orders, looking one up and selling cost, beside plain SQL that reads all of them.

`bench_orders.py BOOK` measures a copy of that book instead of a new sample; with BENCH_LARGE=1 the sample has
100,000 contacts and 1,000,000 purchases.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from time import process_time

import costs

from rolodex.services.opening import Services, open_services

RUNS = 5
FRAME = "0.016 s"
NOW = datetime.now()  # noqa: DTZ005 - the day the sample is made for
SIZE = (100_000, 1_000_000) if os.environ.get("BENCH_LARGE") else (20_000, 100_000)
PAGE = """
SELECT p.id, c.fn, p.total - (SELECT coalesce(sum(amount), 0) FROM payment WHERE purchase_id = p.id) AS left
  FROM purchase p JOIN contact c ON c.id = p.contact_id WHERE {} ORDER BY p.at DESC LIMIT 200
"""
NUMBER = PAGE.format("p.number LIKE '%0418%'")
NAME = PAGE.format("c.fn LIKE '%ana%'")
GOODS = PAGE.format("p.id IN (SELECT purchase_id FROM purchase_line WHERE description LIKE '%chair%')")
UNPAID = """
SELECT currency, sum(total) - sum((SELECT coalesce(sum(amount), 0) FROM payment WHERE purchase_id = p.id))
  FROM purchase p WHERE +status = 'open' GROUP BY currency
"""


def main() -> None:
    """Print `name | measured | baseline | ratio | budget`."""
    with tempfile.TemporaryDirectory() as folder:
        if len(sys.argv) > 1:
            path = Path(shutil.copy(sys.argv[1], Path(folder) / "book.rolodex"))
        else:
            path = costs.demo_book(Path(folder), *SIZE)
        services = open_services(path)
        measure_lists(services)
        measure_selling(services)
        services.close()


def measure_lists(services: Services) -> None:
    """CPU seconds of pages, counts and sums."""

    def plain(sql: str) -> float:
        with services.book.reading() as connection:
            return least(lambda: connection.execute(sql), runs=2)

    orders = services.purchases
    what = f"{orders.count()} orders"
    newest = plain(PAGE.format("1"))
    costs.row(f"first page, {what} / plain SQL", least(orders.rows), newest, FRAME)
    costs.row(f"page 50, {what} / plain SQL", least(lambda: orders.rows(offset=10_000)), newest, FRAME)
    costs.row(f"first to pay, {what} / plain SQL", least(orders.to_pay), newest, FRAME)
    for said, text, sql in (("number", "0418", NUMBER), ("name", "ana", NAME), ("goods", "chair", GOODS)):
        by_sql = plain(sql)
        costs.row(f"by {said}, {what} / plain SQL", least(partial(orders.rows, text)), by_sql, FRAME)
        count = least(partial(orders.count, text))
        costs.row(f"count by {said}, {what} / plain SQL", count, by_sql, "-")
    unpaid = least(lambda: orders.unpaid(NOW.date()))
    costs.row(f"what is open, {what} / plain SQL", unpaid, plain(UNPAID), "-")


def measure_selling(services: Services) -> None:
    """CPU seconds of a sale in one line: read, and written with all that follows from it."""
    (row,) = services.purchases.rows(limit=1)
    line = "2 chairs 89,90 card yesterday"
    sale = services.purchases.quick(line, row.contact_id, NOW)
    read = least(lambda: services.purchases.quick(line, row.contact_id, NOW))
    costs.row("a sale in one line, read", read, 0, FRAME)
    costs.row("a sale in one line, written", least(lambda: services.purchases.sell_quick(sale)), 0, "-")


def least(act: Callable[[], object], runs: int = RUNS) -> float:
    """The least CPU seconds of several runs; more than that is other work."""
    spent = []
    for _ in range(runs):
        start = process_time()
        act()
        spent.append(process_time() - start)
    return min(spent)


if __name__ == "__main__":
    main()
