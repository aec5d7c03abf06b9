"""What each report costs on a book of many orders, against plain SQL over the orders themselves."""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import costs

from rolodex.services.opening import open_services

CONTACTS, PURCHASES = 20_000, 200_000
LARGE = 100_000, 1_000_000
RUNS = 5
BASELINES = {
    "summary": "SELECT count(DISTINCT contact_id), sum(total), count(*) FROM purchase WHERE {within}",
    "months": "SELECT month, sum(total), count(*) FROM purchase WHERE {within} GROUP BY month",
    "best": "SELECT contact_id, sum(total) FROM purchase WHERE {within} GROUP BY 1 ORDER BY 2 DESC LIMIT 50",
    "products": "SELECT product_id, sum(l.quantity), sum(l.total) FROM purchase p JOIN purchase_line l "
    "ON l.purchase_id = p.id WHERE {within} GROUP BY 1",
    "cohorts": "SELECT contact_id, min(day), count(DISTINCT month / 3) FROM purchase WHERE {always} "
    "GROUP BY 1",
}
"""The same question asked of the orders; where none is given, that of the summary."""


def spent(work: Callable[[], object]) -> float:
    """CPU milliseconds, the least of several; more than that is other work."""
    taken = []
    for _ in range(RUNS):
        begun = time.thread_time()
        work()
        taken.append(time.thread_time() - begun)
    return 1000 * min(taken)


def asked(bare: sqlite3.Connection, sql: str) -> object:
    """All rows of a statement."""
    return bare.execute(sql).fetchall()


def measure(path: Path, budget: str) -> None:
    """Print a row for each report and period."""
    today = date.today()  # noqa: DTZ011 - the sample book is made for this day
    services = open_services(path)
    bare = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    always = "currency = 'EUR' AND status <> 'cancelled'"
    for name in ("12", "all"):
        period = services.reports.period(name, today)
        first, last = (int(month[:4]) * 12 + int(month[5:]) - 1 for month in (period.first, period.last))
        within = f"{always} AND month BETWEEN {first} AND {last}"
        plain = {key: sql.format(within=within, always=always) for key, sql in BASELINES.items()}
        known = {key: spent(partial(asked, bare, sql)) for key, sql in plain.items()}
        for report in services.reports.names():
            cost = spent(partial(services.reports.report, report, period, "EUR", today))
            costs.row(f"{report}, {name}", cost, known.get(report, known["summary"]), budget, "ms")
    bare.close()
    services.close()


def main() -> None:
    """Print `name | measured | baseline | ratio | budget`; a book named on the command line is used as is."""
    contacts, purchases = LARGE if os.environ.get("BENCH_LARGE") else (CONTACTS, PURCHASES)
    print(f"{contacts:,} contacts, {purchases:,} purchases")
    if len(sys.argv) > 1:
        measure(Path(sys.argv[1]), "<= 200 ms")
        return
    with tempfile.TemporaryDirectory() as folder:
        measure(costs.demo_book(Path(folder), contacts, purchases), "<= 200 ms")


if __name__ == "__main__":
    main()
