"""How rows that an older version wrote into the journal are read today."""

from __future__ import annotations

from typing import Any

from rolodex.store.engine import SCHEMA_VERSION
from rolodex.store.migrations.revisions import revisions


def carried(table: str, row: dict[str, Any], version: int) -> tuple[str, dict[str, Any]] | None:
    """A row of `version` and the table it belongs to today, or None where there is no place for it now.

    Each revision after `version` may say how in a function `carried(table, row)`; a row by which only the
    table is asked for is empty.
    """
    for revision in revisions():
        if not version < revision.user_version <= SCHEMA_VERSION or revision.carried is None:
            continue
        found = revision.carried(table, row)
        if found is None:
            return None
        table, row = found
    return table, row
