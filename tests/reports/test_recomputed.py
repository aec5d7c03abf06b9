"""Each report equals, to the cent, what plain Python counts from the rows; each rule gives those counted."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from tests.reports.recomputed import Book, last_day, month_of, months
from tests.reports.sample import TODAY

from rolodex.domain.due import day_of
from rolodex.domain.report import Figure, Period, Report, Row
from rolodex.domain.segment import LIFECYCLES, Clause, Condition
from rolodex.i18n import word
from rolodex.services.opening import Services

PERIODS = (
    "month",
    "quarter",
    "year",
    "12",
    "last_year",
    "all",
    "2024-02",
    "2024-01..2024-03",
    "2020",
    "2026-08..2026-10",
)
CURRENCIES = ("EUR", "USD", "JPY", "CHF")
ASKED = [(period, "EUR") for period in PERIODS] + [("12", currency) for currency in CURRENCIES[1:]]
asked = pytest.mark.parametrize(("name", "currency"), ASKED)


def made(services: Services, report: str, name: str, currency: str) -> tuple[Report, Period]:
    period = services.reports.period(name, TODAY)
    return services.reports.report(report, period, currency, TODAY), period


def people(services: Services, one: Row | Figure) -> set[int]:
    assert one.people is not None
    return set(services.segments.ids(one.people, TODAY))


def cells(report: Report, row: Row) -> dict[str, Any]:
    return {column.key: cell for column, cell in zip(report.columns, row.cells, strict=True)}


def said(cell: Any) -> str:
    return cell if isinstance(cell, str) else word(cell)


def percent(part: int, whole: int) -> float | None:
    return round(100 * part / whole, 1) if whole > 0 else None


@asked
def test_the_summary(services: Services, counted: Book, name: str, currency: str) -> None:
    report, period = made(services, "summary", name, currency)
    figures = {figure.key: figure for figure in report.figures}
    first, last = period.first, period.last
    often = counted.orders_of(currency, first, last)
    gross = sum(row["total"] for row in counted.bought(currency, first, last))
    back = sum(row["amount"] for row in counted.returned(currency, first, last))
    returning = {row["contact_id"] for row in counted.returned(currency, first, last)}
    again = {contact for contact, orders in often.items() if orders > 1}
    assert figures["net"].value == gross - back
    assert figures["buyers"].value == len(often)
    assert figures["repeat"].value == percent(len(again), len(often))
    assert figures["refunds"].value == percent(back, gross)
    orders = sum(often.values())
    assert figures["average"].value == (round(gross / orders) if orders else None)
    assert people(services, figures["net"]) == set(often) | returning
    assert people(services, figures["buyers"]) == set(often)
    assert people(services, figures["repeat"]) == again
    assert people(services, figures["refunds"]) == returning
    if period.before_first:
        was = counted.net(currency, period.before_first, period.before_last)
        expected = round(100 * (gross - back - was) / was, 1) if was > 0 else None
        assert figures["net"].change == expected
        old = counted.orders_of(currency, period.before_first, period.before_last)
        assert figures["buyers"].change == (
            round(100 * (len(often) - len(old)) / len(old), 1) if old else None
        )
    else:
        assert {figure.change for figure in report.figures} == {None}


@asked
def test_the_months(services: Services, counted: Book, name: str, currency: str) -> None:
    report, period = made(services, "months", name, currency)
    if not report.rows:
        assert counted.net(currency, period.first, period.last) == 0
        assert word(report.silence)
        return
    before = list(months(period.before_first, period.before_last)) if period.before_first else []
    for place, (month, row) in enumerate(zip(months(period.first, period.last), report.rows, strict=True)):
        found = cells(report, row)
        assert found["month"] == month
        assert found["net"] == counted.net(currency, month, month)
        assert found["orders"] == len(counted.bought(currency, month, month))
        assert found["before"] == (counted.net(currency, before[place], before[place]) if before else None)
        if currency != "EUR" or len(report.rows) <= 3:
            assert people(services, row) == set(counted.orders_of(currency, month, month))
    assert report.total is not None
    assert cells(report, report.total)["net"] == counted.net(currency, period.first, period.last)
    this = month_of(TODAY)
    assert report.chart.unfinished == (len(report.rows) - 1 if period.last == this else -1)


@asked
def test_customers_by_lifecycle(services: Services, counted: Book, name: str, currency: str) -> None:
    report, period = made(services, "lifecycle", name, currency)
    net = counted.net_of(currency, period.first, period.last)
    told = {said(row.cells[0]): (row.cells[1], row.cells[2]) for row in report.rows}
    customers = set(counted.first)
    seen: set[int] = set()
    for stage, words in LIFECYCLES.items():
        if stage == "prospect":
            continue
        those = set(services.segments.ids(Clause((Condition("lifecycle", values=(stage,)),)), TODAY))
        assert not those & seen
        seen |= those
        assert told[word(words)] == (len(those), sum(net.get(contact, 0) for contact in those))
    assert seen == customers
    bare = {contact for contact in net if contact not in customers}
    assert told.get("Without an order", (0, 0)) == (len(bare), sum(net[contact] for contact in bare))
    for row in report.rows:
        assert len(people(services, row)) == row.cells[1]
    assert report.total is not None
    assert report.total.cells[2] == sum(net.values())


@asked
def test_the_best_customers(services: Services, counted: Book, name: str, currency: str) -> None:
    report, period = made(services, "best", name, currency)
    net = counted.net_of(currency, period.first, period.last)
    often = counted.orders_of(currency, period.first, period.last)
    ever = counted.net_of(currency, "0000-01", "9999-12")
    days = counted.order_days()
    ranked = sorted(often, key=lambda contact: (-net[contact], contact))[:50]
    assert [row.contact_id for row in report.rows] == ranked
    for place, row in enumerate(report.rows, 1):
        found, contact = cells(report, row), row.contact_id
        assert found["place"] == place
        assert said(found["customer"]) == counted.by_id["contact"][contact]["fn"]
        assert (found["orders"], found["net"], found["lifetime"]) == (
            often[contact],
            net[contact],
            ever[contact],
        )
        # in whatever currency: who ordered yesterday has not been away for months
        assert found["last"] == (TODAY - max(days[contact])).days


@asked
def test_products(services: Services, counted: Book, name: str, currency: str) -> None:
    report, period = made(services, "products", name, currency)
    goods = counted.goods(currency, period.first, period.last)
    names = {row["name"]: row for row in counted.rows["product"]}
    whole = counted.net(currency, period.first, period.last)
    for row in report.rows:
        found = cells(report, row)
        label = said(found["product"])
        if row.level == 1:
            product = names[label]["id"] if label in names else 0
            assert (found["quantity"], found["net"]) == (goods[product][0] / 1000, goods[product][1])
            assert people(services, row) == counted.buyers_of(product, currency, period.first, period.last)
        elif row.people is not None:
            inside = [
                product
                for product in goods
                if (counted.by_id["product"][product]["category"] if product else "")
                == ("" if label == "Without a category" else label)
            ]
            assert found["net"] == sum(goods[product][1] for product in inside)
            those = (counted.buyers_of(product, currency, period.first, period.last) for product in inside)
            assert people(services, row) == set().union(*those)
    if report.rows:
        assert sum(cells(report, row)["net"] for row in report.rows if not row.level) == whole
        assert report.total is not None
        assert cells(report, report.total)["net"] == whole


@asked
def test_returns(services: Services, counted: Book, name: str, currency: str) -> None:
    report, period = made(services, "returns", name, currency)
    back = counted.returned(currency, period.first, period.last)
    gross = sum(row["total"] for row in counted.bought(currency, period.first, period.last))
    goods = counted.goods(currency, period.first, period.last)
    reasons: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for each in back:
        reasons[each["reason"] or "No reason given"].append(each)
    names = {one["name"]: one["id"] for one in counted.rows["product"]}
    if not back:
        assert report.is_empty
        return
    told = {said(row.cells[0]): row for row in report.rows if row.level}
    for reason, those in reasons.items():
        row = told.pop(reason)
        amount = sum(one["amount"] for one in those)
        assert row.cells[1:] == (len(those), amount, percent(amount, gross))
        assert people(services, row) == {one["contact_id"] for one in those}
    for label, row in told.items():
        product = names.get(label, 0)
        assert row.cells[1:3] == (goods[product][2], goods[product][3])
        lines = counted.by_id["purchase_line"]
        assert people(services, row) == {
            one["contact_id"]
            for one in back
            if one["purchase_line_id"] and (lines[one["purchase_line_id"]]["product_id"] or 0) == product
        }


@asked
def test_areas(services: Services, counted: Book, name: str, currency: str) -> None:
    report, period = made(services, "areas", name, currency)
    net = counted.net_of(currency, period.first, period.last)
    often = counted.orders_of(currency, period.first, period.last)
    tops = [row for row in report.rows if not row.level]
    assert sum(row.cells[1] for row in tops) == len(often)  # type: ignore[misc]
    assert sum(row.cells[2] for row in tops) == sum(net.values())  # type: ignore[misc]
    adrs: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for adr in counted.rows["adr"]:
        adrs[adr["contact_id"]].append(adr)

    def preferred(contact: int) -> dict[str, Any]:
        those = sorted(adrs[contact], key=lambda adr: (adr["pref"] or 101, adr["position"], adr["id"]))
        return those[0] if those else {"region": "", "code": ""}

    region = ""
    for row in report.rows:
        if row.people is None:
            continue
        found = people(services, row)
        assert len(found) == row.cells[1]
        assert found <= set(often)
        label = said(row.cells[0])
        if row.level == 1:
            region = label
        if row.level:
            assert {preferred(contact)["region"] for contact in found} <= {region}
        if row.level == 2:
            assert {preferred(contact)["code"] for contact in found} <= {label}


def test_addresses_without_a_country_are_told_by_their_regions(services: Services) -> None:
    report, _period = made(services, "areas", "all", "EUR")
    labels = [said(row.cells[0]) if not row.level else "" for row in report.rows]
    below = report.rows[labels.index("No country") + 1 :]
    assert {row.level for row in below} == {1, 2}
    assert all(len(people(services, row)) == row.cells[1] for row in below if row.people)


@asked
def test_sources(services: Services, counted: Book, name: str, currency: str) -> None:
    report, period = made(services, "sources", name, currency)
    net = counted.net_of(currency, period.first, period.last)
    ways: dict[str, set[int]] = defaultdict(set)
    for contact in counted.new(period.first, period.last):
        ways[counted.came(contact)].add(contact)
    assert {said(row.cells[0]) for row in report.rows} == set(ways)
    for row in report.rows:
        those = ways[said(row.cells[0])]
        assert (row.cells[1], row.cells[3]) == (len(those), sum(net.get(one, 0) for one in those))
        assert people(services, row) == those


@asked
def test_cohorts(services: Services, counted: Book, name: str, currency: str) -> None:
    report, _period = made(services, "cohorts", name, currency)
    found = counted.cohort(currency)
    for row in report.rows:
        began, later = said(row.cells[0]), int(said(row.cells[1]).split()[0])
        quarter, year = int(began[1]), int(began[3:])
        number = year * 4 + quarter - 1 + later
        there = f"Q{number % 4 + 1} {number // 4}"
        size, again = len(found[began][began]), found[began][there]
        assert row.cells[2:] == (size, len(again), percent(len(again), size))
        assert people(services, row) == again


def test_scores_put_every_customer_of_the_window_into_one_cell(services: Services, counted: Book) -> None:
    report, _period = made(services, "rfm", "12", "EUR")
    seen: set[int] = set()
    for row in report.rows:
        those = people(services, row)
        assert len(those) == row.cells[2]
        assert not those & seen
        assert row.cells[3] == counted.net("EUR", "2024-12", "2026-11", those)
        seen |= those
    assert len(report.rows) == 25
    assert seen == {one for one in counted.orders_of("EUR", "2024-12", "2026-11") if one in seen}
    lately = counted.order_days("EUR")
    by_score = {
        score: [
            max(lately[one])
            for row in report.rows
            if said(row.cells[0]) == f"R{score}"
            for one in people(services, row)
        ]
        for score in range(1, 6)
    }
    assert all(max(by_score[score]) <= min(by_score[score + 1]) for score in range(1, 5))


def later_orders(counted: Book, campaign: dict[str, Any], currency: str) -> dict[int, int]:
    """Orders nobody entered for a campaign that came within its days after the last piece: id and total."""
    days = {one["id"]: one["credit_days"] for one in counted.rows["campaign"]}
    dates = {one["id"]: one["date"] for one in counted.rows["campaign"]}
    pieces: dict[int, list[tuple[str, int, int]]] = {}
    for one in counted.rows["campaign_member"]:
        if one["state"] in ("sent", "answered", "bought"):
            sent = (one["sent_at"] or dates[one["campaign_id"]])[:10]
            pieces.setdefault(one["contact_id"], []).append((sent, one["id"], one["campaign_id"]))
    found = {}
    for order in counted.orders:
        if order["currency"] != currency or order["campaign_id"]:
            continue
        day = date.fromisoformat(order["at"][:10])
        near = [
            piece
            for piece in pieces.get(order["contact_id"], ())
            if 0 < (day - date.fromisoformat(piece[0])).days <= days[piece[2]]
        ]
        if near and max(near)[2] == campaign["id"]:
            found[order["id"]] = order["total"]
    return found


@asked
def test_campaigns(services: Services, counted: Book, name: str, currency: str) -> None:
    report, period = made(services, "campaigns", name, currency)
    rows = [row for row in counted.rows["campaign"] if period.first <= row["date"][:7] <= period.last]
    rows.sort(key=lambda row: (row["date"], row["id"]), reverse=True)
    assert [said(row.cells[0]) for row in report.rows] == [row["name"] for row in rows]
    for row, campaign in zip(report.rows, rows, strict=True):
        members = [one for one in counted.rows["campaign_member"] if one["campaign_id"] == campaign["id"]]
        pieces = [one for one in members if one["lead_id"] is None]
        sent = [one for one in pieces if one["state"] != "planned"]
        told = [one for one in sent if one["state"] in ("answered", "bought")]
        orders = {
            one["id"]: one["total"]
            for one in counted.orders
            if one["campaign_id"] == campaign["id"] and one["currency"] == currency
        }
        back = sum(one["amount"] for one in counted.rows["refund"] if one["purchase_id"] in orders)
        found = cells(report, row)
        assert (found["sent"], found["responded"]) == (len(sent), len(told))
        assert found["net"] == sum(orders.values()) - back
        later = later_orders(counted, campaign, currency)
        gone = sum(one["amount"] for one in counted.rows["refund"] if one["purchase_id"] in later)
        assert found["later"] == sum(later.values()) - gone
        assert found["orders"] == len(orders) + len(later)
        assert found["returned"] == sum(one["state"] == "returned" for one in pieces)
        assert found["cost"] == (campaign["cost"] if campaign["currency"] == currency else None)
        assert people(services, row) == {one["contact_id"] for one in members if one["state"] != "planned"}


@asked
def test_the_pipeline(services: Services, counted: Book, name: str, currency: str) -> None:
    report, period = made(services, "pipeline", name, currency)
    deals = [row for row in counted.rows["deal"] if row["currency"] == currency]
    closed = [
        row
        for row in deals
        if row["status"] != "open" and period.first <= day_of(row["closed_at"])[:7] <= period.last
    ]
    won = [row for row in closed if row["status"] == "won"]
    lost = [row for row in closed if row["status"] == "lost"]
    stages = {row["name"]: row["id"] for row in counted.rows["stage"]}
    for row in report.rows:
        label = said(row.cells[0])
        if row.level:
            those = [one for one in lost if one["reason"] == label]
        elif label in stages:
            those = [one for one in deals if one["status"] == "open" and one["stage_id"] == stages[label]]
        else:
            those = won if label == "Won" else lost
        assert row.cells[1:3] == (len(those), sum(one["amount"] for one in those))
        assert people(services, row) == {one["contact_id"] for one in those}
    figures = {figure.key: figure.value for figure in report.figures}
    if closed:
        assert figures["rate"] == percent(len(won), len(closed))
    if won:
        took = [
            (
                date.fromisoformat(day_of(one["closed_at"])) - date.fromisoformat(day_of(one["created_at"]))
            ).days
            for one in won
        ]
        assert figures["days"] == round(sum(max(0, days) for days in took) / len(took))


@asked
def test_talks_and_sales(services: Services, counted: Book, name: str, currency: str) -> None:
    report, period = made(services, "activity", name, currency)
    days = counted.order_days(currency)
    first = {contact: min(those) for contact, those in days.items()}
    ripe = [0, 0, 0, 0]
    followers: set[int] = set()
    begun = False
    for row, month in zip(report.rows, months(period.first, period.last), strict=False):
        end = last_day(month)
        talks = {
            one: those for one, those in counted.talks(month).items() if one in first and first[one] <= end
        }
        followed = {
            one
            for one, those in talks.items()
            if any(min(those) <= day <= min(those) + timedelta(days=30) for day in days[one])
        }
        others = {one for one, day in first.items() if day <= end} - set(talks)
        bought = {one for one in others if any(month_of(day) == month for day in days[one])}
        found = cells(report, row)
        assert found["talks"] == sum(map(len, talks.values()))
        assert found["talked"] == len(talks)
        assert found["net"] == counted.net(currency, month, month)
        assert people(services, row) == set(talks)
        begun = begun or bool(talks)
        if end + timedelta(days=30) <= TODAY:
            assert found["followed"] == percent(len(followed), len(talks))
            ripe = [
                a + b * begun
                for a, b in zip(ripe, (len(talks), len(followed), len(others), len(bought)), strict=True)
            ]
            followers |= followed
        else:
            assert found["followed"] is None
    figures = {figure.key: figure for figure in report.figures}
    if figures:
        assert figures["talked"].value == percent(ripe[1], ripe[0])
        assert figures["untold"].value == percent(ripe[3], ripe[2])
        assert people(services, figures["talked"]) == followers


def test_hours(services: Services, counted: Book) -> None:
    report, period = made(services, "hours", "all", "")
    found = counted.calls(period.first, period.last)
    names = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    told = {
        (names.index(said(row.cells[0])), int(said(row.cells[1])[:2])): list(row.cells[2:4])
        for row in report.rows
        if row.cells[2]
    }
    assert told == dict(found)
    calls = [row for row in counted.rows["activity"] if row["kind"] == "call"]
    for row in report.rows:
        those = people(services, row)
        assert bool(those) == bool(row.cells[2])
        assert those <= {one["contact_id"] for one in calls}


@pytest.fixture
def clock_of_india(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A clock that is five and a half hours ahead of UTC."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Asia/Kolkata")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("clock_of_india")
def test_hours_where_the_clock_is_half_an_hour_apart(services: Services, counted: Book) -> None:
    test_hours(services, counted)


@pytest.mark.parametrize("name", PERIODS)
def test_follow_ups_kept(services: Services, counted: Book, name: str) -> None:
    report, period = made(services, "kept", name, "")
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    owners: dict[str, set[int]] = defaultdict(set)
    for owner, due, _done, on in counted.follow_ups():
        if due < TODAY:
            state = 2 if on is None else int(on > due)
            found[month_of(due)][state] += 1
            owners[month_of(due)].add(owner)
    for row, month in zip(report.rows, months(period.first, period.last), strict=False):
        in_time, late, undone = found[month]
        assert row.cells[:5] == (month, in_time + late + undone, in_time, late, undone)
        assert people(services, row) == owners[month]
    assert bool(report.rows) == any(sum(found[month]) for month in months(period.first, period.last))


def test_every_report_is_there_for_every_period(services: Services) -> None:
    for name in PERIODS:
        reports = services.reports.all(services.reports.period(name, TODAY), "", TODAY)
        assert tuple(report.name for report in reports) == services.reports.names()
        for report in reports:
            assert all(len(row.cells) == len(report.columns) for row in report.rows)
            assert report.is_empty == bool(word(report.silence)) or report.name == "summary"
