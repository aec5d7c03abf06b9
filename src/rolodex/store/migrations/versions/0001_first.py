"""The first schema: every table of version 1, as `0001_first.sql` keeps it."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None
user_version = 1


def upgrade() -> None:
    """Make all tables and indexes of version 1."""
    text = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    for statement in text.split(";\n"):
        if statement.strip():
            op.execute(statement)
