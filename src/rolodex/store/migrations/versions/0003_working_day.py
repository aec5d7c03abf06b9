"""The working day: repeated follow-ups, rules that make them, series, pauses, tickets with numbers."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
user_version = 3

TABLES = (
    """CREATE TABLE occurrence (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  reminder_id INTEGER NOT NULL,
  slot TEXT DEFAULT '' NOT NULL,
  due TEXT DEFAULT '' NOT NULL,
  status TEXT DEFAULT 'NEEDS-ACTION' NOT NULL,
  at TEXT DEFAULT '' NOT NULL,
  FOREIGN KEY(reminder_id) REFERENCES reminder (id) ON DELETE CASCADE
) STRICT""",
    """CREATE TABLE follow_up_rule (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  origin TEXT DEFAULT '' NOT NULL,
  contact_id INTEGER,
  tag_id INTEGER,
  days INTEGER DEFAULT 0 NOT NULL,
  kind TEXT DEFAULT 'call' NOT NULL,
  summary TEXT DEFAULT '' NOT NULL,
  since TEXT DEFAULT '' NOT NULL,
  active INTEGER DEFAULT 1 NOT NULL,
  FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE,
  FOREIGN KEY(tag_id) REFERENCES tag (id) ON DELETE CASCADE
) STRICT""",
    """CREATE TABLE series (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  name TEXT DEFAULT '' NOT NULL,
  anchor TEXT DEFAULT '' NOT NULL,
  steps TEXT DEFAULT '[]' NOT NULL,
  created_at TEXT DEFAULT '' NOT NULL
) STRICT""",
    """CREATE TABLE pause (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  contact_id INTEGER NOT NULL,
  since TEXT DEFAULT '' NOT NULL,
  until TEXT DEFAULT '' NOT NULL,
  reason TEXT DEFAULT '' NOT NULL,
  FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
) STRICT""",
    """CREATE TABLE fired (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  follow_up TEXT DEFAULT '' NOT NULL,
  moment TEXT DEFAULT '' NOT NULL,
  at TEXT DEFAULT '' NOT NULL
) STRICT""",
    """CREATE TABLE last_contact (
  contact_id INTEGER NOT NULL,
  at TEXT DEFAULT '' NOT NULL,
  day INTEGER DEFAULT 0 NOT NULL,
  PRIMARY KEY (contact_id)
) STRICT""",
    """CREATE TABLE rhythm (
  contact_id INTEGER NOT NULL,
  orders INTEGER DEFAULT 0 NOT NULL,
  interval INTEGER DEFAULT 0 NOT NULL,
  last_day INTEGER DEFAULT 0 NOT NULL,
  expected_day INTEGER DEFAULT 0 NOT NULL,
  PRIMARY KEY (contact_id)
) STRICT""",
)
INDEXES = (
    "CREATE INDEX activity_by_deal_id ON activity (deal_id) WHERE deal_id IS NOT NULL",
    "CREATE INDEX activity_by_reminder_id ON activity (reminder_id) WHERE reminder_id IS NOT NULL",
    "CREATE INDEX activity_by_uid ON activity (uid) WHERE uid <> ''",
    "CREATE INDEX activity_pinned ON activity (contact_id) WHERE pinned = 1",
    "CREATE INDEX reminder_by_deal_id ON reminder (deal_id) WHERE deal_id IS NOT NULL",
    "CREATE INDEX reminder_by_rule_id_source_id "
    "ON reminder (rule_id, source_id, contact_id) WHERE rule_id IS NOT NULL",
    "CREATE INDEX reminder_by_series_id ON reminder (series_id) WHERE series_id IS NOT NULL",
    "CREATE INDEX reminder_by_shown "
    "ON reminder (status, CASE snoozed_to WHEN '' THEN due ELSE snoozed_to END)",
    "CREATE INDEX reminder_by_ticket_id ON reminder (ticket_id) WHERE ticket_id IS NOT NULL",
    "CREATE INDEX occurrence_by_reminder_id_slot ON occurrence (reminder_id, slot)",
    "CREATE INDEX follow_up_rule_by_contact_id ON follow_up_rule (contact_id) WHERE contact_id IS NOT NULL",
    "CREATE INDEX follow_up_rule_by_tag_id ON follow_up_rule (tag_id) WHERE tag_id IS NOT NULL",
    "CREATE INDEX pause_by_contact_id ON pause (contact_id)",
    "CREATE INDEX pause_by_until ON pause (until)",
    "CREATE UNIQUE INDEX fired_by_follow_up_moment ON fired (follow_up, moment)",
    "CREATE INDEX last_contact_by_day ON last_contact (day)",
    "CREATE INDEX ticket_by_number ON ticket (number)",
    "CREATE INDEX ticket_by_status ON ticket (status)",
    "CREATE INDEX date_by_month_day ON date (month, day) WHERE month > 0",
    "CREATE INDEX purchase_by_day ON purchase (day)",
    "CREATE INDEX deal_by_status_expected_close ON deal (status, expected_close)",
    "CREATE INDEX rhythm_by_expected_day ON rhythm (expected_day)",
)


def upgrade() -> None:
    """Add the columns, tables and indexes of version 3."""
    for table in TABLES:
        op.execute(table)
    _add_columns()
    for index in INDEXES:
        op.execute(index)
    op.execute("UPDATE reminder SET start = due, slot = due")
    op.execute("UPDATE ticket SET number = id")
    op.execute("UPDATE activity SET created_at = at")


def carried(table: str, row: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """A row of version 2: what is new in it says what was meant before."""
    if table == "reminder" and row:
        row = {**row, "start": row["due"], "slot": row["due"]}
    elif table == "ticket" and row:
        row = {**row, "number": row["id"]}
    elif table == "activity" and row:
        row = {**row, "created_at": row["at"]}
    return table, row


def _add_columns() -> None:
    for column in ("created_at", "uid", "no_next"):
        _add_text("activity", column)
    _add_link("activity", "reminder_id", "reminder")
    _add_link("activity", "deal_id", "deal")
    _add_text("reminder", "kind", "task")
    for column in ("start", "slot", "origin"):
        _add_text("reminder", column)
    _add_number("reminder", "source_id")
    for column in ("uid", "author"):
        _add_text("reminder", column)
    _add_number("reminder", "offset_days")
    _add_link("reminder", "rule_id", "follow_up_rule")
    _add_link("reminder", "series_id", "series", "SET NULL")
    _add_link("reminder", "deal_id", "deal")
    _add_link("reminder", "ticket_id", "ticket")
    _add_number("ticket", "number")
    _add_text("ticket", "granted")
    _add_number("deal", "probability", -1)
    _add_number("deal", "position")
    _add_text("deal", "description")


def _add_text(table: str, column: str, default: str = "") -> None:
    op.add_column(table, sa.Column(column, sa.Text, nullable=False, server_default=default))


def _add_number(table: str, column: str, default: int = 0) -> None:
    op.add_column(table, sa.Column(column, sa.Integer, nullable=False, server_default=sa.text(str(default))))


def _add_link(table: str, column: str, other: str, vanishing: str = "SET NULL") -> None:
    op.execute(
        f"ALTER TABLE {table} ADD COLUMN {column} INTEGER REFERENCES {other} (id) ON DELETE {vanishing}"
    )
