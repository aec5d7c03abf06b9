"""What Today costs on a large book with rules for many, against reading the due rows alone."""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import costs

from rolodex.domain.rule import Rule
from rolodex.services.agenda import Agenda
from rolodex.services.rules import Rules
from rolodex.store import search, totals
from rolodex.store.book import Book

CONTACTS = 100_000
ACTIVITIES = 1_000_000
PURCHASES = 100_000
REMINDERS = 20_000
TAGGED = 10_000
BATCH = 50_000
RUNS = 7
NOW = datetime.fromisoformat("2026-05-14T10:30")
TODAY = (NOW.date() - date(1970, 1, 1)).days
SINCE = "2026-03-15"
"""Since when the rules are there: two months in which nobody did anything about them."""
BASELINE = (
    "SELECT * FROM reminder WHERE status = 'NEEDS-ACTION' AND "
    "CASE snoozed_to WHEN '' THEN due ELSE snoozed_to END < '2026-05-22'"
)
INSERTS = {
    "contact": "INSERT INTO contact(id, uid, fn, created_at) VALUES (?, ?, ?, '2020-01-01')",
    "date": "INSERT INTO date(contact_id, name, year, month, day) VALUES (?, 'bday', ?, ?, ?)",
    "tel": "INSERT INTO tel(contact_id, value) VALUES (?, ?)",
    "tag": "INSERT INTO contact_tag(contact_id, tag_id) VALUES (?, 1)",
    "activity": "INSERT INTO activity(contact_id, kind, outcome, at, day, month) VALUES (?, ?, ?, ?, ?, ?)",
    "purchase": "INSERT INTO purchase(contact_id, currency, total, day, month) VALUES (?, 'EUR', ?, ?, 0)",
    "reminder": "INSERT INTO reminder(contact_id, summary, due, status) VALUES (?, 'Call', ?, ?)",
}


def rows(table: str, draw: random.Random) -> Iterator[tuple[object, ...]]:
    """The rows of a table, the last two years of a busy firm."""
    everyone = range(1, CONTACTS + 1)
    if table == "contact":
        yield from ((one, f"u{one}", f"Name{one} Family{one % 997}") for one in everyone)
    elif table == "date":
        for one in everyone[::2]:
            yield one, 1940 + draw.randrange(60), draw.randrange(12) + 1, draw.randrange(28) + 1
    elif table == "tel":
        yield from ((one, f"+34 600 {one}") for one in everyone)
    elif table == "tag":
        yield from ((one,) for one in everyone[:: CONTACTS // TAGGED])
    elif table == "activity":
        for _ in range(ACTIVITIES):
            day = TODAY - draw.randrange(730)
            kind = draw.choice(("call", "email", "note", "visit"))
            yield draw.choice(everyone), kind, draw.choice(("", "no answer")), iso(day), day, 0
    elif table == "purchase":
        for _ in range(PURCHASES):
            yield draw.choice(everyone[: CONTACTS // 5]), draw.randrange(90_000), TODAY - draw.randrange(730)
    else:
        for _ in range(REMINDERS):
            day = TODAY + draw.randrange(-400, 60)
            yield draw.choice(everyone), iso(day), "COMPLETED" if day < TODAY - 20 else "NEEDS-ACTION"


def iso(day: int) -> str:
    """The ISO date of a day."""
    return (date(1970, 1, 1) + timedelta(days=day)).isoformat()


def filled(path: Path) -> Book:
    """The book that is measured."""
    book = Book.open(path, create=True)
    draw = random.Random(5)
    with book.housekeeping() as tx:
        totals.remove(tx.connection)
        tx.connection.execute("INSERT INTO tag(id, name) VALUES (1, 'VIP')")
        for table, sql in INSERTS.items():
            tx.connection.executemany(sql, rows(table, draw))
        totals.install(tx.connection)
        totals.rebuild(tx.connection)
        search.rebuild(tx.connection)
    return book


def spent(work: Callable[[], object]) -> float:
    """CPU milliseconds, the median of several."""
    taken = []
    for _ in range(RUNS):
        begun = time.thread_time()
        work()
        taken.append(time.thread_time() - begun)
    return 1000 * sorted(taken)[RUNS // 2]


def main() -> None:
    """Print `name | measured | baseline | ratio | budget`."""
    with tempfile.TemporaryDirectory() as folder, filled(Path(folder) / "large.rolodex") as book:
        agenda, rules = Agenda(book), Rules(book)
        with book.reading() as connection:
            bare = spent(lambda: connection.execute(BASELINE))
        costs.row(
            "Today on 100,000 contacts and 1,000,000 activities, without rules",
            spent(lambda: agenda.day(NOW)),
            bare,
            "<= 100 ms",
            "ms",
        )
        for rule in (
            Rule(0, "touch", tag="VIP", days=180, since=SINCE),
            Rule(0, "birthday", tag="VIP", days=3, since=SINCE),
            Rule(0, "purchase", days=7, since=SINCE),
            Rule(0, "purchase", days=30, since=SINCE),
            Rule(0, "rhythm", days=5, since=SINCE),
        ):
            rules.save(rule)
        measure(book, bare, "rules for 10,000 and for orders")
        first = NOW.date()
        month = spent(lambda: agenda.span(first, first + timedelta(days=34), NOW))
        costs.row("a month, rules for 10,000 and for orders", month, bare, "", "ms")
        rules.save(Rule(0, "touch", days=365, since=SINCE))
        rules.save(Rule(0, "birthday", days=0, since=SINCE))
        measure(book, bare, "and rules for everybody", "")


def measure(book: Book, bare: float, what: str, budget: str = "<= 100 ms") -> None:
    """The rows for a day and its count."""
    agenda = Agenda(book)
    day = agenda.day(NOW)
    found = day.late_count + day.due_count + day.coming_count
    costs.row(f"Today with {what} ({found:,} found)", spent(lambda: agenda.day(NOW)), bare, budget, "ms")
    budget = "<= 20 ms" if budget else ""
    anew = spent(lambda: Agenda(book).count(NOW))
    costs.row(f"the count for the rail after a change, {what}", anew, bare, budget, "ms")
    agenda.count(NOW)
    costs.row("the count each minute, nothing changed", spent(lambda: agenda.count(NOW)), bare, budget, "ms")


if __name__ == "__main__":
    main()
