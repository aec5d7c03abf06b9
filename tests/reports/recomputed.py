"""The figures of the reports counted anew from the rows of a book, in plain Python and nothing else.

It shares no code with the program: money is whole minor units, a month is "2026-05", a day is a `date`.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

Row = dict[str, Any]
TABLES = (
    "contact",
    "purchase",
    "purchase_line",
    "refund",
    "product",
    "campaign",
    "campaign_member",
    "deal",
    "stage",
    "activity",
    "reminder",
    "occurrence",
    "custom_field",
    "custom_value",
    "import_batch",
    "adr",
)
TALKS = {"call", "meeting", "visit", "email", "letter", "message"}
MISSED = {"no answer", "busy", "voicemail", "wrong number"}


def day_of(stamp: str) -> date:
    """The local day of a UTC stamp."""
    moment = datetime.fromisoformat(stamp)
    return moment.astimezone().date() if moment.tzinfo else moment.date()


def month_of(day: date) -> str:
    """The month of a day."""
    return f"{day.year:04d}-{day.month:02d}"


def months(first: str, last: str) -> Iterator[str]:
    """Every month from one to another."""
    year, month = int(first[:4]), int(first[5:])
    while f"{year:04d}-{month:02d}" <= last:
        yield f"{year:04d}-{month:02d}"
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def last_day(month: str) -> date:
    """The last day of a month."""
    first = date(int(month[:4]), int(month[5:]), 1)
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def quarter_of(day: date) -> str:
    """A quarter such as "Q1 2026"."""
    return f"Q{(day.month - 1) // 3 + 1} {day.year}"


class Book:
    """All rows of a book that figures are counted from."""

    def __init__(self, path: Path) -> None:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        connection.row_factory = sqlite3.Row
        self.rows: dict[str, list[Row]] = {
            table: [dict(row) for row in connection.execute(f"SELECT * FROM {table}")] for table in TABLES
        }
        connection.close()
        self.by_id = {table: {row["id"]: row for row in rows} for table, rows in self.rows.items()}
        self.orders = [row for row in self.rows["purchase"] if row["status"] != "cancelled"]
        self.first: dict[int, date] = {}
        for row in self.orders:
            day = day_of(row["at"])
            self.first[row["contact_id"]] = min(day, self.first.get(row["contact_id"], day))

    def bought(self, currency: str, first: str, last: str) -> list[Row]:
        """The orders of a currency in a time."""
        return [
            row
            for row in self.orders
            if row["currency"] == currency and first <= month_of(day_of(row["at"])) <= last
        ]

    def returned(self, currency: str, first: str, last: str) -> list[Row]:
        """The returns of a currency in a time."""
        return [
            row
            for row in self.rows["refund"]
            if row["currency"] == currency and first <= month_of(day_of(row["at"])) <= last
        ]

    def net(self, currency: str, first: str, last: str, people: set[int] | None = None) -> int:
        """Net sales, of everybody or of some."""
        bought: int = sum(
            row["total"]
            for row in self.bought(currency, first, last)
            if people is None or row["contact_id"] in people
        )
        returned: int = sum(
            row["amount"]
            for row in self.returned(currency, first, last)
            if people is None or row["contact_id"] in people
        )
        return bought - returned

    def orders_of(self, currency: str, first: str, last: str) -> dict[int, int]:
        """How often each customer ordered in a time."""
        found: dict[int, int] = defaultdict(int)
        for row in self.bought(currency, first, last):
            found[row["contact_id"]] += 1
        return found

    def net_of(self, currency: str, first: str, last: str) -> dict[int, int]:
        """Net sales of each customer in a time."""
        found: dict[int, int] = defaultdict(int)
        for row in self.bought(currency, first, last):
            found[row["contact_id"]] += row["total"]
        for row in self.returned(currency, first, last):
            found[row["contact_id"]] -= row["amount"]
        return found

    def goods(self, currency: str, first: str, last: str) -> dict[int, list[int]]:
        """Of each product (0: none) quantity and amount less what came back, the returns, their sum."""
        found: dict[int, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
        orders = {row["id"] for row in self.bought(currency, first, last)}
        for line in self.rows["purchase_line"]:
            if line["purchase_id"] in orders:
                entry = found[line["product_id"] or 0]
                entry[0] += line["quantity"]
                entry[1] += line["total"]
        for row in self.returned(currency, first, last):
            if row["purchase_line_id"]:
                entry = found[self.by_id["purchase_line"][row["purchase_line_id"]]["product_id"] or 0]
                entry[0] -= row["quantity"]
                entry[1] -= row["amount"]
                entry[2] += 1
                entry[3] += row["amount"]
        return found

    def buyers_of(self, product: int, currency: str, first: str, last: str) -> set[int]:
        """Who ordered a product in a time."""
        owner = {row["id"]: row["contact_id"] for row in self.bought(currency, first, last)}
        return {
            owner[line["purchase_id"]]
            for line in self.rows["purchase_line"]
            if line["purchase_id"] in owner and (line["product_id"] or 0) == product
        }

    def new(self, first: str, last: str) -> set[int]:
        """Whose first order of all fell in a time."""
        return {contact for contact, day in self.first.items() if first <= month_of(day) <= last}

    def came(self, contact: int) -> str:
        """How a customer came: what the field for it says, or the campaign, the import, or by hand."""
        asked = [
            row["id"] for row in self.rows["custom_field"] if row["name"].lower() in ("source", "origen")
        ]
        said = [
            row["value"].strip()
            for row in sorted(self.rows["custom_value"], key=lambda row: (row["position"], row["id"]))
            if row["contact_id"] == contact and row["field_id"] in asked and row["value"].strip()
        ]
        if said:
            return str(said[0])
        those = [row for row in self.orders if row["contact_id"] == contact]
        first = min(those, key=lambda row: (day_of(row["at"]), row["at"], row["id"]))
        if first["campaign_id"]:
            return f"Campaign: {self.by_id['campaign'][first['campaign_id']]['name']}"
        batch = self.by_id["contact"][contact]["import_id"]
        if batch:
            row = self.by_id["import_batch"][batch]
            return f"Import: {row['label'] or row['file']}"
        return "Entered by hand"

    def cohort(self, currency: str) -> dict[str, dict[str, set[int]]]:
        """By the quarter of the first order: who ordered in each quarter."""
        first: dict[int, date] = {}
        those = [row for row in self.orders if row["currency"] == currency]
        for row in those:
            day = day_of(row["at"])
            first[row["contact_id"]] = min(day, first.get(row["contact_id"], day))
        found: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        for row in those:
            began = quarter_of(first[row["contact_id"]])
            found[began][quarter_of(day_of(row["at"]))].add(row["contact_id"])
        return found

    def talks(self, month: str) -> dict[int, list[date]]:
        """The days of the talks with each contact in a month."""
        found: dict[int, list[date]] = defaultdict(list)
        for row in self.rows["activity"]:
            if row["kind"] in TALKS and row["outcome"] not in MISSED:
                day = day_of(row["at"])
                if month_of(day) == month:
                    found[row["contact_id"]].append(day)
        return found

    def order_days(self, currency: str = "") -> dict[int, list[date]]:
        """The days of the orders of each customer, in one currency or in all."""
        found: dict[int, list[date]] = defaultdict(list)
        for row in self.orders:
            if currency in ("", row["currency"]):
                found[row["contact_id"]].append(day_of(row["at"]))
        return found

    def follow_ups(self) -> Iterable[tuple[int, date, bool, date | None]]:
        """Whose follow-up it is, when it was due, whether it is done, and when that was."""
        for row in self.rows["reminder"]:
            if row["status"] == "NEEDS-ACTION" or (row["status"] == "COMPLETED" and not row["rrule"]):
                done = row["status"] == "COMPLETED"
                due = date.fromisoformat(row["due"][:10])
                yield row["contact_id"], due, done, day_of(row["completed_at"]) if done else None
        for row in self.rows["occurrence"]:
            if row["status"] == "COMPLETED":
                owner = self.by_id["reminder"][row["reminder_id"]]["contact_id"]
                yield owner, date.fromisoformat(row["due"][:10]), True, day_of(row["at"])

    def calls(self, first: str, last: str) -> dict[tuple[int, int], list[int]]:
        """By weekday and local hour: calls that were made, and those that reached somebody; and whom."""
        found: dict[tuple[int, int], list[int]] = defaultdict(lambda: [0, 0])
        for row in self.rows["activity"]:
            if row["kind"] == "call" and row["direction"] != "in" and row["outcome"]:
                moment = datetime.fromisoformat(row["at"]).astimezone(UTC).astimezone()
                if first <= month_of(moment.date()) <= last:
                    entry = found[moment.weekday(), moment.hour]
                    entry[0] += 1
                    entry[1] += row["outcome"] not in MISSED
        return found
