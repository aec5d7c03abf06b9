"""Segments: counted, listed, and kept with each step.

The baseline counts the same by plain SQL over the base tables, without the tables that are kept beside them.
`bench_segments.py BOOK` measures a copy of that book instead of a new sample; with BENCH_LARGE=1 the sample
has 100,000 contacts and 1,000,000 purchases.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import costs

from rolodex.domain.listing import Query
from rolodex.domain.purchase import Purchase, PurchaseLine
from rolodex.domain.segment import Clause, Condition, Segment, Span
from rolodex.services.opening import Services, open_services

SIZE = (100_000, 1_000_000) if os.environ.get("BENCH_LARGE") else (20_000, 100_000)
RUNS = 5
YEAR = Span("2026-01-01", "2026-12-31")
C = Condition
IN_YEAR = "day BETWEEN 20454 AND 20818 AND status <> 'cancelled'"
ORDERED = f"SELECT contact_id FROM purchase WHERE {IN_YEAR}"
CITY = "SELECT contact_id FROM adr WHERE lower(city) = 'madrid'"
RULES = (
    (
        "Madrid, bought in 2026",
        Clause((C("city", values=("Madrid",)), C("purchase", "within", span=YEAR))),
        f"SELECT count(DISTINCT contact_id) FROM purchase WHERE {IN_YEAR} AND contact_id IN ({CITY})",
    ),
    (
        "not bought for 90 days",
        Clause((C("purchase", "within"), C("purchase", "never", span=Span(days=90)))),
        "SELECT count(*) FROM (SELECT contact_id FROM purchase WHERE status <> 'cancelled' "
        "GROUP BY contact_id HAVING max(day) <= :day - 90)",
    ),
    (
        "three orders in 2026",
        Clause((C("purchase", "least", low=3, span=YEAR),)),
        f"SELECT count(*) FROM ({ORDERED} GROUP BY contact_id HAVING count(*) >= 3)",
    ),
    (
        "EUR 500 in 2026",
        Clause((C("net", "least", low=50_000, span=YEAR, currency="EUR"),)),
        "SELECT count(*) FROM (SELECT contact_id FROM purchase "
        f"WHERE {IN_YEAR} AND currency = 'EUR' GROUP BY contact_id HAVING sum(total) >= 50000)",
    ),
    (
        "EUR 500 ever",
        Clause((C("net", "least", low=50_000, currency="EUR"),)),
        "SELECT count(*) FROM (SELECT contact_id FROM purchase WHERE currency = 'EUR' "
        "AND status <> 'cancelled' GROUP BY contact_id HAVING sum(total) >= 50000)",
    ),
    (
        "something to pay",
        Clause((C("unpaid", "least", low=1, currency="EUR"),)),
        "SELECT count(DISTINCT contact_id) FROM purchase p WHERE status = 'open' AND currency = 'EUR' AND "
        "total > (SELECT coalesce(sum(amount), 0) FROM payment WHERE purchase_id = p.id)",
    ),
    (
        "no talk for 60 days",
        Clause((C("talk", "never", span=Span(days=60)),)),
        "SELECT count(*) FROM contact WHERE id NOT IN (SELECT contact_id FROM activity "
        "WHERE day > :day - 60 AND kind <> 'note' AND outcome NOT IN ('no answer', 'busy', 'voicemail'))",
    ),
    (
        "active, with a phone, or a favourite",
        Clause(
            (
                Clause((C("lifecycle", values=("active",)), C("has", values=("phone",)))),
                C("favourite", values=("yes",)),
            ),
            "any",
        ),
        "SELECT count(*) FROM contact WHERE favourite OR (id IN (SELECT contact_id FROM tel) AND id IN "
        "(SELECT contact_id FROM purchase GROUP BY contact_id HAVING max(day) > :day - 180))",
    ),
)


def spent(action: Callable[[], object], runs: int = RUNS) -> float:
    """The least CPU seconds of several runs."""
    best = 1e9
    for _ in range(runs):
        begin = time.process_time()
        action()
        best = min(best, time.process_time() - begin)
    return best


def counts(services: Services, today: date) -> None:
    """What a new rule costs while its conditions are chosen."""
    day = (today - date(1970, 1, 1)).days
    with services.book.reading() as connection:
        for name, rule, plain in RULES:
            values = {"day": day} if ":day" in plain else {}
            measured = spent(partial(services.segments.count, rule, today))
            baseline = spent(partial(connection.value, plain, values), 2)
            costs.row(f"count: {name}", measured, baseline, "<= 0.1 s")


def kept(services: Services, today: date) -> None:
    """What counting all, a step, and the figures of the rail cost."""
    for name, rule, _ in RULES:
        services.segments.save(Segment(0, name, rule))
    plain = spent(lambda: services.customers.counts(today))
    costs.row("count all anew", spent(lambda: services.segments.refresh(today), 2), plain, "once a day")
    costs.row("figures of the rail", spent(lambda: services.segments.all(today)), plain, "<= 0.003 s")
    (buyer,) = services.contacts.matches(Query(kind="", segment=-2), 1).rows
    line = PurchaseLine(description="Chair", price=9000, total=9000)
    order = Purchase(contact_id=buyer.id, currency="EUR", lines=(line,), total=9000)
    card = services.contacts.get(buyer.id)
    assert card
    names = iter(range(1000))
    costs.row(
        "an order, with its segments", spent(lambda: services.purchases.save(order)), plain, "unnoticed"
    )
    rename = lambda: services.contacts.save(replace(card, fn=f"{card.fn} {next(names)}"))  # noqa: E731
    costs.row("a card, with its segments", spent(rename), plain, "unnoticed")


def lists(services: Services) -> None:
    """What the first page of a kept segment costs, and the whole of it, beside that of all contacts."""
    for segment_id, name in ((-6, "prospects"), (-1, "VIPs")):
        for text in ("", "ma", "maria"):
            asked = Query(text=text, kind="", segment=segment_id)
            begin = time.process_time()
            services.contacts.matches(asked)
            cold = time.process_time() - begin
            plain = spent(partial(services.contacts.matches, Query(text=text, kind="")))
            costs.row(f"{name}: first rows of “{text}”, cold", cold, plain, "<= 0.03 s")
            again = spent(partial(services.contacts.matches, asked))
            costs.row(f"{name}: first rows of “{text}”", again, plain, "<= 0.03 s")
        whole = Query(kind="", segment=segment_id)
        plain = spent(lambda: services.contacts.listing(Query(kind="")))
        measured = spent(partial(services.contacts.listing, whole))
        costs.row(f"{name}: all ids", measured, plain, "-")


def main() -> None:
    """Measure everything."""
    with tempfile.TemporaryDirectory() as folder:
        if len(sys.argv) > 1:
            path = Path(shutil.copy(sys.argv[1], Path(folder) / "book.rolodex"))
        else:
            path = costs.demo_book(Path(folder), *SIZE)
        services = open_services(path)
        today = date.today()  # noqa: DTZ011 - the day the sample was made for
        counts(services, today)
        kept(services, today)
        lists(services)
        services.close()


if __name__ == "__main__":
    main()
