"""Old steps of the history that are let go, with the pictures and attachments only they still needed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from rolodex.store import journal
from rolodex.store.engine import Connection

_SHA256 = re.compile(r"[0-9a-f]{64}")
_OLD = (
    "SELECT id FROM changeset WHERE root IN "
    "(SELECT root FROM changeset GROUP BY root HAVING max(at) < ? AND max(id) < "
    "(SELECT max(id) FROM changeset))"
)
"""Steps with all that took them back and brought them back again; the newest step of all is none of them."""


def forget(connection: Connection, before: str) -> int:
    """Drop all steps older than this UTC stamp, but for chains of which a part is younger; gives how many.

    Contacts that were deleted in them can no longer be brought back.
    """
    count = int(connection.value(f"SELECT count(*) FROM ({_OLD})", (before,)))
    if count:
        pictures = _pictures(
            connection.stream(
                f"SELECT before FROM journal WHERE changeset_id IN ({_OLD}) AND {_of_files(connection)}",
                (before,),
            )
        )
        connection.execute(f"DELETE FROM journal WHERE changeset_id IN ({_OLD})", (before,))
        connection.execute(f"DELETE FROM changeset WHERE id IN ({_OLD})", (before,))
        _drop_unused(connection, pictures)
    return count


def _drop_unused(connection: Connection, pictures: set[str]) -> None:
    """Drop those of the pictures that no row has, of now, of the history that stays, or that was begun."""
    if not pictures:
        return
    for table in _with_files(connection):
        pictures -= {one for (one,) in connection.stream(f'SELECT sha256 FROM "{table}"')}
    pictures -= _pictures(connection.stream(f"SELECT before FROM journal WHERE {_of_files(connection)}"))
    pictures -= _pictures(connection.stream("SELECT value FROM setting"))
    pictures -= _pictures(connection.stream("SELECT contact FROM draft"))
    pictures -= _pictures(connection.stream("SELECT text FROM draft_text"))
    connection.execute(
        "DELETE FROM blob WHERE sha256 IN (SELECT value FROM json_each(?))", (json.dumps(sorted(pictures)),)
    )


def _with_files(connection: Connection) -> list[str]:
    """The tables whose rows point at a picture or an attachment."""
    return [table for table, columns in journal.tables(connection).items() if "sha256" in columns]


def _of_files(connection: Connection) -> str:
    tables = ", ".join(f"'{table}'" for table in _with_files(connection))
    return f"before IS NOT NULL AND table_name IN ({tables})"


def _pictures(rows: Iterable[tuple[Any, ...]]) -> set[str]:
    return {found for (text,) in rows for found in _SHA256.findall(text)}
