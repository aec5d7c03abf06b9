"""Texts of letters and messages, merged with people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import get_args

from rolodex.domain import due, letter_json
from rolodex.domain.audience import Addressee, Audience
from rolodex.domain.changes import Changes
from rolodex.domain.custom_field import CustomField
from rolodex.domain.errors import UserError
from rolodex.domain.letter import Letter, Letterhead, LetterKind, LetterPlan, MailRun, Window
from rolodex.domain.letter_fields import LANGUAGES, own_names
from rolodex.domain.mailing import Mailing
from rolodex.domain.merge_text import Problem, told
from rolodex.domain.message import message, plural_message
from rolodex.domain.naming import short_name
from rolodex.domain.progress import Progress, silent
from rolodex.services import letter_runs
from rolodex.services.audiences import addressed
from rolodex.services.contacts import Saved
from rolodex.services.files import replacing
from rolodex.services.labels import RETURN_ADDRESS
from rolodex.services.settings import preferences
from rolodex.store import blobs, custom_fields, mailings, settings
from rolodex.store import letters as store
from rolodex.store.book import Book, Connection, Transaction

LETTERHEAD, LOGO, WINDOW = "letterhead", "letterhead_logo", "letter_window"
"""Under these names the settings hold the lines of the letterhead, its picture, and the envelope's window."""
NO_PICTURE = message(
    "This file is no picture that can be printed; the letterhead stays as it was. Choose a PNG or JPEG file."
)


class Letters:
    """Texts of letters and messages, merged with people."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def all(self) -> tuple[Letter, ...]:
        """All texts by name."""
        with self._book.reading() as connection:
            return tuple(sorted(store.every(connection), key=lambda one: one.name.casefold()))

    def get(self, letter_id: int) -> Letter | None:
        """One text, or None when it is gone."""
        with self._book.reading() as connection:
            return store.get(connection, letter_id)

    def save(self, letter: Letter) -> Saved:
        """Add a text (id 0) or put it in place of the one with its id; what it says need not be finished."""
        letter = _tidy(letter)
        name = short_name(letter.name)
        label = message("Write the letter %(name)s", name=name)
        if letter.id:
            label = message("Edit the letter %(name)s", name=name)
        with self._book.change(label) as tx:
            if letter.id:
                _known(tx.connection, letter.id)
                store.replace(tx, letter)
            letter_id = letter.id or store.insert(tx, letter)
        return Saved(letter_id, tx.changes)

    def delete(self, ids: Sequence[int]) -> Changes:
        """Take texts away; campaigns of them stay without a text."""
        label = plural_message("Delete %(count)d letter", "Delete %(count)d letters", len(ids))
        with self._book.change(label) as tx:
            store.delete(tx, ids)
        return tx.changes

    def own_fields(self) -> tuple[str, ...]:
        """The fields of the user's own that a text can ask for, as they are called."""
        return own_names(self._custom())

    def check(self, letter: Letter) -> tuple[Problem, ...]:
        """What is wrong with a text: unknown fields, conditions without an end, characters of no typeface."""
        return letter_runs.check(letter, self._custom())

    def pieces(
        self, contact_ids: Sequence[int], now: datetime, language: str = "en"
    ) -> tuple[Addressee, ...]:
        """A piece for each of these people, whatever would leave them out of a campaign."""
        with self._book.reading() as connection:
            home = preferences(connection).country
            audience = Audience(contact_ids=tuple(contact_ids), households=False)
            found = addressed(
                connection,
                audience,
                [(contact_id,) for contact_id in dict.fromkeys(contact_ids)],
                now.date(),
                home=home,
                language=language,
            )
        return tuple(piece for piece in found if piece is not None)

    def pdf(
        self,
        letter: Letter | int,
        pieces: Sequence[Addressee],
        now: datetime,
        progress: Progress = silent,
        *,
        language: str = "en",
        campaign_id: int = 0,
    ) -> tuple[bytes, LetterPlan]:
        """The letters as a PDF (no bytes where none can be printed), and what it holds.

        A text without a language of its own is dated in that of the person, or in `language`. Raises
        UserError where something is wrong with the text.
        """
        text = self._text(letter)
        if problems := self.check(text):
            raise UserError(
                message(
                    "The letter “%(name)s” cannot be printed yet, and nothing was: %(problem)s",
                    name=text.name,
                    problem=told(problems[0]),
                )
            )
        return self.preview(text, pieces, now, progress, language=language, campaign_id=campaign_id)

    def preview(
        self,
        letter: Letter,
        pieces: Sequence[Addressee],
        now: datetime,
        progress: Progress = silent,
        *,
        language: str = "en",
        campaign_id: int = 0,
    ) -> tuple[bytes, LetterPlan]:
        """The same for a text that is still being written: what cannot be read stands there as typed."""
        with self._book.reading() as connection:
            run = letter_runs.Run(connection, letter, now, language, campaign_id)
            return letter_runs.printed(run, pieces, _letterhead(connection), progress)

    def write(
        self,
        letter: Letter | int,
        pieces: Sequence[Addressee],
        out: Path,
        now: datetime,
        progress: Progress = silent,
        *,
        language: str = "en",
        campaign_id: int = 0,
    ) -> LetterPlan:
        """Write the letters to a file, whole or not at all; UserError where nobody can be written to."""
        data, plan = self.pdf(letter, pieces, now, progress, language=language, campaign_id=campaign_id)
        if not plan.letters:
            raise UserError(message("No letter can be printed. No file was written."))
        with replacing(out) as stream:
            stream.write(data)
        return plan

    def log(self, plan: LetterPlan, campaign_id: int, now: datetime, name: str = "") -> Saved:
        """Write down that these letters were printed: `plan` is what came with their PDF.

        Every word of them is kept, so that `reprint` gives them again whatever is changed meanwhile.
        """
        if not plan.printed:
            raise UserError(message("No letter was printed, so there is nothing to write down."))
        name = " ".join(name.split()) or plan.run.title
        with self._book.change(message("Log the mailing %(name)s", name=short_name(name))) as tx:
            mailing_id = keep(tx, plan, campaign_id, now, name)
        return Saved(mailing_id, tx.changes)

    def reprint(self, mailing_id: int) -> bytes:
        """The very pages of letters that were logged, to the last byte."""
        with self._book.reading() as connection:
            paper, run, logo = letter_json.run_of(mailings.job(connection, mailing_id))
            picture = blobs.get(connection, logo) if logo else None
            letters = tuple(map(letter_json.piece_of, mailings.texts(connection, mailing_id)))
        return letter_runs.reprinted(paper, replace(run, head=replace(run.head, logo=picture)), letters)

    def run(
        self,
        letter: Letter | int,
        pieces: Sequence[Addressee],
        now: datetime,
        *,
        language: str = "en",
        campaign_id: int = 0,
    ) -> MailRun:
        """The e-mails of a text, one for each piece, and who gets none and why; nothing is sent.

        Raises UserError where something is wrong with the text.
        """
        text = self._text(letter)
        if problems := self.check(text):
            raise UserError(
                message(
                    "The message “%(name)s” cannot be sent yet, and nothing was: %(problem)s",
                    name=text.name,
                    problem=told(problems[0]),
                )
            )
        return self.preview_run(text, pieces, now, language=language, campaign_id=campaign_id)

    def preview_run(
        self,
        letter: Letter,
        pieces: Sequence[Addressee],
        now: datetime,
        *,
        language: str = "en",
        campaign_id: int = 0,
    ) -> MailRun:
        """The same for a text that is still being written."""
        with self._book.reading() as connection:
            run = letter_runs.Run(connection, letter, now, language, campaign_id)
            return letter_runs.mailed(run, pieces)

    def letterhead(self) -> Letterhead:
        """What stands above letters; the return address where no lines were chosen."""
        with self._book.reading() as connection:
            return _letterhead(connection)

    def keep_letterhead(self, head: Letterhead) -> Changes:
        """Print this above letters from now on; UserError where its picture is none that can be printed."""
        if head.logo is not None:
            from rolodex.paper import pictures  # start-up: reportlab

            if not pictures.is_picture(head.logo.data):
                raise UserError(NO_PICTURE)
        with self._book.housekeeping() as tx:
            if head.logo is not None:
                blobs.put(tx, [head.logo])
            settings.put(tx.connection, LETTERHEAD, "\n".join(head.lines).strip())
            settings.put(tx.connection, LOGO, head.logo.sha256 if head.logo else "")
            settings.put(tx.connection, WINDOW, head.window)
        return Changes({"setting": frozenset({0})})

    def _custom(self) -> tuple[CustomField, ...]:
        with self._book.reading() as connection:
            return custom_fields.fields(connection)

    def _text(self, letter: Letter | int) -> Letter:
        if isinstance(letter, Letter):
            return letter
        with self._book.reading() as connection:
            return _known(connection, letter)


