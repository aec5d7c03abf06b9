"""The schema of a book. Importing this loads SQLModel: only new books, migrations and tests may."""

from rolodex.store.tables import activity, book, campaign, contact, sales
from rolodex.store.tables.columns import METADATA

UNJOURNALED = frozenset(
    {
        "blob",
        "changeset",
        "customer",
        "customer_count",
        "customer_month_total",
        "customer_total",
        "draft",
        "draft_text",
        "erased_mark",
        "erasure",
        "expectation",
        "fired",
        "import_receipt",
        "journal",
        "journal_now",
        "journal_shape",
        "last_contact",
        "last_id",
        "month_total",
        "opened",
        "product_total",
        "rhythm",
        "segment_count",
        "segment_member",
        "segment_move",
        "setting",
        "talk_total",
    }
)
"""The journal itself, housekeeping, immutable bytes, and what is derived from other tables."""

__all__ = ["METADATA", "UNJOURNALED", "activity", "book", "campaign", "contact", "sales"]
