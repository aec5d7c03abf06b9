"""Tickets in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from rolodex.domain.ticket import PRIORITY_WORDS, STATUS_WORDS, Ticket, TicketRow
from rolodex.i18n import _, word
from rolodex.ui import wording

SEPARATOR = " · "

STATUSES = STATUS_WORDS
PRIORITIES = PRIORITY_WORDS
TOKENS: Mapping[str, str] = MappingProxyType({"open": "warn", "waiting": "blue", "closed": "good"})


def named(ticket: Ticket) -> str:
    """A ticket by its number and subject: "#88: replacement lamp"."""
    return _("#%(number)s: %(subject)s") % {"number": ticket.number, "subject": ticket.subject}


def status(ticket: Ticket) -> str:
    """How a ticket stands."""
    return word(STATUSES[ticket.status])


def priority(ticket: Ticket) -> str:
    """How urgent a ticket is, "" where it is as urgent as others."""
    return "" if ticket.priority == "normal" else word(PRIORITIES[ticket.priority])


def state(ticket: Ticket) -> str:
    """How a ticket stands and how urgent it is."""
    return SEPARATOR.join(part for part in (status(ticket), priority(ticket)) if part)


def when(ticket: Ticket, today: date) -> str:
    """When a ticket was opened, or closed."""
    at = ticket.closed_at if ticket.status == "closed" else ticket.opened_at
    moment = wording.local(at)
    return wording.ago(moment.date(), today) if moment else ""


def below(row: TicketRow, today: date) -> str:
    """Who it is about, and what was granted or is to be done next."""
    parts = [row.fn or _("No name")]
    if row.ticket.granted:
        parts.append(_("granted: %(what)s") % {"what": row.ticket.granted})
    if row.next_due:
        moment = wording.local(row.next_due)
        day = wording.due(row.next_due, today)[0] if moment else ""
        parts.append(" ".join(part for part in (row.next_step, f"({day})" if day else "") if part))
    return SEPARATOR.join(parts)


def spoken(row: TicketRow, today: date) -> str:
    """A row for those who cannot see it."""
    parts = (named(row.ticket), state(row.ticket), below(row, today), when(row.ticket, today))
    return ", ".join(part for part in parts if part)