def keep(tx: Transaction, plan: LetterPlan, campaign_id: int, now: datetime, name: str) -> int:
    """Write printed letters down within a step, word for word."""
    mailing = Mailing(0, campaign_id, "letter", name, due.stamp(now), "", len(plan.printed), plan.pages)
    pieces = ((one.contact_ids, one.code, letter_json.piece_text(one)) for one in plan.printed)
    return mailings.insert(tx, mailing, letter_json.run_text(plan), pieces)


def _known(connection: Connection, letter_id: int) -> Letter:
    letter = store.get(connection, letter_id)
    if letter is None:
        raise UserError(message("This letter is no longer in the book; nothing was changed."))
    return letter


def _letterhead(connection: Connection) -> Letterhead:
    kept = settings.get(connection, LETTERHEAD) or settings.get(connection, RETURN_ADDRESS)
    lines = tuple(line.strip() for line in kept.splitlines() if line.strip())
    logo = blobs.get(connection, settings.get(connection, LOGO))
    window: Window = "right" if settings.get(connection, WINDOW) == "right" else "left"
    return Letterhead(lines, logo, window)


def _tidy(letter: Letter) -> Letter:
    name = " ".join(letter.name.split())
    if not name:
        raise UserError(message("A letter needs a name; nothing was changed."))
    if letter.kind not in get_args(LetterKind) or letter.language not in ("", *LANGUAGES):
        raise ValueError(letter)
    body = letter.body.replace("\r\n", "\n").replace("\r", "\n").rstrip()
    return replace(letter, name=name, subject=letter.subject.strip(), body=body)
