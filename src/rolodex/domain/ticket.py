"""What customers want put right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from rolodex.domain.message import Message, message

TicketStatus = Literal["open", "waiting", "closed"]
Priority = Literal["low", "normal", "high"]

TICKET_STATUSES: tuple[TicketStatus, ...] = ("open", "waiting", "closed")
PRIORITIES: tuple[Priority, ...] = ("low", "normal", "high")
STATUS_WORDS: Mapping[str, Message] = MappingProxyType(
    {"open": message("open"), "waiting": message("waiting"), "closed": message("closed")}
)
PRIORITY_WORDS: Mapping[str, Message] = MappingProxyType(
    {"low": message("low priority"), "normal": message("normal priority"), "high": message("high priority")}
)


@dataclass(frozen=True, slots=True)
class Ticket:
    """A complaint or request: `number` is what it is called by, `granted` what was given in the end.

    `opened_at` and `closed_at` are UTC stamps.
    """

    id: int = 0
    contact_id: int = 0
    number: int = 0
    subject: str = ""
    body: str = ""
    status: TicketStatus = "open"
    priority: Priority = "normal"
    granted: str = ""
    opened_at: str = ""
    closed_at: str = ""


@dataclass(frozen=True, slots=True)
class TicketRow:
    """A ticket as it is listed, with the contact's name and looks, and the next step that is planned."""

    ticket: Ticket
    fn: str = ""
    initials: str = ""
    ground: int = 0
    photo: str = ""
    next_step: str = ""
    next_due: str = ""
