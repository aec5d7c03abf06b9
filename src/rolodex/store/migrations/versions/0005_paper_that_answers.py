"""Paper that answers: campaigns with an audience, letters, mailings to print again, stocks, printers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
user_version = 5
recounted = ()

TABLES = (
    """CREATE TABLE letter (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  name TEXT DEFAULT '' NOT NULL,
  kind TEXT DEFAULT 'letter' NOT NULL,
  subject TEXT DEFAULT '' NOT NULL,
  body TEXT DEFAULT '' NOT NULL,
  language TEXT DEFAULT '' NOT NULL,
  style TEXT DEFAULT 'formal' NOT NULL,
  created_at TEXT DEFAULT '' NOT NULL,
  updated_at TEXT DEFAULT '' NOT NULL
) STRICT""",
    """CREATE TABLE drip (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  name TEXT DEFAULT '' NOT NULL
) STRICT""",
    """CREATE TABLE drip_step (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  drip_id INTEGER NOT NULL,
  parent_id INTEGER,
  position INTEGER DEFAULT 0 NOT NULL,
  days INTEGER DEFAULT 0 NOT NULL,
  state TEXT DEFAULT '' NOT NULL,
  deed TEXT DEFAULT 'task' NOT NULL,
  letter_id INTEGER,
  text TEXT DEFAULT '' NOT NULL,
  FOREIGN KEY(drip_id) REFERENCES drip (id) ON DELETE CASCADE,
  FOREIGN KEY(parent_id) REFERENCES drip_step (id) ON DELETE SET NULL,
  FOREIGN KEY(letter_id) REFERENCES letter (id) ON DELETE SET NULL
) STRICT""",
    """CREATE TABLE drip_deed (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  step_id INTEGER NOT NULL,
  member_id INTEGER NOT NULL,
  at TEXT DEFAULT '' NOT NULL,
  outcome TEXT DEFAULT '' NOT NULL,
  campaign_id INTEGER,
  reminder_id INTEGER,
  FOREIGN KEY(step_id) REFERENCES drip_step (id) ON DELETE CASCADE,
  FOREIGN KEY(member_id) REFERENCES campaign_member (id) ON DELETE CASCADE,
  FOREIGN KEY(campaign_id) REFERENCES campaign (id) ON DELETE SET NULL,
  FOREIGN KEY(reminder_id) REFERENCES reminder (id) ON DELETE SET NULL
) STRICT""",
    """CREATE TABLE mailing (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  campaign_id INTEGER,
  kind TEXT DEFAULT 'labels' NOT NULL,
  name TEXT DEFAULT '' NOT NULL,
  at TEXT DEFAULT '' NOT NULL,
  stock TEXT DEFAULT '' NOT NULL,
  job TEXT DEFAULT '' NOT NULL,
  pieces INTEGER DEFAULT 0 NOT NULL,
  pages INTEGER DEFAULT 0 NOT NULL,
  FOREIGN KEY(campaign_id) REFERENCES campaign (id) ON DELETE SET NULL
) STRICT""",
    """CREATE TABLE mailing_piece (
  id INTEGER NOT NULL,
  mailing_id INTEGER NOT NULL,
  contact_id INTEGER,
  position INTEGER DEFAULT 0 NOT NULL,
  code TEXT DEFAULT '' NOT NULL,
  text TEXT DEFAULT '' NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(mailing_id) REFERENCES mailing (id) ON DELETE CASCADE,
  FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE SET NULL
) STRICT""",
    """CREATE TABLE bad_address (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  contact_id INTEGER NOT NULL,
  address TEXT DEFAULT '' NOT NULL,
  reason TEXT DEFAULT '' NOT NULL,
  at TEXT DEFAULT '' NOT NULL,
  member_id INTEGER,
  FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE,
  FOREIGN KEY(member_id) REFERENCES campaign_member (id) ON DELETE SET NULL
) STRICT""",
    """CREATE TABLE own_stock (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  name TEXT DEFAULT '' NOT NULL,
  measures TEXT DEFAULT '' NOT NULL
) STRICT""",
    """CREATE TABLE label_sheet (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  stock TEXT DEFAULT '' NOT NULL,
  name TEXT DEFAULT '' NOT NULL,
  places TEXT DEFAULT '' NOT NULL,
  at TEXT DEFAULT '' NOT NULL
) STRICT""",
    """CREATE TABLE label_template (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  name TEXT DEFAULT '' NOT NULL,
  layout TEXT DEFAULT '' NOT NULL
) STRICT""",
    """CREATE TABLE printer (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  name TEXT DEFAULT '' NOT NULL,
  shift_x INTEGER DEFAULT 0 NOT NULL,
  shift_y INTEGER DEFAULT 0 NOT NULL,
  scale_x INTEGER DEFAULT 1000000 NOT NULL,
  scale_y INTEGER DEFAULT 1000000 NOT NULL,
  at TEXT DEFAULT '' NOT NULL
) STRICT""",
)
INDEXES = (
    "CREATE INDEX campaign_by_drip_id ON campaign (drip_id) WHERE drip_id IS NOT NULL",
    "CREATE INDEX campaign_by_letter_id ON campaign (letter_id) WHERE letter_id IS NOT NULL",
    "CREATE INDEX campaign_by_parent_id ON campaign (parent_id) WHERE parent_id IS NOT NULL",
    "CREATE INDEX campaign_member_by_lead_id ON campaign_member (lead_id) WHERE lead_id IS NOT NULL",
    "CREATE INDEX drip_step_by_drip_id ON drip_step (drip_id)",
    "CREATE INDEX drip_step_by_letter_id ON drip_step (letter_id) WHERE letter_id IS NOT NULL",
    "CREATE INDEX drip_step_by_parent_id ON drip_step (parent_id) WHERE parent_id IS NOT NULL",
    "CREATE INDEX drip_deed_by_campaign_id ON drip_deed (campaign_id) WHERE campaign_id IS NOT NULL",
    "CREATE INDEX drip_deed_by_member_id_step_id ON drip_deed (member_id, step_id)",
    "CREATE INDEX drip_deed_by_reminder_id ON drip_deed (reminder_id) WHERE reminder_id IS NOT NULL",
    "CREATE INDEX drip_deed_by_step_id ON drip_deed (step_id) WHERE step_id IS NOT NULL",
    "CREATE INDEX mailing_by_at ON mailing (at)",
    "CREATE INDEX mailing_by_campaign_id ON mailing (campaign_id) WHERE campaign_id IS NOT NULL",
    "CREATE INDEX mailing_piece_by_contact_id ON mailing_piece (contact_id) WHERE contact_id IS NOT NULL",
    "CREATE INDEX mailing_piece_by_mailing_id_position ON mailing_piece (mailing_id, position)",
    "CREATE INDEX bad_address_by_contact_id_address ON bad_address (contact_id, address)",
    "CREATE INDEX bad_address_by_member_id ON bad_address (member_id) WHERE member_id IS NOT NULL",
    "CREATE INDEX own_stock_by_name ON own_stock (name)",
    "CREATE INDEX label_sheet_by_stock ON label_sheet (stock)",
    "CREATE INDEX printer_by_name ON printer (name)",
)


def upgrade() -> None:
    """Add the tables, columns and indexes of version 5."""
    for table in TABLES:
        op.execute(table)
    _add_text("household", "style")
    _add_text("campaign", "audience")
    _add_text("campaign", "job")
    op.add_column(
        "campaign", sa.Column("credit_days", sa.Integer, nullable=False, server_default=sa.text("60"))
    )
    _add_link("campaign", "parent_id", "campaign")
    _add_link("campaign", "letter_id", "letter")
    _add_link("campaign", "drip_id", "drip")
    _add_text("campaign", "created_at")
    _add_link("campaign_member", "lead_id", "campaign_member")
    _add_text("campaign_member", "address")
    _add_text("campaign_member", "answer")
    for index in INDEXES:
        op.execute(index)


def _add_text(table: str, column: str) -> None:
    op.add_column(table, sa.Column(column, sa.Text, nullable=False, server_default=""))


def _add_link(table: str, column: str, other: str) -> None:
    op.execute(f"ALTER TABLE {table} ADD COLUMN {column} INTEGER REFERENCES {other} (id) ON DELETE SET NULL")
