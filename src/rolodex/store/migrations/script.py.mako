"""${message}."""

from __future__ import annotations

from alembic import op

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
user_version = 0  # the SCHEMA_VERSION this revision leads to
recounted: tuple[str, ...] = ()  # tables whose number of rows it may change


def upgrade() -> None:
    """Say what changes."""


def carried(table: str, row: dict[str, object]) -> tuple[str, dict[str, object]] | None:
    """A row journaled before this revision, as it is read after it; None where it has no place any more."""
    return table, row
