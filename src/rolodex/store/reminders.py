"""Follow-ups in and out of their table."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import replace as changed
from typing import Any

from rolodex.domain.reminder import Reminder, planned
from rolodex.store import activities, steps
from rolodex.store.engine import Connection
from rolodex.store.texts import storable
from rolodex.store.transaction import Transaction

COLUMNS = (
    "contact_id",
    "kind",
    "summary",
    "description",
    "due",
    "rrule",
    "status",
    "start",
    "slot",
    "snoozed_to",
    "origin",
    "source_id",
    "reason",
    "rule_id",
    "series_id",
    "offset_days",
    "deal_id",
    "ticket_id",
    "uid",
    "author",
    "created_at",
    "completed_at",
)
LINKS = frozenset({"contact_id", "rule_id", "series_id", "deal_id", "ticket_id"})
_WANTED = "(SELECT value FROM json_each(?))"


def insert(tx: Transaction, reminder: Reminder) -> int:
    """Write a follow-up down and give its id; what is left empty of uid, author and time is filled in.

    Raises UserError where it has no date, or where its rule is none.
    """
    whole = changed(
        planned(reminder),
        uid=reminder.uid or str(uuid.uuid4()),
        author=reminder.author or activities.author(tx),
        created_at=reminder.created_at or steps.stamp(),
    )
    (cells,) = storable([_cells(whole)])
    marks = ", ".join("?" * len(COLUMNS))
    return tx.connection.insert(f"INSERT INTO reminder({', '.join(COLUMNS)}) VALUES ({marks})", cells)


def replace(tx: Transaction, reminder: Reminder) -> None:
    """Put this follow-up in place of the one with its id."""
    (cells,) = storable([_cells(planned(reminder))])
    assignments = ", ".join(f"{column} = ?" for column in COLUMNS)
    tx.connection.execute(f"UPDATE reminder SET {assignments} WHERE id = ?", (*cells, reminder.id))


def get(connection: Connection, reminder_id: int) -> Reminder | None:
    """One follow-up, or None when it is gone."""
    found = get_many(connection, [reminder_id])
    return found[0] if found else None


def get_many(connection: Connection, ids: Sequence[int]) -> tuple[Reminder, ...]:
    """These follow-ups in the order of their ids; those that are gone are left out."""
    rows = connection.execute(
        f"SELECT id, {', '.join(COLUMNS)} FROM reminder WHERE id IN {_WANTED} ORDER BY id",
        (json.dumps(list(ids)),),
    )
    return tuple(map(of_row, rows))


def open_of(connection: Connection, contact_id: int) -> tuple[Reminder, ...]:
    """The open follow-ups of a contact, the first to come up first."""
    rows = connection.execute(
        f"SELECT id, {', '.join(COLUMNS)} FROM reminder "
        "WHERE contact_id = ? AND status = 'NEEDS-ACTION' "
        "ORDER BY CASE snoozed_to WHEN '' THEN due ELSE snoozed_to END, id",
        (contact_id,),
    )
    return tuple(map(of_row, rows))


def of_row(row: Sequence[Any]) -> Reminder:
    """A follow-up from `id` and `COLUMNS`; one that repeats always knows its slot."""
    cells = dict(zip(COLUMNS, row[1:], strict=True))
    for column in LINKS:
        cells[column] = cells[column] or 0
    if cells["rrule"]:
        cells["slot"] = cells["slot"] or cells["due"]
        cells["start"] = cells["start"] or cells["slot"]
    return Reminder(id=row[0], **cells)


def delete(tx: Transaction, ids: Iterable[int]) -> None:
    """Take these follow-ups away with all their occurrences."""
    tx.connection.execute(f"DELETE FROM reminder WHERE id IN {_WANTED}", (json.dumps(list(ids)),))


def _cells(reminder: Reminder) -> tuple[object, ...]:
    values = ((column, getattr(reminder, column)) for column in COLUMNS)
    return tuple(value or None if column in LINKS else value for column, value in values)
