"""Money and meaning: whole orders and products, segments, how customers stand and what they may buy."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
user_version = 4
recounted = ("saved_search", "segment")

TABLES = (
    """CREATE TABLE segment_member (
  segment_id INTEGER NOT NULL,
  contact_id INTEGER NOT NULL,
  band INTEGER DEFAULT 0 NOT NULL,
  PRIMARY KEY (segment_id, contact_id)
) STRICT""",
    """CREATE TABLE segment_count (
  segment_id INTEGER NOT NULL,
  band INTEGER NOT NULL,
  n INTEGER DEFAULT 0 NOT NULL,
  PRIMARY KEY (segment_id, band)
) STRICT""",
    """CREATE TABLE segment_move (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  contact_id INTEGER DEFAULT 0 NOT NULL,
  left_id INTEGER DEFAULT 0 NOT NULL,
  entered_id INTEGER DEFAULT 0 NOT NULL,
  at TEXT DEFAULT '' NOT NULL,
  day INTEGER DEFAULT 0 NOT NULL
) STRICT""",
    """CREATE TABLE customer (
  contact_id INTEGER NOT NULL,
  currency TEXT DEFAULT '' NOT NULL,
  orders INTEGER DEFAULT 0 NOT NULL,
  refunds INTEGER DEFAULT 0 NOT NULL,
  first_day INTEGER DEFAULT 0 NOT NULL,
  last_day INTEGER DEFAULT 0 NOT NULL,
  interval INTEGER DEFAULT 0 NOT NULL,
  net INTEGER DEFAULT 0 NOT NULL,
  window_orders INTEGER DEFAULT 0 NOT NULL,
  window_net INTEGER DEFAULT 0 NOT NULL,
  rfm_orders INTEGER DEFAULT 0 NOT NULL,
  rfm_net INTEGER DEFAULT 0 NOT NULL,
  new_until INTEGER DEFAULT 0 NOT NULL,
  active_until INTEGER DEFAULT 0 NOT NULL,
  slipping_until INTEGER DEFAULT 0 NOT NULL,
  country_code TEXT DEFAULT '' NOT NULL,
  region TEXT DEFAULT '' NOT NULL,
  code TEXT DEFAULT '' NOT NULL,
  PRIMARY KEY (contact_id)
) STRICT""",
    """CREATE TABLE customer_count (
  currency TEXT NOT NULL,
  customers INTEGER DEFAULT 0 NOT NULL,
  buyers INTEGER DEFAULT 0 NOT NULL,
  PRIMARY KEY (currency)
) STRICT""",
    """CREATE TABLE product_total (
  month INTEGER NOT NULL,
  product_id INTEGER NOT NULL,
  currency TEXT NOT NULL,
  lines INTEGER DEFAULT 0 NOT NULL,
  quantity INTEGER DEFAULT 0 NOT NULL,
  total INTEGER DEFAULT 0 NOT NULL,
  PRIMARY KEY (month, product_id, currency)
) STRICT""",
    """CREATE TABLE talk_total (
  contact_id INTEGER NOT NULL,
  month INTEGER NOT NULL,
  currency TEXT NOT NULL,
  talks INTEGER DEFAULT 0 NOT NULL,
  followed INTEGER DEFAULT 0 NOT NULL,
  bought INTEGER DEFAULT 0 NOT NULL,
  PRIMARY KEY (contact_id, month, currency)
) STRICT""",
    """CREATE TABLE expectation (
  contact_id INTEGER NOT NULL,
  currency TEXT DEFAULT '' NOT NULL,
  alive INTEGER DEFAULT 0 NOT NULL,
  orders INTEGER DEFAULT 0 NOT NULL,
  average INTEGER DEFAULT 0 NOT NULL,
  value INTEGER DEFAULT 0 NOT NULL,
  PRIMARY KEY (contact_id)
) STRICT""",
)
INDEXES = (
    "DROP INDEX purchase_by_contact_id_currency_day",
    "CREATE INDEX purchase_by_contact ON purchase (contact_id, currency, day, status, total)",
    "DROP INDEX purchase_by_day",
    "CREATE INDEX purchase_by_day ON purchase (day, status, contact_id)",
    "DROP INDEX purchase_by_campaign_id",
    "CREATE INDEX purchase_by_campaign_id_contact_id_day ON purchase (campaign_id, contact_id, day) "
    "WHERE campaign_id IS NOT NULL",
    "CREATE INDEX purchase_open ON purchase (contact_id, currency) WHERE status = 'open'",
    "DROP INDEX activity_by_day",
    "CREATE INDEX activity_by_day ON activity (day, kind, outcome, contact_id)",
    "DROP INDEX customer_month_total_by_month",
    "CREATE INDEX talk_total_by_figures ON talk_total (currency, month, talks, followed, bought)",
    "CREATE INDEX activity_by_call ON activity (day, outcome, direction, at) WHERE kind = 'call'",
    "CREATE INDEX customer_month_total_by_figures ON customer_month_total "
    "(currency, contact_id, month, orders, net)",
    "CREATE INDEX segment_member_by_contact_id ON segment_member (contact_id)",
    "CREATE INDEX segment_move_by_contact_id ON segment_move (contact_id)",
    "CREATE INDEX segment_move_by_day ON segment_move (day)",
    "CREATE INDEX customer_by_currency_window_net ON customer (currency, window_net)",
    "CREATE INDEX customer_by_currency_net ON customer (currency, net)",
    "CREATE INDEX customer_by_recency ON customer (currency, last_day) WHERE rfm_orders > 0",
    "CREATE INDEX customer_by_frequency ON customer (currency, rfm_orders) WHERE rfm_orders > 0",
    "CREATE INDEX customer_by_monetary ON customer (currency, rfm_net) WHERE rfm_orders > 0",
    "CREATE INDEX expectation_by_currency_value ON expectation (currency, value)",
    "CREATE INDEX purchase_by_number ON purchase (number) WHERE number <> ''",
    "DROP INDEX purchase_line_by_product_id",
    "CREATE INDEX purchase_line_by_product_id_purchase_id ON purchase_line (product_id, purchase_id) "
    "WHERE product_id IS NOT NULL",
    "CREATE INDEX purchase_line_by_description ON purchase_line (description, purchase_id) "
    "WHERE product_id IS NULL",
    "CREATE INDEX purchase_by_offer_id ON purchase (offer_id) WHERE offer_id IS NOT NULL",
)


def upgrade() -> None:
    """Add the columns, tables and indexes of version 4; saved searches become segments."""
    for table in TABLES:
        op.execute(table)
    op.rename_table("saved_search", "segment")
    op.execute("ALTER TABLE segment RENAME COLUMN query TO rule")
    for table, column in (
        ("segment", "said"),
        ("segment", "created_at"),
        ("product", "category"),
        ("purchase", "due"),
    ):
        op.add_column(table, sa.Column(column, sa.Text, nullable=False, server_default=""))
    for table, column in (
        ("product", "tax_rate"),
        ("purchase_line", "tax_rate"),
        ("follow_up_rule", "segment_id"),
    ):
        op.add_column(table, sa.Column(column, sa.Integer, nullable=False, server_default=sa.text("0")))
    op.execute("ALTER TABLE purchase ADD COLUMN offer_id INTEGER REFERENCES offer (id) ON DELETE SET NULL")
    for index in INDEXES:
        op.execute(index)


def carried(table: str, row: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """A row of version 3: a saved search is the rule of a segment."""
    if table == "saved_search":
        return "segment", {"rule" if column == "query" else column: value for column, value in row.items()}
    return table, row
