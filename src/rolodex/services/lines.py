"""A typed line: what it says, and doing it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from rolodex.domain import named
from rolodex.domain.activity import KINDS, Activity
from rolodex.domain.due import stamp
from rolodex.domain.errors import UserError
from rolodex.domain.folding import tokens
from rolodex.domain.line import Line, Sale, ended, minor_units, title, written_in
from rolodex.domain.listing import ContactRow
from rolodex.domain.message import Message, message
from rolodex.domain.naming import short_name
from rolodex.domain.phrase import Mode, Phrase
from rolodex.domain.reminder import Reminder
from rolodex.domain.ticket import Ticket
from rolodex.services import purchases, settings
from rolodex.services.activities import LOGGED, name_of
from rolodex.services.contacts import Saved
from rolodex.services.reminders import Reminders
from rolodex.store import activities, pauses, reminders, ticket_numbers, tickets
from rolodex.store import named as people
from rolodex.store.book import Book, Connection, Transaction

SHOWN = 6
"""As many are offered where a name may be that of several."""
LOOKED_AT = 200
UNINTERESTED = "not interested"

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom a line names, where, and who else it may be."""

    contact_id: int = 0
    fn: str = ""
    place: Stretch = (0, 0)
    candidates: tuple[ContactRow, ...] = ()
    more: int = 0


NOBODY = Meant()


