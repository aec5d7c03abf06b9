"""One text merged with many people: as pages, or as messages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from rolodex.domain import mailto
from rolodex.domain.address import postal_lines
from rolodex.domain.audience import REASONS, Addressee
from rolodex.domain.consent import refusal, why
from rolodex.domain.contact import Contact
from rolodex.domain.custom_field import CustomField
from rolodex.domain.household_names import salutation
from rolodex.domain.label import Skipped
from rolodex.domain.letter import (
    Letter,
    Letterhead,
    LetterPlan,
    LetterRun,
    MailMessage,
    MailRun,
    PrintedLetter,
)
from rolodex.domain.letter_fields import Occasion, facts, language_of, names
from rolodex.domain.merge_text import PAGE, Facts, MergeText, Problem, Slot, parse, render
from rolodex.domain.message import message
from rolodex.domain.naming import display_name
from rolodex.domain.planner import Paper, paper_of
from rolodex.domain.progress import Progress
from rolodex.services import addresses
from rolodex.services.labels import RETURN_ADDRESS
from rolodex.services.settings import preferences
from rolodex.store import contacts, custom_fields, households, offers, settings
from rolodex.store import letters as store
from rolodex.store.book import Connection

_AT_ONCE = 500
"""Pieces whose cards are read together."""
_STEP = 100
"""Letters between two words of progress."""
_SUBJECT = 0
"""The line of a problem in the subject."""


def check(letter: Letter, custom: Sequence[CustomField]) -> tuple[Problem, ...]:
    """What is wrong with a text, in the order of its lines; the subject comes first."""
    known = names(custom)
    found = [replace(one, line=_SUBJECT) for one in parse(letter.subject, known).problems]
    found += parse(letter.body, known).problems
    if letter.kind == "letter":
        from rolodex.paper import drawable  # start-up: uharfbuzz

        texts = (" ".join(letter.subject.split()), *letter.body.splitlines())
        for line, text in enumerate(texts):
            lacking = drawable.lacking(text)
            if lacking is not None:
                found.append(Problem(line, message("%(reason)s.", reason=lacking)))
    return tuple(sorted(found, key=lambda one: one.line))


@dataclass(frozen=True, slots=True)
class Merged:
    """A piece with its people, those who are still in the book, and what the text says to them."""

    piece: Addressee
    people: tuple[Contact, ...]
    subject: str = ""
    text: str = ""


class Run:
    """Merges a text with pieces on an open connection."""

    def __init__(
        self, connection: Connection, letter: Letter, now: datetime, language: str, campaign_id: int
    ) -> None:
        self._connection = connection
        self.letter = letter
        known = names(custom_fields.fields(connection))
        self._subject, self._body = parse(letter.subject, known), parse(letter.body, known)
        chosen = preferences(connection)
        campaign, offer_id = store.campaign(connection, campaign_id) if campaign_id else ("", 0)
        sender = settings.get(connection, RETURN_ADDRESS).splitlines()
        self.occasion = Occasion(
            today=now.date(),
            language=letter.language or language,
            rules=addresses.rules_of(connection),
            home=chosen.country,
            country_language=chosen.country_language or language,
            sender=tuple(line.strip() for line in sender if line.strip()),
            author=chosen.author,
            campaign=campaign,
            offer=offers.get(connection, offer_id) if offer_id else None,
        )
        self.begins_with_date = _begins_with_date(self._body)
        self._saved = households.all_saved(connection)
        asked = self._subject.names() | self._body.names()
        self._orders = bool(asked & {"last order", "last sum"})

    def merged(self, pieces: Sequence[Addressee]) -> Iterator[Merged]:
        """Each piece with what the text says to its people; without people where all of them are gone."""
        for start in range(0, len(pieces), _AT_ONCE):
            part = pieces[start : start + _AT_ONCE]
            ids = list(dict.fromkeys(one for piece in part for one in piece.contact_ids))
            known = {contact.id: contact for contact in contacts.get_many(self._connection, ids)}
            orders = store.last_orders(self._connection, ids) if self._orders else {}
            for piece in part:
                people = tuple(known[one] for one in piece.contact_ids if one in known)
                if not people:
                    yield Merged(piece, ())
                    continue
                order = next((orders[one.id] for one in people if one.id in orders), None)
                on = self._on(people[0])
                greeting = self._greeting(piece, people, on.language)
                said = facts(piece, people[0], greeting, order, on)
                yield Merged(piece, people, *self._said(said))

    def _said(self, said: Facts) -> tuple[str, str]:
        return render(self._subject, said), render(self._body, said)

    def _on(self, contact: Contact) -> Occasion:
        """The occasion in the language of this letter."""
        language = language_of(contact, self.letter.language, self.occasion.language)
        return (
            self.occasion if language == self.occasion.language else replace(self.occasion, language=language)
        )

    def _greeting(self, piece: Addressee, people: Sequence[Contact], language: str) -> str:
        """How the letter begins: as was saved for the household, else by the rules of its language."""
        saved = self._saved.get(piece.household_id)
        if saved is not None and saved.salutation and len(people) == len(piece.contact_ids):
            return saved.salutation
        style = (saved.style if saved is not None else None) or self.letter.style
        return salutation(people, language, style)


def printed(
    run: Run, pieces: Sequence[Addressee], head: Letterhead, progress: Progress
) -> tuple[bytes, LetterPlan]:
    """The letters as a PDF (no bytes where none can be printed), and what it holds."""
    from rolodex.paper.letters import LetterSheets  # start-up: reportlab, uharfbuzz

    on = run.occasion
    paper = paper_of(on.home)
    shared = LetterRun(run.letter.name, head, on.sender)
    sheets = LetterSheets(paper, head, on.sender, shared.title)
    skipped: list[Skipped] = []
    first_pages: list[tuple[int, int]] = []
    kept: list[PrintedLetter] = []
    for done, one in enumerate(run.merged(pieces)):
        if done % _STEP == 0:
            progress(done, len(pieces))
        if not one.people:
            skipped.append(Skipped(one.piece.contact_ids[0], _called(one), REASONS["gone"]))
            continue
        letter, page = _letter(run, one), sheets.pages
        refused = sheets.place(letter)
        if refused is not None:
            skipped.append(Skipped(one.people[0].id, _called(one), refused.reason))
            continue
        first_pages.append((one.piece.contact_ids[0], page))
        kept.append(letter)
    progress(len(pieces), len(pieces))
    notes = (sheets.refused_head,) if sheets.refused_head else ()
    plan = LetterPlan(
        sheets.letters, sheets.pages, paper, tuple(skipped), tuple(first_pages), notes, tuple(kept), shared
    )
    return sheets.data() if sheets.letters else b"", plan


def reprinted(paper: Paper, run: LetterRun, letters: Sequence[PrintedLetter]) -> bytes:
    """The very pages that were printed."""
    from rolodex.paper.letters import LetterSheets  # start-up: reportlab, uharfbuzz

    sheets = LetterSheets(paper, run.head, run.sender, run.title)
    for letter in letters:
        sheets.place(letter)
    return sheets.data()


def _letter(run: Run, one: Merged) -> PrintedLetter:
    """A piece as it is to be printed."""
    on, piece = run.occasion, one.piece
    address = postal_lines(dict(piece.names), piece.adr, on.rules, on.home, on.country_language)
    japanese = (on.rules.territory(piece.adr) or on.home) == "JP"
    above, text = one.text.split("\n", 1) if run.begins_with_date else ("", one.text)
    return PrintedLetter(
        piece.contact_ids, text, one.subject, above, address, piece.code, "jp" if japanese else "sc"
    )


def _begins_with_date(body: MergeText) -> bool:
    """Whether the first line of a text is the date alone, under which the subject of a letter stands."""
    return body.nodes[:2] == (Slot("today"), "\n")


def mailed(run: Run, pieces: Sequence[Addressee]) -> MailRun:
    """A message for each piece to those of its people who have an address and did not refuse e-mails."""
    left_out: list[Skipped] = []
    messages: list[MailMessage] = []
    kept: list[Addressee] = []
    for one in run.merged(pieces):
        if not one.people:
            left_out.append(Skipped(one.piece.contact_ids[0], _called(one), REASONS["gone"]))
            continue
        reached = []
        for contact in one.people:
            if refused := refusal(contact, "email"):
                left_out.append(Skipped(contact.id, display_name(contact), why(refused)))
            elif not _address(contact):
                left_out.append(Skipped(contact.id, display_name(contact), message("No e-mail address")))
            else:
                reached.append(contact.id)
        if reached:
            kept.append(_narrowed(one.piece, reached))
    for one in run.merged(kept):
        to = tuple(dict.fromkeys(_address(contact) for contact in one.people))
        subject = " ".join(one.subject.split())
        text = one.text.replace(PAGE, "").strip("\n")
        url = mailto.link(to, subject, text)
        warning = mailto.warning(url)
        lead = one.people[0]
        messages.append(MailMessage(lead.id, _called(one), ", ".join(to), subject, text, url, warning))
    return MailRun(tuple(messages), tuple(left_out))


def _narrowed(piece: Addressee, reached: Sequence[int]) -> Addressee:
    """The piece for those alone who are reached; the names above it are theirs only if it is all of them."""
    if len(reached) == len(piece.contact_ids):
        return piece
    return replace(piece, contact_ids=tuple(reached), names=())


def _address(contact: Contact) -> str:
    """The e-mail address that is preferred."""
    usable = [one for one in contact.email if "@" in one.value]
    best = min(usable, key=lambda one: one.pref or 101, default=None)
    return best.value.strip() if best else ""


def _called(one: Merged) -> str:
    above = dict(one.piece.names)
    if above.get("name"):
        return above["name"]
    return display_name(one.people[0]) if one.people else ""
