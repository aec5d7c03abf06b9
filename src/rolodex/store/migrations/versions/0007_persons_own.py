"""One person's data: who was erased for good, and what keeps them out of later imports."""

from __future__ import annotations

from alembic import op

revision = "0007"
down_revision = "0006"
user_version = 7
recounted = ()

TABLES = (
    """CREATE TABLE erasure (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  at TEXT DEFAULT '' NOT NULL,
  report TEXT DEFAULT '' NOT NULL
) STRICT""",
    """CREATE TABLE erased_mark (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  erasure_id INTEGER DEFAULT 0 NOT NULL,
  mark TEXT DEFAULT '' NOT NULL
) STRICT""",
    """CREATE TABLE draft_text (
  place TEXT NOT NULL,
  key INTEGER NOT NULL,
  contact_id INTEGER DEFAULT 0 NOT NULL,
  at TEXT DEFAULT '' NOT NULL,
  text TEXT DEFAULT '' NOT NULL,
  PRIMARY KEY (place, key)
) STRICT""",
)
INDEXES = (
    "CREATE INDEX erased_mark_by_mark ON erased_mark (mark)",
    "CREATE INDEX erased_mark_by_erasure_id ON erased_mark (erasure_id)",
)


def upgrade() -> None:
    """Add the tables and indexes of version 7."""
    for table in TABLES:
        op.execute(table)
    for index in INDEXES:
        op.execute(index)