class Lines:
    """A typed line: what it says, and doing it."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._reminders = Reminders(book)

    def read(
        self,
        text: str,
        mode: Mode,
        now: datetime,
        contact_id: int = 0,
        plain: Collection[Stretch] = (),
        *,
        locale: str = "en",
        day_first: bool = True,
    ) -> Line:
        """What a line says and whom it is about; `contact_id` is who is meant where that is known.

        `plain` are stretches that are mere text, whatever they look like.
        """
        from rolodex.domain.grammar import understand  # start-up

        taken, language = frozenset(plain), locale.partition("_")[0]
        phrase = understand(text, now, language, mode, taken, day_first)
        with self._book.reading() as connection:
            if contact_id and mode == "log":
                meant = Meant(contact_id, name_of(connection, contact_id))
            else:
                meant = _meant(connection, phrase, taken, contact_id)
            if meant.contact_id and meant.place != NOBODY.place:
                phrase = understand(text, now, language, mode, taken, day_first, who=meant.place)
            currency = phrase.currency or settings.preferences(connection).currency
        line = Line(phrase, mode, meant.contact_id, meant.fn, meant.candidates, meant.more, meant.place)
        return self._asking(_filled(line, currency, locale), now)

    def save(self, line: Line, now: datetime) -> Saved:
        """Do what the line says in one step; gives the id of the first thing that was made.

        Raises UserError where it is not said whose it is, or where there is nothing to keep.
        """
        planned = line.planned
        if not line.contact_id and line.phrase.kind:
            raise UserError(
                message("Nobody of the book is named in this line; nothing was kept. Write whom it is about.")
            )
        if line.phrase.kind == "purchase" and line.sale is None:
            raise UserError(message("An order needs an amount, such as 120 EUR; nothing was kept."))
        if not (line.activity or line.sale or line.ticket or planned):
            raise UserError(message("This line says nothing that can be kept; nothing was changed."))
        with self._book.change(self._label(line)) as tx:
            made = _logged(tx, line, now)
            if planned is not None:
                made.append(reminders.insert(tx, planned))
            if line.review:
                pauses.put(tx, [line.contact_id], line.review[:10], f"{now:%Y-%m-%d}", "")
        return Saved(made[0], tx.changes)

    def _asking(self, line: Line, now: datetime) -> Line:
        """The line with what has to be asked before it is kept."""
        activity = line.activity
        if line.follow_up is not None:
            return replace(line, needs_day=not line.follow_up.due)
        if activity is None:
            return line
        if activity.outcome == UNINTERESTED:
            return replace(line, needs_review=True)
        called = activity.kind == "call" and line.contact_id > 0
        return replace(line, needs_next=called and not self._reminders.goes_on(line.contact_id, now))

    def _label(self, line: Line) -> Message:
        with self._book.reading() as connection:
            name = name_of(connection, line.contact_id) if line.contact_id else ""
        if line.sale is not None:
            return message("Add an order of %(name)s", name=name)
        if line.ticket is not None:
            return message("Open a ticket: %(name)s", name=name)
        if line.activity is not None:
            return replace(LOGGED[line.activity.kind], args=(("name", name),))
        summary = line.planned.summary if line.planned else ""
        what = ": ".join(part for part in (name, summary) if part)
        return message("Plan a follow-up: %(what)s", what=short_name(what))


def _logged(tx: Transaction, line: Line, now: datetime) -> list[int]:
    """Write down what happened, and give the ids of what was made."""
    made = []
    if line.sale is not None:
        sale = line.sale
        at = sale.at or f"{now:%Y-%m-%dT%H:%M:%S}"
        made.append(purchases.sell(tx, line.contact_id, sale.amount, sale.currency, sale.description, at=at))
    if line.ticket is not None:
        ticket = replace(line.ticket, number=ticket_numbers.following(tx.connection), opened_at=stamp(now))
        made.append(tickets.insert(tx, ticket))
    if line.activity is not None:
        at = purchases.stamp(line.activity.at) if line.activity.at else stamp(now)
        made.append(activities.insert(tx, replace(line.activity, at=at, no_next=line.no_next)))
    return made


def _filled(line: Line, currency: str, locale: str) -> Line:
    """The line with what it would make."""
    phrase = line.phrase
    body = phrase.body
    kind = next((kind for kind in KINDS if kind == phrase.kind), None)
    if kind is not None:
        activity = Activity(
            contact_id=line.contact_id,
            kind=kind,
            direction=phrase.direction,
            at=phrase.at,
            minutes=phrase.minutes,
            outcome=phrase.outcome,
            body=body,
        )
        line = replace(line, activity=activity)
    elif phrase.kind == "purchase":
        amount = minor_units(phrase.amount, currency, written_in(phrase.language, locale))
        line = replace(line, sale=Sale(amount, currency, ended(body), phrase.at) if amount else None)
    elif phrase.kind == "ticket":
        line = replace(line, ticket=Ticket(contact_id=line.contact_id, subject=title(body), body=body))
    return replace(line, follow_up=_follow_up(line, body))


def _follow_up(line: Line, body: str) -> Reminder | None:
    planned = line.phrase.follow_up
    if planned is None:
        return None
    return Reminder(
        contact_id=line.contact_id,
        kind=planned.kind,
        summary=title(planned.summary or body),
        due=planned.due,
        rrule=planned.rrule,
    )


# Whom a line names


def _meant(connection: Connection, phrase: Phrase, plain: Collection[Stretch], contact_id: int) -> Meant:
    """Whom the longest stretch of the line names that is a name in the book."""
    text = phrase.text
    ends = {part.end for part in phrase.parts if part.kind in ("kind", "plan", "direction")}
    known = [
        word
        for word in named.words(text, phrase.named, plain)
        if people.is_name(connection, word.tokens, begun=word.end == len(text))
    ]
    names = sorted(
        (name for run in named.runs(text, known) for name in named.names(text, run)),
        key=lambda name: -len(name.tokens),
    )
    for name in names:
        if named.is_plausible(text, name, lambda place: place == 0 or place in ends):
            found = _called(connection, name)
            if found:
                return _chosen(connection, name, found, contact_id)
    if contact_id:
        return Meant(contact_id, name_of(connection, contact_id))
    return NOBODY


def _called(connection: Connection, name: named.Name) -> tuple[ContactRow, ...]:
    found = people.called(connection, name.tokens, LOOKED_AT)
    if not found and name.open:
        found = people.called(connection, name.tokens, LOOKED_AT, begun=True)
    return found


def _chosen(
    connection: Connection, name: named.Name, found: tuple[ContactRow, ...], contact_id: int
) -> Meant:
    """Who of those found is meant: who was chosen, the only one, or the only one called exactly so."""
    if contact_id:
        place = name.place if any(row.id == contact_id for row in found) else (0, 0)
        return Meant(contact_id, name_of(connection, contact_id), place)
    exact = [row for row in found if tuple(tokens(row.fn)) == name.tokens]
    sure = found if len(found) == 1 else exact if len(exact) == 1 else ()
    more = max(0, len(found) - SHOWN)
    if sure:
        others = found[:SHOWN] if len(found) > 1 else ()
        return Meant(sure[0].id, sure[0].fn, name.place, others, more)
    return Meant(place=name.place, candidates=found[:SHOWN], more=more)
