"""What customers want put right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from rolodex.domain.changes import Changes
from rolodex.domain.due import stamp
from rolodex.domain.errors import UserError
from rolodex.domain.message import Message, message, plural_message
from rolodex.domain.naming import short_name
from rolodex.domain.reminder import Reminder
from rolodex.domain.ticket import PRIORITIES, TICKET_STATUSES, Ticket, TicketRow
from rolodex.services.activities import name_of
from rolodex.services.contacts import Saved
from rolodex.store import next_steps, steps, ticket_numbers
from rolodex.store import tickets as store
from rolodex.store.book import Book, Transaction


class Tickets:
    """The complaints and requests of one book."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def open_ones(self, limit: int = 200, offset: int = 0) -> tuple[TicketRow, ...]:
        """Tickets that are not closed: those waiting for somebody else last, the urgent and the old first."""
        with self._book.reading() as connection:
            return store.open_rows(connection, limit, offset)

    def closed(self, limit: int = 200, offset: int = 0) -> tuple[TicketRow, ...]:
        """Closed tickets, the last first."""
        with self._book.reading() as connection:
            return store.closed_rows(connection, limit, offset)

    def of_contact(self, contact_id: int) -> tuple[TicketRow, ...]:
        """A contact's tickets, the open ones first."""
        with self._book.reading() as connection:
            return store.of_contact(connection, contact_id)

    def count(self) -> int:
        """How many tickets are not closed."""
        with self._book.reading() as connection:
            return store.count_open(connection)

    def get(self, ticket_id: int) -> Ticket | None:
        """One ticket, or None when it is gone."""
        with self._book.reading() as connection:
            return store.get(connection, ticket_id)

    def by_number(self, number: int) -> Ticket | None:
        """The ticket that is called by this number, or None where there is none."""
        with self._book.reading() as connection:
            return store.by_number(connection, number)

    def next_step(self, ticket_id: int) -> Reminder | None:
        """What is to be done next for a ticket, None where nothing is planned."""
        with self._book.reading() as connection:
            return next_steps.first(connection, "ticket_id", ticket_id)

    def save(self, ticket: Ticket, next_step: Reminder | None = None) -> Saved:
        """Add a ticket (id 0) under the next number, or put this one in place of the one with its id.

        When it was opened and closed follows from its status; `next_step` is planned, or changed where it
        has an id. A ticket that is closed leaves nothing to do.
        """
        known = self._known(ticket.id) if ticket.id else None
        self._check(ticket)
        label = message("Add a ticket: %(subject)s", subject=short_name(" ".join(ticket.subject.split())))
        if known:
            label = _label("Edit", known)
        with self._book.change(label) as tx:
            ticket_id = _write(tx, ticket, known)
            if next_step is not None:
                next_steps.put(tx, replace(next_step, ticket_id=ticket_id, contact_id=ticket.contact_id))
            next_steps.hand_over(tx, "ticket_id", ticket_id, ticket.contact_id)
            if ticket.status == "closed":
                next_steps.cancel(tx, "ticket_id", ticket_id, steps.stamp())
        return Saved(ticket_id, tx.changes)

    def close(self, ticket_id: int, granted: str, now: datetime) -> Changes:
        """Close a ticket and say what was granted, if anything; what was to be done next is left undone."""
        known = self._known(ticket_id)
        if known.status == "closed":
            raise UserError(
                message("Ticket #%(number)d is closed already; nothing was changed.", number=known.number)
            )
        at = stamp(now)
        closed = replace(known, status="closed", granted=" ".join(granted.split()), closed_at=at)
        with self._book.change(_label("Close", known)) as tx:
            store.replace(tx, closed)
            next_steps.cancel(tx, "ticket_id", ticket_id, at)
        return tx.changes

    def reopen(self, ticket_id: int) -> Changes:
        """Let a closed ticket be open again; what was granted stays."""
        known = self._known(ticket_id)
        if known.status != "closed":
            raise UserError(
                message("Ticket #%(number)d is open already; nothing was changed.", number=known.number)
            )
        with self._book.change(_label("Reopen", known)) as tx:
            store.replace(tx, replace(known, status="open", closed_at=""))
        return tx.changes

    def delete(self, ids: Sequence[int]) -> Changes:
        """Take tickets out of the book; what was to be done next for them stays. Undo brings them back."""
        label = plural_message("Delete %(count)d ticket", "Delete %(count)d tickets", len(ids))
        if len(ids) == 1:
            label = _label("Delete", self._known(ids[0]))
        with self._book.change(label) as tx:
            store.delete(tx, ids)
        return tx.changes

    def _known(self, ticket_id: int) -> Ticket:
        found = self.get(ticket_id)
        if found is None:
            raise UserError(message("This ticket has been deleted meanwhile; nothing was changed."))
        return found

    def _check(self, ticket: Ticket) -> None:
        """Raise UserError where this is no ticket."""
        with self._book.reading() as connection:
            name_of(connection, ticket.contact_id)
        if not ticket.subject.strip():
            raise UserError(message("A ticket needs a subject; nothing was changed."))
        if ticket.status not in TICKET_STATUSES or ticket.priority not in PRIORITIES:
            raise ValueError(ticket)


_LABELS = {
    "Edit": message("Edit ticket #%(number)d"),
    "Close": message("Close ticket #%(number)d"),
    "Reopen": message("Reopen ticket #%(number)d"),
    "Delete": message("Delete ticket #%(number)d"),
}


def _label(deed: str, ticket: Ticket) -> Message:
    return replace(_LABELS[deed], args=(("number", ticket.number),))


def _write(tx: Transaction, ticket: Ticket, known: Ticket | None) -> int:
    now = steps.stamp()
    closed_at = (ticket.closed_at or now) if ticket.status == "closed" else ""
    said = replace(
        ticket,
        subject=" ".join(ticket.subject.split()),
        granted=" ".join(ticket.granted.split()),
        closed_at=closed_at,
    )
    if known is None:
        number = ticket.number or ticket_numbers.following(tx.connection)
        return store.insert(tx, replace(said, number=number, opened_at=ticket.opened_at or now))
    store.replace(tx, replace(said, number=ticket.number or known.number, opened_at=known.opened_at))
    return ticket.id
