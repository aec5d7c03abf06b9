"""What one wants to know before and during a call."""

from __future__ import annotations

from dataclasses import dataclass

from rolodex.domain.agenda import FollowUp
from rolodex.domain.contact import Consent
from rolodex.domain.listing import ContactRow
from rolodex.domain.local_time import LocalTime
from rolodex.domain.rule import Pause
from rolodex.domain.ticket import Ticket
from rolodex.domain.timeline import Entry


@dataclass(frozen=True, slots=True)
class Number:
    """A telephone number as it is shown, its kinds (RFC 6350 TYPE), and the link that dials it."""

    shown: str
    link: str
    types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Brief:
    """One contact before a call: numbers, hour, the last three talks, what was promised, what is open.

    `refused` is what the contact said where it does not want to be called, `pause` until when it is not
    interested.
    """

    row: ContactRow
    numbers: tuple[Number, ...] = ()
    local: LocalTime | None = None
    talks: tuple[Entry, ...] = ()
    promises: tuple[FollowUp, ...] = ()
    tickets: tuple[Ticket, ...] = ()
    purchase: Entry | None = None
    pause: Pause | None = None
    refused: Consent | None = None
