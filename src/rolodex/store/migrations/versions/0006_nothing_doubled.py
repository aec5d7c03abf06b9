"""Nothing doubled: receipts of imports, saved mappings, who is not the same, repairs nobody wanted."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
user_version = 6
recounted = ()

TABLES = (
    """CREATE TABLE import_receipt (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  import_id INTEGER DEFAULT 0 NOT NULL,
  position INTEGER DEFAULT 0 NOT NULL,
  rows INTEGER DEFAULT 0 NOT NULL,
  data BLOB NOT NULL
) STRICT""",
    """CREATE TABLE import_mapping (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  name TEXT DEFAULT '' NOT NULL,
  subject TEXT DEFAULT 'contacts' NOT NULL,
  header TEXT DEFAULT '' NOT NULL,
  columns TEXT DEFAULT '' NOT NULL
) STRICT""",
    """CREATE TABLE distinct_pair (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  contact_id INTEGER NOT NULL,
  other_id INTEGER NOT NULL,
  at TEXT DEFAULT '' NOT NULL,
  FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE,
  FOREIGN KEY(other_id) REFERENCES contact (id) ON DELETE CASCADE
) STRICT""",
    """CREATE TABLE merged_contact (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  contact_id INTEGER,
  merged_id INTEGER DEFAULT 0 NOT NULL,
  changeset_id INTEGER DEFAULT 0 NOT NULL,
  at TEXT DEFAULT '' NOT NULL,
  FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE SET NULL
) STRICT""",
    """CREATE TABLE declined_repair (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  contact_id INTEGER NOT NULL,
  repair TEXT DEFAULT '' NOT NULL,
  mark TEXT DEFAULT '' NOT NULL,
  at TEXT DEFAULT '' NOT NULL,
  FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
) STRICT""",
)
INDEXES = (
    "CREATE INDEX import_receipt_by_import_id_position ON import_receipt (import_id, position)",
    "CREATE INDEX import_mapping_by_header ON import_mapping (header)",
    "CREATE INDEX distinct_pair_by_contact_id_other_id ON distinct_pair (contact_id, other_id)",
    "CREATE INDEX distinct_pair_by_other_id ON distinct_pair (other_id)",
    "CREATE INDEX merged_contact_by_contact_id ON merged_contact (contact_id) WHERE contact_id IS NOT NULL",
    "CREATE INDEX merged_contact_by_merged_id ON merged_contact (merged_id)",
    "CREATE INDEX declined_repair_by_contact_id_repair ON declined_repair (contact_id, repair)",
)


def upgrade() -> None:
    """Add the tables, columns and indexes of version 6."""
    for table in TABLES:
        op.execute(table)
    op.add_column("import_batch", sa.Column("format", sa.Text, nullable=False, server_default="card"))
    op.add_column(
        "import_batch", sa.Column("changeset_id", sa.Integer, nullable=False, server_default=sa.text("0"))
    )
    for index in INDEXES:
        op.execute(index)
