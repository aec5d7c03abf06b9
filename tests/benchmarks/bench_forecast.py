"""What the forecast and the suggestions cost with 100,000 contacts and 1,000,000 purchases.

`BENCH_BOOK` names a book to measure; without it one is made, of whom every second contact buys.
"""

from __future__ import annotations

import os
import random
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import costs

from rolodex.services.expectations import Expectations
from rolodex.services.suggestions import Suggestions
from rolodex.store import search, totals
from rolodex.store.book import Book

NOW = datetime.fromisoformat("2026-11-22T10:00")
TODAY = 20_779
CONTACTS, PURCHASES = 100_000, 1_000_000
RUNS = 9
BASELINE = (
    "SELECT contact_id, count(*), max(day) FROM purchase WHERE status <> 'cancelled' GROUP BY contact_id"
)


def main() -> None:
    """Print `name | measured | baseline | ratio | budget`."""
    with tempfile.TemporaryDirectory() as folder, closing(opened(Path(folder) / "large.rolodex")) as book:
        expectations = Expectations(book)
        with book.reading() as connection:
            bare = spent(lambda: connection.execute(BASELINE), 1)
            buyers = [one for (one,) in connection.execute("SELECT contact_id FROM customer LIMIT 500")]
        begun, used = time.monotonic(), time.process_time()
        expectations.fit(NOW.date())
        wall, here = time.monotonic() - begun, time.process_time() - used
        costs.row("fit and foretell everybody, wall", wall * 1000, bare, "<= 60 s", "ms")
        costs.row("of that in the program itself, CPU", here * 1000, bare, "", "ms")
        one = spent(lambda: expectations.of_contact(buyers[7], NOW.date()))
        costs.row("the expectation of one customer", one, bare, "<= 5 ms", "ms")
        many = spent(lambda: expectations.of_contacts(buyers, NOW.date()), 1)
        costs.row("of 500 customers", many, bare, "", "ms")
        anew = spent(lambda: Suggestions(book).best(NOW))
        costs.row("what is worth doing next", anew, bare, "<= 30 ms", "ms")
        kept = Suggestions(book)
        kept.best(NOW)
        costs.row("the same, nothing changed", spent(lambda: kept.best(NOW)), bare, "", "ms")


def spent(work: Callable[[], object], runs: int = RUNS) -> float:
    """CPU milliseconds, the median of several."""
    taken = []
    for _ in range(runs):
        begun = time.thread_time()
        work()
        taken.append(time.thread_time() - begun)
    return 1000 * sorted(taken)[runs // 2]


def opened(path: Path) -> Book:
    """The book that is measured: a copy of the one that is named, or a new one."""
    named = os.environ.get("BENCH_BOOK")
    if named:
        shutil.copyfile(named, path)
        return Book.open(path)
    book = Book.open(path, create=True)
    draw = random.Random(5)
    with book.housekeeping() as tx:
        totals.remove(tx.connection)
        tx.connection.executemany(
            "INSERT INTO contact(id, uid, fn) VALUES (?, ?, ?)",
            ((number, f"u{number}", f"Contact {number}") for number in range(1, CONTACTS + 1)),
        )
        tx.connection.executemany(
            "INSERT INTO purchase(contact_id, at, day, month, currency, total) VALUES (?, ?, ?, ?, ?, ?)",
            orders(draw),
        )
        totals.install(tx.connection)
        totals.rebuild(tx.connection)
        search.rebuild(tx.connection)
    return book


def orders(draw: random.Random) -> Iterator[tuple[object, ...]]:
    """Orders of customers who buy at rates of their own, until they stop."""
    made = 0
    while made < PURCHASES:
        contact_id, mean = draw.randrange(1, CONTACTS, 2), draw.randrange(1000, 40_000)
        rate, day = draw.gammavariate(0.9, 1 / 40) + 1e-4, TODAY - draw.randrange(1, 3000)
        currency = "EUR" if contact_id % 9 else "USD"
        while day <= TODAY and made < PURCHASES:
            month = (1970 + day // 365) * 12 + day // 31 % 12
            yield contact_id, "", day, month, currency, round(mean * draw.uniform(0.5, 1.5))
            made += 1
            day += max(1, round(draw.expovariate(rate)))
            if draw.random() < 0.03:
                break


if __name__ == "__main__":
    main()
