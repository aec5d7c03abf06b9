"""Rows of the tables beside the contacts, gathered with their ids and written many at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rolodex.domain.card import Blob
from rolodex.store import blobs, bulk
from rolodex.store.book import Transaction

COLUMNS: Mapping[str, Sequence[str]] = {
    "custom_field": ("position", "name", "type", "scope"),
    "custom_value": ("contact_id", "field_id", "value"),
    "segment": ("name", "rule"),
    "product": ("code", "name", "price", "currency", "unit", "category", "tax_rate"),
    "pipeline": ("name",),
    "stage": ("pipeline_id", "name", "position", "probability"),
    "offer": ("code", "name", "kind", "amount", "currency", "valid_from", "valid_to"),
    "campaign": ("name", "kind", "date", "cost", "currency", "offer_id", "status", "audience", "created_at"),
    "purchase": (
        "contact_id",
        "number",
        "at",
        "day",
        "month",
        "currency",
        "total",
        "discount",
        "tax",
        "status",
        "payment_method",
        "payment_reference",
        "campaign_id",
    ),
    "purchase_line": (
        "purchase_id",
        "product_id",
        "position",
        "description",
        "quantity",
        "price",
        "discount",
        "total",
        "tax_rate",
    ),
    "payment": ("purchase_id", "at", "amount", "method", "reference"),
    "refund": (
        "contact_id",
        "purchase_id",
        "purchase_line_id",
        "at",
        "day",
        "month",
        "currency",
        "amount",
        "quantity",
        "reason",
    ),
    "loyalty": ("contact_id", "at", "points", "reason", "purchase_id"),
    "campaign_member": (
        "campaign_id",
        "contact_id",
        "code",
        "lead_id",
        "state",
        "sent_at",
        "returned_at",
        "answered_at",
        "purchase_id",
        "address",
        "answer",
    ),
    "bad_address": ("contact_id", "address", "reason", "at", "member_id"),
    "activity": (
        "contact_id",
        "kind",
        "direction",
        "at",
        "day",
        "month",
        "minutes",
        "outcome",
        "subject",
        "body",
        "author",
        "pinned",
        "created_at",
    ),
    "attachment": ("activity_id", "sha256", "name", "media_type", "size"),
    "deal": (
        "contact_id",
        "stage_id",
        "title",
        "amount",
        "currency",
        "expected_close",
        "status",
        "created_at",
        "closed_at",
        "reason",
        "position",
    ),
    "ticket": ("contact_id", "number", "opened_at", "closed_at", "subject", "body", "status", "priority"),
    "series": ("name", "anchor", "steps", "created_at"),
    "reminder": (
        "contact_id",
        "kind",
        "summary",
        "due",
        "rrule",
        "start",
        "slot",
        "status",
        "completed_at",
        "created_at",
        "deal_id",
        "ticket_id",
        "series_id",
        "origin",
        "offset_days",
    ),
    "consent": ("contact_id", "position", "channel", "granted", "source", "at"),
}
"""The columns written, the id first of all, in an order in which no row points to a later table."""


class Rows:
    """Rows waiting to be written."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx
        self._next: dict[str, int] = {}
        self._waiting: dict[str, list[tuple[object, ...]]] = {table: [] for table in COLUMNS}

    def add(self, table: str, *values: object) -> int:
        """Keep a row with the values of `COLUMNS` for its table; gives the id it will have."""
        row_id = self.following(table)
        self._next[table] = row_id + 1
        self._waiting[table].append((row_id, *values))
        return row_id

    def following(self, table: str) -> int:
        """The id that the next row of a table will have."""
        if table not in self._next:
            self._next[table] = bulk.next_id(self._tx, table)
        return self._next[table]

    def keep(self, blob: Blob) -> None:
        """Keep the bytes of a file."""
        blobs.put(self._tx, [blob])

    def write(self) -> None:
        """Write what waits."""
        for table, rows in self._waiting.items():
            if rows:
                bulk.insert(self._tx, table, ("id", *COLUMNS[table]), rows)
                rows.clear()
