"""What one wants to know of a contact who is called, and the code a telephone dials from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from rolodex.domain.activity import TALKS, Activity
from rolodex.domain.call import Brief, Number
from rolodex.domain.consent import refusal
from rolodex.domain.contact import Contact
from rolodex.domain.errors import UserError
from rolodex.domain.line import Line, title
from rolodex.domain.local_time import local_time
from rolodex.domain.message import message
from rolodex.domain.phone import link, region, shown
from rolodex.domain.phrase import Phrase
from rolodex.domain.reminder import Done, Reminder
from rolodex.domain.ticket import Ticket, TicketRow
from rolodex.domain.timeline import TimelineQuery
from rolodex.services.activities import Activities
from rolodex.services.contacts import Contacts, Saved
from rolodex.services.lines import Lines
from rolodex.services.pauses import Pauses
from rolodex.services.reminders import LOOSE_END, Reminders
from rolodex.services.settings import Settings
from rolodex.services.tickets import Tickets
from rolodex.store.book import Book

LAST = 3
"""How many talks are told."""
LONGEST_CODE = 300
"""More characters than this are no number, and make a code that no camera reads."""


class Calls:
    """Briefs before calls."""

    def __init__(self, book: Book) -> None:
        self._contacts = Contacts(book)
        self._activities = Activities(book)
        self._reminders = Reminders(book)
        self._tickets = Tickets(book)
        self._pauses = Pauses(book)
        self._settings = Settings(book)
        self._lines = Lines(book)

    def brief(self, contact_id: int, now: datetime) -> Brief | None:
        """What one wants to know of this contact at `now` (aware), or None when it is gone."""
        contact = self._contacts.get(contact_id)
        rows = self._contacts.rows([contact_id])
        if contact is None or not rows:
            return None
        country = self._settings.get("country")
        talks = self._activities.timeline(contact_id, TimelineQuery(kinds=TALKS), LAST)
        bought = self._activities.timeline(contact_id, TimelineQuery(kinds=("purchase",)), 1)
        return Brief(
            row=rows[0],
            numbers=_numbers(contact, country),
            local=local_time(contact, _country_of(contact), now),
            talks=talks,
            promises=self._reminders.of_contact(contact_id),
            tickets=_open(self._tickets.of_contact(contact_id)),
            purchase=bought[0] if bought else None,
            pause=self._pauses.of(contact_id),
            refused=refusal(contact, "phone"),
        )

    def finish(self, contact_id: int, key: str, done: Done, now: datetime) -> Saved:
        """Log a call, and what comes next, in one step; `key` is the follow-up it was made for, "" none.

        Raises UserError where neither a next date stands nor a reason is given why there is none.
        """
        if key:
            return self._reminders.done(key, done, now)
        is_loose = done.next is None and not done.no_next.strip() and not done.review
        if is_loose and not self._reminders.of_contact(contact_id):
            raise UserError(LOOSE_END)
        call = Activity(
            contact_id=contact_id,
            kind="call",
            direction="in" if done.direction == "in" else "out",
            minutes=done.minutes,
            outcome=done.outcome,
            body=done.body,
        )
        line = Line(
            Phrase(done.body),
            contact_id=contact_id,
            activity=call,
            follow_up=_next(contact_id, done),
            no_next=done.no_next,
            review=done.review,
        )
        return self._lines.save(line, now)

    def code(self, target: str) -> tuple[tuple[bool, ...], ...]:
        """The QR code of a link, row by row, dark squares true (ISO/IEC 18004).

        Raises UserError where it is too long for one.
        """
        import segno  # start-up: 55 ms

        if len(target) > LONGEST_CODE:
            raise UserError(
                message("This number is too long for a code, so that none was drawn. Dial it by hand.")
            )
        return tuple(tuple(map(bool, row)) for row in segno.make_qr(target, error="m").matrix)


def _open(tickets: Sequence[TicketRow]) -> tuple[Ticket, ...]:
    return tuple(row.ticket for row in tickets if row.ticket.status != "closed")


def _next(contact_id: int, done: Done) -> Reminder | None:
    """What comes next: another call where nothing else is said."""
    if done.next is None:
        return None
    kind = done.next.kind if done.next.kind != "task" or done.next.summary else "call"
    summary = done.next.summary or title(done.body)
    return replace(done.next, contact_id=contact_id, kind=kind, summary=summary)


def _numbers(contact: Contact, country: str) -> tuple[Number, ...]:
    """Those that can be dialled, the preferred ones first."""
    known = sorted(contact.tel, key=lambda tel: tel.pref or 101)
    return tuple(
        Number(shown(tel.value, country), link(tel.value), tel.types) for tel in known if link(tel.value)
    )


def _country_of(contact: Contact) -> str:
    """The country of the first number that names one."""
    return next((found for tel in contact.tel if (found := region(tel.value))), "")
