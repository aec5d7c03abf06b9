"""What is worth doing next: a ranked list, each with the sentence why.

Worth is money, so that different reasons can be ranked: what a slipping customer would bring within a year
if they came back, an overdue order, what is late to be paid, a deal times its chance, a year of a best
customer with an open ticket, an order of one gone quiet, what a new customer bought. Amounts in the main
currency are ranked first; other currencies are ranked among themselves, and each fourth place is theirs.

Dismissing a suggestion is housekeeping and no step of the history: it hides what is found anew each time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from rolodex.domain import suggestion_words as words
from rolodex.domain.changes import Changes
from rolodex.domain.listing import ContactRow
from rolodex.domain.message import Message, Sum, message
from rolodex.domain.reminder import Reminder
from rolodex.domain.suggestion import Suggestion
from rolodex.services.activities import name_of
from rolodex.services.contacts import Saved
from rolodex.store import agenda, customers, follow_ups, reminders
from rolodex.store import suggestions as store
from rolodex.store.book import Book, Connection
from rolodex.store.suggestions import Candidate

HIDDEN = 30
"""A dismissed suggestion comes back after so many days, if it still holds."""
OF_A_KIND = 3
"""At most so many of one kind in a currency, so that one reason does not fill the list."""
OTHERS = 4
"""Each fourth place is for what is in other currencies."""


class Suggestions:
    """The suggestions of one book."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._kept: tuple[tuple[object, ...], tuple[Suggestion, ...]] = ((), ())

    def best(self, now: datetime, limit: int = 8) -> tuple[Suggestion, ...]:
        """What is worth doing next, the best first, nobody twice: found once a day and after each write."""
        today = now.date()
        with self._book.reading() as connection:
            state = (today, limit, *connection.state())
            known, found = self._kept
            if known != state:
                chosen = self._chosen(connection, now, limit)
                months = customers.basis(connection).limits.vip_months
                looks = follow_ups.people(connection, [one.contact_id for one in chosen])
                found = tuple(
                    _said(one, looks[one.contact_id], months) for one in chosen if one.contact_id in looks
                )
                self._kept = (state, found)
            return found

    def accept(self, suggestion: Suggestion, now: datetime, summary: str = "", reason: str = "") -> Saved:
        """Plan the follow-up of a suggestion for today; `summary` and `reason` are its words at the edge.

        Raises UserError where the contact has been deleted.
        """
        with self._book.reading() as connection:
            name = name_of(connection, suggestion.contact_id)
        kind = suggestion.kind
        reminder = Reminder(
            contact_id=suggestion.contact_id,
            kind=suggestion.to_do,
            summary=summary,
            reason=reason,
            due=now.date().isoformat(),
            deal_id=suggestion.source_id if kind == "deal" else 0,
            ticket_id=suggestion.source_id if kind == "ticket" else 0,
        )
        with self._book.change(message("Plan a follow-up: %(what)s", what=summary or name)) as tx:
            reminder_id = reminders.insert(tx, reminder)
        return Saved(reminder_id, tx.changes)

    def dismiss(self, suggestion: Suggestion, now: datetime) -> Changes:
        """Do not show this suggestion for a month."""
        today = now.date()
        with self._book.housekeeping() as tx:
            key = f"{suggestion.kind}:{suggestion.contact_id}"
            store.dismiss(tx, key, today + timedelta(days=HIDDEN), today)
        return Changes()

    def _chosen(self, connection: Connection, now: datetime, limit: int) -> list[Candidate]:
        """The best of the candidates with whom nothing is planned by a rule either."""
        today = now.date()
        ranked = _ranked(store.candidates(connection, today, OF_A_KIND + limit), store.currencies(connection))
        found: list[Candidate] = []
        for one in ranked:
            if len(found) == limit:
                break
            if not agenda.of_contact(connection, one.contact_id, today, ahead=1):
                found.append(one)
        return found


def _ranked(candidates: Iterable[Candidate], currencies: Sequence[str]) -> Iterator[Candidate]:
    """The candidates in the order in which they are worth it, nobody twice, few of each kind in a row."""
    order = {currency: place for place, currency in enumerate(currencies)}
    ordered = sorted(
        candidates, key=lambda one: (order.get(one.currency, len(order)), -one.worth, one.contact_id)
    )
    main = _varied(one for one in ordered if one.currency == currencies[0]) if currencies else iter(())
    others = _varied(one for one in ordered if not currencies or one.currency != currencies[0])
    seen: set[int] = set()
    for one in _mixed(main, others):
        if one.contact_id not in seen:
            seen.add(one.contact_id)
            yield one


def _varied(ordered: Iterable[Candidate]) -> Iterator[Candidate]:
    """The first few of each kind in order, then the rest."""
    counts: Counter[tuple[str, str]] = Counter()
    rest = []
    for one in ordered:
        counts[one.kind, one.currency] += 1
        if counts[one.kind, one.currency] > OF_A_KIND:
            rest.append(one)
        else:
            yield one
    yield from rest


def _mixed(main: Iterator[Candidate], others: Iterator[Candidate]) -> Iterator[Candidate]:
    """Those of the main currency, and at each fourth place one of the others."""
    place = 1
    while True:
        first, second = (others, main) if place % OTHERS == 0 else (main, others)
        one = next(first, None) or next(second, None)
        if one is None:
            return
        yield one
        place += 1


def _said(one: Candidate, look: ContactRow, months: int) -> Suggestion:
    title, why = _words(one, Sum(one.amount, one.currency), months)
    return Suggestion(
        kind=one.kind,
        contact_id=one.contact_id,
        fn=look.fn,
        title=title,
        why=why,
        worth=one.worth,
        currency=one.currency,
        source_id=one.source_id,
        initials=look.initials,
        ground=look.ground,
        photo=look.photo,
    )


def _words(one: Candidate, amount: Sum, months: int) -> tuple[Message, Message]:
    if one.kind == "slipping":
        return words.slipping(one.usual, one.days, amount, of_model=bool(one.of_model))
    if one.kind == "expected":
        return words.expected(one.usual, one.days, amount)
    if one.kind == "unpaid":
        return words.unpaid(one.usual, one.days, amount)
    if one.kind == "deal":
        return words.deal(one.text, one.days, amount, one.usual)
    if one.kind == "ticket":
        return words.ticket(one.usual, one.days, amount, months)
    if one.kind == "quiet":
        return words.quiet(one.days, amount, months)
    return words.welcome(one.days, amount)
