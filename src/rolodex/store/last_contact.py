"""When each contact was last talked to, kept by triggers that any program obeys.

Of a batch that is journaled as a whole each contact is counted once, when the step ends.
"""

from __future__ import annotations

import json
from collections.abc import Collection

from rolodex.domain.activity import MISSED, TALKS
from rolodex.store import journal
from rolodex.store.engine import Connection

TABLE = "last_contact"
READ = ("contact_id", "kind", "outcome", "at", "day")


def triggers() -> list[str]:
    """The triggers on activity: a later talk takes the place of an earlier one; one that goes, makes way."""
    single = f"{journal.NOW} <> {journal.HOUSEKEEPING}"
    put = (
        f"INSERT INTO {TABLE}(contact_id, at, day) VALUES (NEW.contact_id, NEW.at, NEW.day) "
        "ON CONFLICT(contact_id) DO UPDATE SET at = excluded.at, day = excluded.day "
        "WHERE (excluded.at, excluded.day) > (at, day);"
    )
    # Only the talk that stands in the table needs another in its place.
    stood = f"EXISTS (SELECT 1 FROM {TABLE} WHERE contact_id = OLD.contact_id AND at = OLD.at)"
    take = (
        f"DELETE FROM {TABLE} WHERE contact_id = OLD.contact_id; INSERT INTO {TABLE}(contact_id, at, day) "
        f"SELECT contact_id, at, day FROM activity WHERE id = {_last('OLD.contact_id')};"
    )
    differs = " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in READ)
    changed = f"AFTER UPDATE OF {', '.join(READ)} ON activity WHEN {single} AND ({differs})"
    return [
        f"CREATE TRIGGER total_activity_insert AFTER INSERT ON activity WHEN {single} AND {_talk('NEW')}\n"
        f"BEGIN {put} END",
        f"CREATE TRIGGER total_activity_delete AFTER DELETE ON activity\n"
        f"WHEN {single} AND {_talk('OLD')} AND {stood}\nBEGIN {take} END",
        f"CREATE TRIGGER total_activity_update_old {changed} AND {_talk('OLD')} AND {stood}\n"
        f"BEGIN {take} END",
        f"CREATE TRIGGER total_activity_update_new {changed} AND {_talk('NEW')}\nBEGIN {put} END",
    ]


def refresh(connection: Connection, contact_ids: Collection[int]) -> None:
    """Look anew for the last talk with each of these contacts."""
    ids = json.dumps(list(contact_ids))
    connection.execute(f"DELETE FROM {TABLE} WHERE contact_id IN (SELECT value FROM json_each(?))", (ids,))
    connection.execute(
        f"INSERT INTO {TABLE}(contact_id, at, day) SELECT a.contact_id, a.at, a.day "
        f"FROM json_each(?) w CROSS JOIN activity a ON a.id = {_last('w.value')}",
        (ids,),
    )


def rebuild(connection: Connection) -> None:
    """Make the table anew from the activities."""
    connection.execute(f"DELETE FROM {TABLE}")
    connection.execute(f"INSERT INTO {TABLE}(contact_id, at, day) {_LATEST}")


def is_wrong(connection: Connection) -> bool:
    """Whether the table differs from the activities."""
    kept = f"SELECT contact_id, at, day FROM {TABLE}"
    return bool(
        connection.value(f"SELECT EXISTS(SELECT * FROM ({_LATEST}) EXCEPT {kept})")
        or connection.value(f"SELECT EXISTS({kept} EXCEPT SELECT * FROM ({_LATEST}))")
    )


def _last(contact: str) -> str:
    """The SQL of the last talk's id."""
    return (
        f"(SELECT x.id FROM activity x WHERE x.contact_id = {contact} AND {_talk('x')} "
        "ORDER BY x.at DESC, x.day DESC LIMIT 1)"
    )


def _talk(row: str) -> str:
    kinds = ", ".join(f"'{kind}'" for kind in TALKS)
    missed = ", ".join(f"'{outcome}'" for outcome in MISSED)
    return f"{row}.kind IN ({kinds}) AND {row}.outcome NOT IN ({missed})"


# Besides max() SQLite gives the other columns of the very row that has it.
_LATEST = (
    "SELECT contact_id, max(at) AS at, day FROM (SELECT contact_id, at, max(day) AS day FROM activity "
    f"WHERE {_talk('activity')} GROUP BY contact_id, at) GROUP BY contact_id"
)
