"""Shared addresses, times of jobs, the order of consents and own fields, drafts, the past of a card."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
user_version = 2


def upgrade() -> None:
    """Add the columns and the table of version 2."""
    op.execute("ALTER TABLE adr ADD COLUMN shared_adr_id INTEGER REFERENCES adr (id) ON DELETE SET NULL")
    op.execute("CREATE INDEX adr_by_shared_adr_id ON adr (shared_adr_id) WHERE shared_adr_id IS NOT NULL")
    for column in ("since", "until"):
        op.add_column("org", sa.Column(column, sa.Text, nullable=False, server_default=""))
    for table in ("consent", "custom_value"):
        op.add_column(table, sa.Column("position", sa.Integer, nullable=False, server_default=sa.text("0")))
    op.execute("CREATE INDEX custom_field_by_name ON custom_field (name)")
    op.execute("DROP INDEX journal_by_changeset_id")
    op.execute("CREATE INDEX journal_by_changeset_id_contact_id ON journal (changeset_id, contact_id)")
    op.execute(
        "CREATE INDEX journal_by_word ON journal (table_name, row_id) "
        "WHERE table_name IN ('tag', 'custom_field') AND op <> 'I'"
    )
    op.execute(
        "CREATE INDEX journal_by_deleted ON journal (row_id, changeset_id) "
        "WHERE table_name = 'contact' AND op = 'D'"
    )
    # What version 1 named so was never offered by its window.
    op.execute("UPDATE custom_field SET type = 'number' WHERE type IN ('whole', 'money')")
    op.execute(
        "CREATE TABLE draft (contact_id INTEGER NOT NULL PRIMARY KEY, at TEXT DEFAULT '' NOT NULL, "
        "contact TEXT DEFAULT '' NOT NULL) STRICT"
    )
