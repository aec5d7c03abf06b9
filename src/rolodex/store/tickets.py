"""What customers want put right, in and out of its table."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from rolodex.domain.ticket import Ticket, TicketRow
from rolodex.store.engine import Connection
from rolodex.store.texts import storable
from rolodex.store.transaction import Transaction

SAID = (
    "contact_id",
    "number",
    "subject",
    "body",
    "status",
    "priority",
    "granted",
    "opened_at",
    "closed_at",
)
_WANTED = "(SELECT value FROM json_each(?))"
_OPEN = "t.status IN ('open', 'waiting')"
_FIRST = (
    "CASE t.status WHEN 'open' THEN 0 ELSE 1 END, "
    "CASE t.priority WHEN 'high' THEN 0 WHEN 'low' THEN 2 ELSE 1 END, t.opened_at, t.id"
)
"""The order of open tickets: those not waiting for somebody else, then the urgent, then the oldest."""
# The plus keeps SQLite from walking through all open follow-ups for each row.
_ROWS = f"""
SELECT t.id, {", ".join(f"t.{column}" for column in SAID)}, e.fn, e.initials, e.ground, e.photo,
       r.summary, CASE r.snoozed_to WHEN '' THEN r.due ELSE r.snoozed_to END
  FROM ticket AS t
  LEFT JOIN entry AS e ON e.contact_id = t.contact_id
  LEFT JOIN reminder AS r ON r.id = (
    SELECT id FROM reminder WHERE ticket_id = t.id AND +status = 'NEEDS-ACTION'
     ORDER BY CASE snoozed_to WHEN '' THEN due ELSE snoozed_to END, id LIMIT 1)
"""


def insert(tx: Transaction, ticket: Ticket) -> int:
    """Write a ticket down and give its id."""
    (cells,) = storable([_cells(ticket)])
    marks = ", ".join("?" * len(SAID))
    return tx.connection.insert(f"INSERT INTO ticket({', '.join(SAID)}) VALUES ({marks})", cells)


def replace(tx: Transaction, ticket: Ticket) -> None:
    """Put this ticket in place of the one with its id."""
    (cells,) = storable([_cells(ticket)])
    assignments = ", ".join(f"{column} = ?" for column in SAID)
    tx.connection.execute(f"UPDATE ticket SET {assignments} WHERE id = ?", (*cells, ticket.id))


def delete(tx: Transaction, ids: Sequence[int]) -> None:
    """Take these tickets away; what was to be done next for them stays."""
    tx.connection.execute(f"DELETE FROM ticket WHERE id IN {_WANTED}", (json.dumps(list(ids)),))


def get(connection: Connection, ticket_id: int) -> Ticket | None:
    """One ticket, or None when it is gone."""
    return _one(connection, "id = ?", ticket_id)


def by_number(connection: Connection, number: int) -> Ticket | None:
    """The ticket that is called by this number, the last where several are."""
    return _one(connection, "number = ? ORDER BY id DESC LIMIT 1", number)


def open_rows(connection: Connection, limit: int, offset: int) -> tuple[TicketRow, ...]:
    """Tickets that are not closed, the first to look at first."""
    return _rows(connection, f"WHERE {_OPEN} ORDER BY {_FIRST} LIMIT ? OFFSET ?", (limit, offset))


def closed_rows(connection: Connection, limit: int, offset: int) -> tuple[TicketRow, ...]:
    """Closed tickets, the last first."""
    return _rows(
        connection,
        "WHERE t.status = 'closed' ORDER BY t.closed_at DESC, t.id DESC LIMIT ? OFFSET ?",
        (limit, offset),
    )


def of_contact(connection: Connection, contact_id: int) -> tuple[TicketRow, ...]:
    """A contact's tickets: the open ones, then the closed, the last first."""
    return _rows(
        connection,
        f"WHERE t.contact_id = ? ORDER BY t.status = 'closed', t.closed_at DESC, {_FIRST}",
        (contact_id,),
    )


def count_open(connection: Connection) -> int:
    """How many tickets are not closed."""
    return int(connection.value(f"SELECT count(*) FROM ticket AS t WHERE {_OPEN}"))


def _one(connection: Connection, condition: str, value: int) -> Ticket | None:
    rows = connection.execute(f"SELECT id, {', '.join(SAID)} FROM ticket WHERE {condition}", (value,))
    return _ticket(rows[0]) if rows else None


def _rows(connection: Connection, condition: str, params: tuple[object, ...]) -> tuple[TicketRow, ...]:
    return tuple(_row(cells) for cells in connection.execute(f"{_ROWS} {condition}", params))


def _row(cells: Sequence[Any]) -> TicketRow:
    fn, initials, ground, photo, step, due = cells[len(SAID) + 1 :]
    return TicketRow(
        ticket=_ticket(cells[: len(SAID) + 1]),
        fn=fn or "",
        initials=initials or "",
        ground=ground or 0,
        photo=photo or "",
        next_step=step or "",
        next_due=due or "",
    )


def _ticket(cells: Sequence[Any]) -> Ticket:
    return Ticket(id=cells[0], **dict(zip(SAID, cells[1:], strict=True)))


def _cells(ticket: Ticket) -> tuple[object, ...]:
    return tuple(getattr(ticket, column) for column in SAID)
