"""Reports by hand: a book of figures that holds what a test says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from threading import get_ident

from rolodex.domain.message import Word, message, verbatim
from rolodex.domain.report import Chart, Column, Figure, Period, Report, Row
from rolodex.domain.segment import Clause, Condition

TODAY = date(2026, 11, 12)
PERIOD = Period("2025-12", "2026-11", "2024-12", "2025-11", "12")
NET = (62, 56, 72, 80, 76, 88, 104, 82, 94, 116, 126, 78)
BEFORE = (52, 50, 60, 66, 72, 70, 82, 74, 78, 94, 104, 120)


def people(field: str, *values: str) -> Clause:
    """A rule of one condition."""
    return Clause((Condition(field, "is", values),))


def summary(sum_of_sales: int = 51_730_000) -> Report:
    """The five figures."""
    figures = (
        Figure(
            "net",
            message("Net sales"),
            "money",
            sum_of_sales,
            12.4,
            sentence=message("What was sold in these months less what came back, in euros."),
            people=people("lifecycle", "vip"),
        ),
        Figure(
            "buyers", message("Buying customers"), "count", 3409, 3.1, people=people("lifecycle", "active")
        ),
        Figure("average", message("Average order"), "money", 15_170),
        Figure("repeat", message("Repeat rate"), "percent", 41.0),
        Figure("refunds", message("Refunds"), "percent", 1.8, -0.4, good=False),
    )
    return Report("summary", message("Figures"), figures=figures, currency="EUR", period=PERIOD)


def months(scale: int = 50_000, count: int = 12) -> Report:
    """Net sales by month, beside the year before."""
    first = 2025 * 12 + 11
    rows = tuple(
        Row(
            (
                f"{(first + n) // 12}-{(first + n) % 12 + 1:02d}",
                BEFORE[n % 12] * scale,
                NET[n % 12] * scale,
                40 + n,
            ),
            people("last_order"),
        )
        for n in range(count)
    )
    return Report(
        "months",
        message("Net sales by month"),
        (
            Column("month", message("Month")),
            Column("before", message("The year before"), "money"),
            Column("net", message("Net sales"), "money"),
            Column("orders", message("Orders"), "count"),
        ),
        rows,
        Chart("bars", "month", ("before", "net"), unfinished=count - 1),
        currency="EUR",
        sentence=message("Orders less returns, by the month of the order; the month that runs is paler."),
        total=Row((None, sum(BEFORE) * scale, sum(NET) * scale, 546)),
    )


def lifecycle() -> Report:
    """Customers by lifecycle."""
    stages = (
        ("vip", "VIP", 148, 40_200_000, "violet"),
        ("active", "Active", 3204, 51_100_000, "good"),
        ("new", "New", 57, 800_000, "blue"),
        ("slipping", "Slipping", 611, 9_600_000, "warn"),
        ("inactive", "Inactive", 5870, 0, "faint"),
    )
    return Report(
        "lifecycle",
        message("Customers by lifecycle"),
        (
            Column("stage", message("Lifecycle")),
            Column("customers", message("Customers"), "count"),
            Column("net", message("Net sales"), "money"),
            Column("share", message("Share"), "percent"),
        ),
        tuple(
            Row((verbatim(words), count, net, net / 1_017_000), people("lifecycle", key), colour=colour)
            for key, words, count, net, colour in stages
        ),
        Chart("shares", "stage", ("share",)),
        currency="EUR",
        sentence=message("Each customer stands in one stage; the bar is its share of the sales."),
    )


def best(*names: str, amount: int = 4_821_000) -> Report:
    """The best customers."""
    named = names or (
        "Nordljus AB",
        "Fischer Bürobedarf GmbH",
        "Okafor & Sons",
        "Studio Moretti",
        "Muebles Ortiz, S.L.",
        "Weber & Kühn",
        "Atelier Blanc",
    )
    return Report(
        "best",
        message("Best customers"),
        (
            Column("rank", message(""), "count"),
            Column("customer", message("Customer")),
            Column("orders", message("Orders"), "count"),
            Column("last", message("Last"), "days"),
            Column("value", message("Lifetime value"), "money"),
        ),
        tuple(
            Row((n + 1, name, 61 - 4 * n, 12 + 9 * n, amount * (10 - n) // 10), contact_id=n + 1)
            for n, name in enumerate(named)
        ),
        Chart("none", "customer"),
        currency="EUR",
        sentence=message("By net sales ever."),
    )


def campaigns() -> Report:
    """What came of each campaign."""
    lines = (
        ("Autumn catalogue", 240, 31, 984_000),
        ("Spring offer", 522, 48, 1_211_500),
        ("Christmas card", 860, 22, 302_000),
    )
    return Report(
        "campaigns",
        message("Campaigns"),
        (
            Column("campaign", message("Campaign")),
            Column("sent", message("Sent"), "count"),
            Column("responded", message("Responded"), "count"),
            Column("share", message("Share"), "percent"),
            Column("sales", message("Sales"), "money"),
        ),
        tuple(
            Row((name, sent, came, 100 * came / sent, sales), people("campaign", name))
            for name, sent, came, sales in lines
        ),
        Chart("none", "campaign"),
        currency="EUR",
        sentence=message("Sales of those who were written to, in the 90 days after."),
    )


def grid(name: str, title: str, down: int, across: int, *, triangle: bool = False) -> Report:
    """A grid of cells."""
    rows = tuple(
        Row((str(y + 1), str(x + 1), (x + 1) * (y + 2) * 3 % 97), people("recency", str(y + 1)))
        for y in range(down)
        for x in range(across - (y if triangle else 0))
    )
    return Report(
        name,
        verbatim(title),
        (
            Column("down", message("Recency")),
            Column("across", message("Frequency")),
            Column("count", message("Customers"), "count"),
        ),
        rows,
        Chart("grid", "down", ("count",), "across"),
        sentence=message("The darker a cell, the more customers."),
    )


def funnel() -> Report:
    """The pipeline."""
    stages = (("Lead", 40, 900_000), ("Offer", 22, 610_000), ("Agreed", 9, 320_000), ("Won", 6, 210_000))
    return Report(
        "pipeline",
        message("Pipeline"),
        (
            Column("stage", message("Stage")),
            Column("deals", message("Deals"), "count"),
            Column("amount", message("Amount"), "money"),
        ),
        tuple(Row((name, count, amount), people("deal", "open")) for name, count, amount in stages),
        Chart("funnel", "stage", ("deals",)),
        currency="EUR",
    )


def line() -> Report:
    """Activity against result."""
    rows = tuple(
        Row((f"2026-{n:02d}", 20 + n * 3 % 11, 12 + n * 5 % 9), people("activity")) for n in range(1, 12)
    )
    return Report(
        "activity",
        message("Activity and result"),
        (
            Column("month", message("Month")),
            Column("talks", message("Talks"), "count"),
            Column("orders", message("Orders"), "count"),
        ),
        rows,
        Chart("line", "month", ("talks", "orders")),
        sentence=message("Talks of all kinds beside orders, month by month."),
    )


def silent(name: str, title: str) -> Report:
    """A report that has nothing to show."""
    return Report(name, verbatim(title), silence=message("Nothing came back in these months."))


def usual() -> tuple[Report, ...]:
    """A report of each kind."""
    return (
        summary(),
        months(),
        lifecycle(),
        best(),
        campaigns(),
        grid("rfm", "Recency and frequency", 5, 5),
        replace(best("Oak desk", "Shelf", "Lamp"), name="products", title=message("Products")),
        silent("returns", "Returns"),
        replace(campaigns(), name="areas", title=message("Areas")),
        replace(campaigns(), name="sources", title=message("Sources")),
        grid("cohorts", "Who came back", 8, 8, triangle=True),
        funnel(),
        line(),
        grid("hours", "Best hour to reach", 7, 24),
        silent("kept", "Follow-ups kept"),
    )


@dataclass
class HandMade:
    """Reports as they were put here; `asked` tells what was read."""

    held: dict[str, Report] = field(default_factory=lambda: {one.name: one for one in usual()})
    money: tuple[str, ...] = ("EUR",)
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    written: list[tuple[Path, tuple[str, ...]]] = field(default_factory=list)
    lost: tuple[str, ...] = ()
    """Reports that fail when they are read."""
    threads: set[int] = field(default_factory=set)

    @property
    def reports(self) -> HandMade:
        """They are their own bundle of services."""
        return self

    def put(self, report: Report) -> None:
        """Let a report be this from now on."""
        self.held[report.name] = report

    def names(self) -> tuple[str, ...]:
        return (*self.held, *self.lost)

    def currencies(self) -> tuple[str, ...]:
        return self.money

    def period(self, name: str, today: date) -> Period:
        if ".." in name:
            first, last = name.split("..")
            return Period(first, last, name="own")
        return replace(PERIOD, name=name)

    def report(self, name: str, period: Period, currency: str, today: date, language: str) -> Report:
        self.threads.add(get_ident())
        self.asked.append((name, period.name, currency))
        return self.held[name]

    def all(self, period: Period, currency: str, today: date, language: str) -> tuple[Report, ...]:
        return tuple(self.held.values())

    def write_pdf(self, out: Path, reports: Sequence[Report], word: Word, language: str) -> int:
        self.threads.add(get_ident())
        out.write_bytes(b"%PDF")
        self.written.append((out, tuple(one.name for one in reports)))
        return 1

    def write_xlsx(self, out: Path, reports: Sequence[Report], word: Word) -> None:
        out.write_bytes(b"PK")
        self.written.append((out, tuple(one.name for one in reports)))
