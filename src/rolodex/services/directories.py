"""Pocket phone lists, booklets, index cards and badges, of the people of a book."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from rolodex.domain.address import lines
from rolodex.domain.consent import CHANNELS, refusal, why
from rolodex.domain.contact import Consent, Contact
from rolodex.domain.directory import KINDS, STOCKS, DirectoryEntry, DirectoryJob, DirectoryPlan
from rolodex.domain.errors import UserError
from rolodex.domain.listing import Query
from rolodex.domain.message import Day, Message, Word, message
from rolodex.domain.naming import display_name, in_order
from rolodex.domain.planner import paper_of
from rolodex.domain.progress import Progress, silent
from rolodex.domain.said import TYPES
from rolodex.domain.stock import Stock
from rolodex.services import addresses, stocks
from rolodex.services.files import replacing
from rolodex.services.settings import preferences
from rolodex.store import contacts as store
from rolodex.store import own_stocks, search, settings
from rolodex.store.book import Book, Connection

Told = tuple[int, str, Message]
"""A contact, the name, and what is said of them."""

_STEP = 100
"""Entries between two words of progress."""
_SHOWN = ("work", "home", "cell", "main", "fax", "pager", "other")


class Directories:
    """What can be carried along or stood on the desk, printed from one book."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def pdf(
        self,
        job: DirectoryJob,
        today: date,
        *,
        word: Word,
        language: str,
        progress: Progress = silent,
    ) -> tuple[bytes, DirectoryPlan]:
        """The pages as a PDF and what is on them; no bytes where there is nobody to print."""
        with self._book.reading() as connection:
            paper = job.paper or paper_of(settings.country(connection))
            withheld: list[Told] = []
            entries = list(_entries(connection, job, word, language, progress, withheld=withheld))
            stock = _stock(connection, job)
        undrawn = tuple(_undrawn(entries))
        if not entries:
            return b"", DirectoryPlan(0, 0)
        drawn = _counted(entries, progress)
        if stock is not None:
            data, plan = _on_stock(entries, drawn, job, stock, undrawn)
            return data, replace(plan, withheld=tuple(withheld))
        title = word(KINDS["list"] if job.kind == "list" else message("People"))
        subtitle = word(message("As of %(day)s", day=Day(today.isoformat())))

        def footer(page: int, pages: int) -> str:
            return word(message("Page %(page)d of %(pages)d", page=page, pages=pages))

        # start-up: reportlab, uharfbuzz
        from rolodex.paper import directory

        if job.kind == "booklet":
            data, pages = directory.booklet(drawn, paper, title, subtitle, footer)
        else:
            data, pages = directory.pocket_list(drawn, paper, title, footer)
        return data, DirectoryPlan(len(entries), pages, undrawn, tuple(withheld))

    def write(
        self,
        job: DirectoryJob,
        out: Path,
        today: date,
        *,
        word: Word,
        language: str,
        progress: Progress = silent,
    ) -> DirectoryPlan:
        """Write the pages to a file, whole or not at all; UserError where nobody is printed."""
        data, plan = self.pdf(job, today, word=word, language=language, progress=progress)
        if not data and plan.undrawn:
            raise UserError(
                message("Nobody fits what is printed on. No file was written; choose larger cards or badges.")
            )
        if not data:
            raise UserError(message("There is nobody to print. No file was written."))
        with replacing(out) as stream:
            stream.write(data)
        return plan


def _on_stock(
    entries: Sequence[DirectoryEntry],
    drawn: Iterable[DirectoryEntry],
    job: DirectoryJob,
    stock: Stock,
    undrawn: tuple[tuple[int, str, Message], ...],
) -> tuple[bytes, DirectoryPlan]:
    if not 1 <= job.start <= stock.per_sheet:
        raise UserError(
            message(
                "%(stock)s has places 1 to %(last)d on a sheet; nothing was printed. Choose one of "
                "them to start at.",
                stock=stock.label,
                last=stock.per_sheet,
            )
        )
    from rolodex.paper.index_cards import cards  # start-up: reportlab, uharfbuzz

    badges = job.kind == "badges"
    data, pages, refused = cards(drawn, stock, job.start, badges=badges, outlines=job.outlines)
    reason = message("The text does not fit this card")
    left = tuple((entries[place].contact_id, entries[place].name, reason) for place in refused)
    return data, DirectoryPlan(len(entries) - len(refused), pages, (*undrawn, *left))


