"""The follow-ups that belong to a deal or a ticket."""

from __future__ import annotations

from typing import Literal

from rolodex.domain.reminder import Reminder
from rolodex.store import reminders
from rolodex.store.engine import Connection
from rolodex.store.transaction import Transaction

Link = Literal["deal_id", "ticket_id"]


def first(connection: Connection, link: Link, row_id: int) -> Reminder | None:
    """The open follow-up of a deal or ticket that comes up first, None where there is none."""
    # The plus keeps SQLite from walking through all open follow-ups.
    found = connection.value(
        f"SELECT id FROM reminder WHERE {link} = ? AND +status = 'NEEDS-ACTION' "
        "ORDER BY CASE snoozed_to WHEN '' THEN due ELSE snoozed_to END, id LIMIT 1",
        (row_id,),
    )
    return reminders.get(connection, found) if found else None


def put(tx: Transaction, reminder: Reminder) -> None:
    """Write a follow-up down, or put it in place of the one with its id."""
    if reminder.id:
        reminders.replace(tx, reminder)
    else:
        reminders.insert(tx, reminder)


def hand_over(tx: Transaction, link: Link, row_id: int, contact_id: int) -> None:
    """Let the open follow-ups of a deal or ticket be about another contact."""
    tx.connection.execute(
        f"UPDATE reminder SET contact_id = ?1 WHERE {link} = ?2 AND status = 'NEEDS-ACTION' "
        "AND contact_id IS NOT ?1",
        (contact_id, row_id),
    )


def cancel(tx: Transaction, link: Link, row_id: int, at: str) -> int:
    """Leave the open follow-ups of a deal or ticket undone; gives how many there were."""
    return tx.connection.executemany(
        "UPDATE reminder SET status = 'CANCELLED', completed_at = ?, snoozed_to = '' "
        f"WHERE {link} = ? AND status = 'NEEDS-ACTION'",
        [(at, row_id)],
    )
