"""Activities and the files kept with them, in and out of their tables."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace as changed

from rolodex.domain.activity import Activity, Attachment
from rolodex.store import steps
from rolodex.store.days import counted
from rolodex.store.engine import Connection
from rolodex.store.texts import storable
from rolodex.store.transaction import Transaction

SAID = (
    "contact_id",
    "kind",
    "direction",
    "at",
    "day",
    "month",
    "minutes",
    "outcome",
    "subject",
    "body",
    "author",
    "pinned",
    "created_at",
    "uid",
    "no_next",
    "reminder_id",
    "deal_id",
)
FILE = ("activity_id", "sha256", "name", "media_type", "size")
_WANTED = "(SELECT value FROM json_each(?))"


def insert(tx: Transaction, activity: Activity) -> int:
    """Write an activity down with its attachments and give its id.

    What is left empty is filled in: when it happened and when it was written down (now), and who wrote it.
    """
    now = steps.stamp()
    whole = changed(
        activity,
        at=activity.at or now,
        created_at=activity.created_at or now,
        author=activity.author or author(tx),
    )
    (cells,) = storable([_cells(whole)])
    marks = ", ".join("?" * len(SAID))
    activity_id = tx.connection.insert(f"INSERT INTO activity({', '.join(SAID)}) VALUES ({marks})", cells)
    attach(tx, activity_id, activity.attachments)
    return activity_id


def replace(tx: Transaction, activity: Activity) -> None:
    """Put this activity in place of the one with its id; its attachments stay as they are."""
    (cells,) = storable([_cells(activity)])
    assignments = ", ".join(f"{column} = ?" for column in SAID)
    tx.connection.execute(f"UPDATE activity SET {assignments} WHERE id = ?", (*cells, activity.id))


def delete(tx: Transaction, ids: Iterable[int]) -> None:
    """Take these activities away with the files kept with them."""
    tx.connection.execute(f"DELETE FROM activity WHERE id IN {_WANTED}", (json.dumps(list(ids)),))


def set_pinned(tx: Transaction, activity_id: int, pinned: bool) -> None:
    """Keep an activity at the top, or no longer."""
    tx.connection.execute("UPDATE activity SET pinned = ? WHERE id = ?", (int(pinned), activity_id))


def attach(tx: Transaction, activity_id: int, files: Sequence[Attachment]) -> None:
    """Keep files with an activity; their bytes are kept by `blobs.put`."""
    rows = [(activity_id, file.sha256, file.name, file.media_type, file.size) for file in files]
    tx.connection.executemany(
        f"INSERT INTO attachment({', '.join(FILE)}) VALUES (?, ?, ?, ?, ?)", storable(rows)
    )


def detach(tx: Transaction, attachment_id: int) -> None:
    """Keep a file no longer."""
    tx.connection.execute("DELETE FROM attachment WHERE id = ?", (attachment_id,))


def get(connection: Connection, activity_id: int) -> Activity | None:
    """One activity with its attachments, or None when it is gone."""
    rows = connection.execute(f"SELECT {', '.join(SAID)} FROM activity WHERE id = ?", (activity_id,))
    if not rows:
        return None
    cells = dict(zip(SAID, rows[0], strict=True))
    del cells["day"], cells["month"]
    cells["reminder_id"] = cells["reminder_id"] or 0
    cells["deal_id"] = cells["deal_id"] or 0
    cells["pinned"] = bool(cells["pinned"])
    return Activity(
        id=activity_id, **cells, attachments=files(connection, [activity_id]).get(activity_id, ())
    )


def files(connection: Connection, ids: Iterable[int]) -> dict[int, tuple[Attachment, ...]]:
    """The attachments of these activities, in the order they were added."""
    found: dict[int, tuple[Attachment, ...]] = {}
    for activity_id, *cells in connection.execute(
        "SELECT activity_id, name, media_type, size, sha256, id FROM attachment "
        f"WHERE activity_id IN {_WANTED} ORDER BY activity_id, id",
        (json.dumps(list(ids)),),
    ):
        found[activity_id] = (*found.get(activity_id, ()), Attachment(*cells))
    return found


def file(connection: Connection, attachment_id: int) -> Attachment | None:
    """One attachment, or None when it is gone."""
    rows = connection.execute(
        "SELECT name, media_type, size, sha256, id FROM attachment WHERE id = ?", (attachment_id,)
    )
    return Attachment(*rows[0]) if rows else None


def addresses(connection: Connection, contact_id: int) -> tuple[str, ...]:
    """The e-mail addresses of a contact and of those who work there."""
    rows = connection.execute(
        "SELECT value FROM email WHERE contact_id = :contact OR contact_id IN "
        "(SELECT contact_id FROM org WHERE company_id = :contact) ORDER BY id",
        {"contact": contact_id},
    )
    return tuple(address for (address,) in rows)


def with_uid(connection: Connection, contact_id: int, uid: str) -> int:
    """The activity of a contact that was made from the event or e-mail with this UID; 0 where none was."""
    found = connection.value(
        "SELECT min(id) FROM activity WHERE uid = ? AND uid <> '' AND contact_id = ?", (uid, contact_id)
    )
    return int(found or 0)


def author(tx: Transaction) -> str:
    """Who makes the step, as the history has it."""
    found = tx.connection.value("SELECT author FROM changeset WHERE id = ?", (tx.changeset_id,))
    return str(found) if found else steps.author(tx.connection)


def _cells(activity: Activity) -> tuple[object, ...]:
    day, month = counted(activity.at)
    return (
        activity.contact_id,
        activity.kind,
        activity.direction,
        activity.at,
        day,
        month,
        activity.minutes,
        activity.outcome,
        activity.subject,
        activity.body,
        activity.author,
        int(activity.pinned),
        activity.created_at,
        activity.uid,
        activity.no_next,
        activity.reminder_id or None,
        activity.deal_id or None,
    )