def _counted(entries: Sequence[DirectoryEntry], progress: Progress) -> Iterator[DirectoryEntry]:
    """The entries with a word of progress as they are drawn: that is the second half of the work."""
    count = len(entries)
    for place, entry in enumerate(entries):
        if place % _STEP == 0:
            progress(count + place, 2 * count)
        yield entry
    progress(2 * count, 2 * count)


def _stock(connection: Connection, job: DirectoryJob) -> Stock | None:
    """What cards and badges are printed on; None for lists."""
    return (
        stocks.get(job.stock or STOCKS[job.kind], own_stocks.every(connection))
        if job.kind in STOCKS
        else None
    )


def _entries(
    connection: Connection,
    job: DirectoryJob,
    word: Word,
    language: str,
    progress: Progress,
    *,
    withheld: list[Told],
) -> Iterator[DirectoryEntry]:
    """What is printed of each; what they refused to be reached by is left out and noted in `withheld`."""
    wanted = set(job.contact_ids)
    kept = preferences(connection)
    listing = search.listing(connection, Query(kind=""))
    places = [place for place, one in enumerate(listing.ids) if one in wanted]
    ids = [listing.ids[place] for place in places]
    begins = [begin for _tab, begin in listing.tabs]
    rules = addresses.rules_of(connection)
    for place, contact in enumerate(store.get_many(connection, ids)):
        if place % _STEP == 0:
            progress(place, 2 * len(ids))
        if job.consent:
            contact, refused = _agreed(contact, job)
            withheld += [(contact.id, display_name(contact), why(one)) for one in refused]
        adr = contact.adr[0] if job.addresses and contact.adr else None
        firm = next((org.name for org in contact.org if org.name), "")
        sorted_name = _sorted_name(contact) if job.kind != "badges" else display_name(contact)
        yield DirectoryEntry(
            contact.id,
            listing.tabs[bisect_right(begins, places[place]) - 1][0],
            sorted_name,
            firm if firm != display_name(contact) else "",
            tuple((_label(tel.label, tel.types, word), tel.value) for tel in contact.tel),
            contact.email[0].value if contact.email else "",
            lines(adr, rules, kept.country, kept.country_language or language) if adr is not None else (),
        )


def _agreed(contact: Contact, job: DirectoryJob) -> tuple[Contact, tuple[Consent, ...]]:
    """The contact without what it refused to be reached by, and those refusals that take something away."""
    if not contact.consent or job.kind == "badges":
        return contact, ()
    there = {"phone": bool(contact.tel), "email": bool(contact.email), "letter": bool(contact.adr)}
    there["letter"] &= job.addresses
    refused = tuple(one for way in CHANNELS if there.get(way) and (one := refusal(contact, way)))
    gone = {one.channel for one in refused}
    return (
        replace(
            contact,
            tel=() if "phone" in gone else contact.tel,
            email=() if "email" in gone else contact.email,
            adr=() if "letter" in gone else contact.adr,
        ),
        refused,
    )


def _sorted_name(contact: Contact) -> str:
    """The surname first, as one looks people up on paper."""
    return in_order(display_name(contact), contact.n, "family")


def _label(label: str, types: Sequence[str], word: Word) -> str:
    known = [word(TYPES[one]) for one in _SHOWN if one in types]
    return label or (known[-1] if "cell" in types and known else next(iter(known), word(message("Phone"))))


def _undrawn(entries: Sequence[DirectoryEntry]) -> Iterator[tuple[int, str, Message]]:
    """Who has a character no face has: a question mark stands in its place."""
    # start-up: reportlab, uharfbuzz
    from rolodex.paper.characters import lacking
    from rolodex.paper.faces import choose

    for entry in entries:
        texts = (
            entry.name,
            entry.firm,
            entry.email,
            *entry.address,
            *(text for one in entry.phones for text in one),
        )
        characters = {c for c in "".join(texts) if ord(c) > 0x2FF and choose(c, "sc") is None}
        if characters:
            yield entry.contact_id, entry.name, lacking(sorted(characters))
