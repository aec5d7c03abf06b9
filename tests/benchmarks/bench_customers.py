"""What it costs to know how customers stand, beside plain SQL over the orders themselves.

`bench_customers.py BOOK` measures a copy of that book instead of a new sample; with BENCH_LARGE=1 the sample
has 100,000 contacts and 1,000,000 purchases.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from time import process_time

import costs

from rolodex.services.customers import Customers
from rolodex.services.opening import Services, open_services
from rolodex.store import customers, product_totals, rhythm

RUNS = 7
TODAY = date.today()  # noqa: DTZ011 - the day the sample is made for
CARDS = 100
SIZE = (100_000, 1_000_000) if os.environ.get("BENCH_LARGE") else (20_000, 100_000)

NET = """
SELECT contact_id, sum(net) AS net, sum(n) AS n, max(day) AS last FROM (
  SELECT contact_id, total AS net, 1 AS n, day FROM purchase WHERE status <> 'cancelled' AND currency = 'EUR'
  UNION ALL SELECT contact_id, -amount, 0, NULL FROM refund WHERE currency = 'EUR') GROUP BY 1
"""
RANK = f"SELECT count(*), sum(net > 1000000) FROM ({NET})"
STATES = f"""
SELECT n, count(*), sum(net) FROM (SELECT net, CASE WHEN :day - last < 2 * gap THEN 'active'
  WHEN :day - last < 4 * gap THEN 'slipping' ELSE 'inactive' END AS n
  FROM (SELECT net, last, (SELECT (max(day) - min(day)) / max(1, count(*) - 1) FROM purchase p
    WHERE p.contact_id = t.contact_id AND status <> 'cancelled') AS gap FROM ({NET}) t)) GROUP BY 1
"""
FIFTHS = f"""
SELECT r, count(*) FROM (SELECT ntile(5) OVER (ORDER BY last) AS r, ntile(5) OVER (ORDER BY n) AS f,
  ntile(5) OVER (ORDER BY net) AS m FROM ({NET})) GROUP BY 1
"""
PRODUCTS = """
SELECT l.product_id, sum(l.quantity), sum(l.total)
FROM purchase_line l JOIN purchase p ON p.id = l.purchase_id
WHERE p.status <> 'cancelled' AND p.currency = 'EUR' GROUP BY 1
"""
SOLD = "SELECT product_id, sum(quantity), sum(total) FROM product_total WHERE currency = 'EUR' GROUP BY 1"


def main() -> None:
    """Print `name | measured | baseline | ratio | budget`."""
    with tempfile.TemporaryDirectory() as folder:
        if len(sys.argv) > 1:
            path = Path(shutil.copy(sys.argv[1], Path(folder) / "book.rolodex"))
        else:
            path = costs.demo_book(Path(folder), *SIZE)
        services = open_services(path)
        services.customers.refresh(TODAY)
        with services.book.reading() as connection:
            orders = connection.value("SELECT count(*) FROM purchase")
        measure_reading(services, f"{orders} orders")
        measure_writing(services, f"{orders} orders")
        services.close()


def measure_reading(services: Services, what: str) -> None:
    """CPU seconds of what cards, segments and reports ask."""
    day = (TODAY - date(1970, 1, 1)).days

    def plain(sql: str) -> float:
        with services.book.reading() as connection:
            return least(lambda: connection.execute(sql, {"day": day} if ":day" in sql else ()), runs=2)

    with services.book.reading() as connection:
        ids = [row[0] for row in connection.execute("SELECT contact_id FROM customer ORDER BY net DESC")]
    every = ids[:: max(1, len(ids) // CARDS)]
    first = least(lambda: fresh(services).standing(every[len(every) // 2], TODAY), runs=3)
    cards = sorted(spent(partial(services.customers.standing, one, TODAY)) for one in every)
    rank = plain(RANK)
    costs.row(f"figures of a card, first after a change, {what} / rank by SQL", first, rank, "0.005 s")
    costs.row(f"figures of a card, p95, {what} / rank by SQL", cards[len(cards) * 19 // 20], rank, "0.005 s")
    states = least(lambda: fresh(services).counts(TODAY))
    costs.row(f"customers by state, {what} / plain SQL", states, plain(STATES), "0.100 s")
    costs.row(
        f"fifths for the scores, {what} / ntile", least(lambda: fresh(services).scores()), plain(FIFTHS), "-"
    )
    costs.row(f"products sold, {what} / plain SQL", plain(SOLD), plain(PRODUCTS), "-")


def measure_writing(services: Services, what: str) -> None:
    """CPU seconds that a saved order adds, and those of a full count."""
    with services.book.reading() as connection:
        busiest = connection.value("SELECT contact_id FROM customer ORDER BY orders DESC LIMIT 1")
    with services.book.housekeeping() as tx:
        run = tx.connection
        one = least(lambda: customers.refresh(run, [busiest]), runs=50)
        costs.row(
            f"customer of a saved order, {what} / its rhythm",
            one,
            least(lambda: rhythm.refresh(run, [busiest]), runs=50),
            "0.002 s",
        )
        summed = least(lambda: run.execute(NET), runs=1)
        whole = least(lambda: customers.rebuild(run), runs=1)
        costs.row(f"all customers anew, {what} / net sales by SQL", whole, summed, "-")
        lines = least(lambda: run.execute(PRODUCTS), runs=1)
        costs.row(
            f"all products anew, {what} / plain SQL",
            least(lambda: product_totals.rebuild(run), runs=1),
            lines,
            "-",
        )


def fresh(services: Services) -> Customers:
    """The customers as asked after something was written."""
    with services.book.reading() as connection:
        connection.remembered(customers.TABLE, dict).clear()
    return services.customers


def least(work: Callable[[], object], runs: int = RUNS) -> float:
    """The least of several runs: more than that is other work."""
    return min(spent(work) for _ in range(runs))


def spent(work: Callable[[], object]) -> float:
    """CPU seconds of this process."""
    begun = process_time()
    work()
    return process_time() - begun


if __name__ == "__main__":
    main()
