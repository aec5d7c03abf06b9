"""A sample book that looks alive: people, firms, what was said to them and what they bought."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rolodex.domain.contact import Contact
from rolodex.domain.errors import UserError
from rolodex.domain.message import message
from rolodex.domain.progress import Progress, silent
from rolodex.domain.recipient import ranked
from rolodex.services.demo_parts import orders, plans
from rolodex.services.demo_parts.calendar import Calendar
from rolodex.services.demo_parts.diary import Diary
from rolodex.services.demo_parts.lists import Lists, load
from rolodex.services.demo_parts.mailings import Mailings
from rolodex.services.demo_parts.orders import Party
from rolodex.services.demo_parts.people import Crowd, Drawn
from rolodex.services.demo_parts.rows import Rows
from rolodex.services.demo_parts.trade import Trade
from rolodex.store import campaign_members, customers, links, settings
from rolodex.store import contacts as store
from rolodex.store.book import Book, Transaction

CONTACTS = 400
PURCHASES_EACH = 4
LIVELY = 20_000
"""Contacts something happens with; a larger book has the rest as plain cards."""
BATCH = 2_000
GROUP_FROM = 20
GROUP_SIZE = 12
GROUP_TAG = "trade fair 2026"


@dataclass(frozen=True, slots=True)
class Recipe:
    """What decides a sample book: the same recipe gives the same book."""

    contacts: int
    purchases: int
    seed: int
    today: date


@dataclass(frozen=True, slots=True)
class Voice:
    """In which language a sample book tells its story, "" for that of each contact, and where most live."""

    language: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class Sample:
    """What a sample book holds."""

    contacts: int
    purchases: int


class Demo:
    """Fills an empty book with samples, the same for the same seed and day."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def fill(
        self,
        contacts: int = CONTACTS,
        purchases: int | None = None,
        seed: int = 1,
        today: date | None = None,
        progress: Progress = silent,
        *,
        voice: Voice | None = None,
    ) -> Sample:
        """Write this many contacts and purchases (four for each lively contact where nothing is said).

        One step of the history. Raises UserError, and changes nothing, where the book is not empty.
        """
        with self._book.reading() as connection:
            if store.count(connection):
                raise UserError(
                    message(
                        "%(file)s already holds contacts and stays as it is. "
                        "Name a new file for the sample book.",
                        file=str(self._book.path),
                    )
                )
        if purchases is None:
            purchases = PURCHASES_EACH * min(contacts, LIVELY)
        day = today or date.today()  # noqa: DTZ011 - the user's own day
        said = voice or Voice()
        with self._book.change(message("Sample book")) as tx:
            tx.progress = progress
            customers.keep(tx.connection, customers.wanted(tx.connection, day))
            writing = _Writing(load(said.language, said.country), Recipe(contacts, purchases, seed, day), tx)
            writing.history(writing.people())
        return Sample(contacts, purchases)


class _Writing:
    """One sample book on its way into the file."""

    def __init__(self, lists: Lists, recipe: Recipe, tx: Transaction) -> None:
        self._lists = lists
        self._recipe = recipe
        self._tx = tx
        self._total = recipe.contacts + recipe.purchases
        self._companies: dict[str, int] = {}

    def people(self) -> list[Party]:
        """Write the contacts; gives those something will happen with."""
        count = self._recipe.contacts
        lively = max(LIVELY, self._recipe.purchases // 10)
        crowd = Crowd(self._lists, self._recipe.seed, self._recipe.today)
        parties: list[Party] = []
        members: list[str] = []
        group_tag = self._lists.say(GROUP_TAG)
        group = 1 if count >= GROUP_FROM else 0
        done = 0
        while done < count - group:
            drawn = crowd.batch(min(BATCH, count - group - done))
            ids = store.insert(self._tx, [one.contact for one in drawn])
            if len(parties) < lively:
                parties += [_party(one, contact_id) for one, contact_id in zip(drawn, ids, strict=True)]
                self._join(drawn, ids)
            members += [one.contact.uid for one in drawn if group_tag in one.contact.categories]
            del members[GROUP_SIZE:]
            done += len(drawn)
            self._tx.progress(done, self._total)
        if group:
            card = Contact(
                uid=crowd.uid(), kind="group", fn=self._lists.business["group"], member=tuple(members)
            )
            store.insert(self._tx, [card])
        return parties

    def history(self, parties: Sequence[Party]) -> None:
        """Write what happened with these contacts."""
        seed, calendar = self._recipe.seed, Calendar(self._recipe.today)
        planned = orders.plan(parties, self._recipe.purchases, seed, calendar)
        rows = Rows(self._tx)
        trade = Trade(self._lists, rows, parties, calendar, seed)
        mailings = Mailings(self._lists, rows, parties, calendar, seed)
        settings.put(self._tx.connection, campaign_members.KEY, str(mailings.key))
        counts = [0] * len(parties)
        for number, key in enumerate(planned, start=1):
            order = orders.unpacked(key)
            counts[order.party] += 1
            trade.write(order, mailings)
            if number % BATCH == 0:
                rows.write()
                self._tx.progress(self._total - len(planned) + number, self._total)
        mailings.write()
        diary = Diary(self._lists, rows, calendar, seed)
        diary.segments()
        for number, (party, count) in enumerate(zip(parties, counts, strict=True), start=1):
            diary.write(party, count)
            if number % BATCH == 0:
                rows.write()
        rows.write()
        plans.rule(self._tx, calendar, self._lists.say)
        self._tx.progress(self._total, self._total)

    def _join(self, drawn: Sequence[Drawn], ids: Sequence[int]) -> None:
        """Link people to the companies of the book they work for, and couples to each other."""
        homes: dict[tuple[str, str], list[int]] = {}
        jobs: list[tuple[int, int]] = []
        for one, contact_id in zip(drawn, ids, strict=True):
            if one.contact.kind == "org":
                self._companies[one.contact.fn] = contact_id
            elif one.contact.org and one.contact.org[0].name in self._companies:
                jobs.append((contact_id, self._companies[one.contact.org[0].name]))
            if one.household:
                homes.setdefault((one.household, one.contact.adr[-1].street), []).append(contact_id)
        links.employ(self._tx, jobs)
        for (household, _), members in homes.items():
            if len(members) > 1:
                links.live_together(self._tx, household, members)


def _party(drawn: Drawn, contact_id: int) -> Party:
    contact = drawn.contact
    adr = ranked(contact.adr)[0] if contact.adr else None
    home = f"{drawn.household}/{contact.adr[-1].street}" if drawn.household and contact.adr else ""
    return Party(contact_id, drawn.country, contact.kind == "org", adr, drawn.role, home)
