"""Sheets of labels for the contacts of a book: planned, previewed, written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from rolodex.domain import environment
from rolodex.domain.address import AddressRules
from rolodex.domain.audience import Addressee, Audience
from rolodex.domain.errors import UserError
from rolodex.domain.label import MOST_COPIES, LabelJob, LabelPlan, Printed, Raster, Skipped
from rolodex.domain.label_layout import LARGEST, LEAST, LabelLayout
from rolodex.domain.message import Message, message
from rolodex.domain.naming import display_name
from rolodex.domain.progress import Progress, silent
from rolodex.domain.stock import Stock
from rolodex.services import addresses, audiences, label_people, stocks
from rolodex.services.files import replacing
from rolodex.services.label_people import Recipient
from rolodex.services.label_run import LabelRun
from rolodex.services.label_texts import LabelTexts
from rolodex.services.settings import preferences
from rolodex.store import blobs, own_stocks, settings
from rolodex.store.book import Book, Connection

RETURN_ADDRESS = "return_address"
"""Under this name the settings hold the sender's lines."""


class Labels:
    """Label sheets for the contacts of one book.

    With `pieces` it was decided elsewhere who gets one (see `services.audiences` and `services.campaigns`),
    and the contacts of the job do not count.
    """

    def __init__(self, book: Book) -> None:
        self._book = book

    def plan(
        self, job: LabelJob, progress: Progress = silent, pieces: Sequence[Addressee] | None = None
    ) -> LabelPlan:
        """What the sheets will hold, line by line, and who is left out and why; nothing is written."""
        return self._print(job, progress, pieces, keep_lines=True)[1]

    def pdf(
        self, job: LabelJob, progress: Progress = silent, pieces: Sequence[Addressee] | None = None
    ) -> tuple[bytes, LabelPlan]:
        """The sheets as a PDF, and what they hold (without the lines, which the PDF shows)."""
        return self._print(job, progress, pieces, keep_lines=False)

    def write(
        self,
        job: LabelJob,
        out: Path,
        progress: Progress = silent,
        pieces: Sequence[Addressee] | None = None,
    ) -> LabelPlan:
        """Write the sheets to a file, whole or not at all; UserError where nobody can be written to."""
        data, plan = self.pdf(job, progress, pieces)
        if not plan.labels:
            raise UserError(
                message(
                    "No label can be printed: none of the contacts has a usable address. No file was written."
                )
            )
        with replacing(out) as stream:
            stream.write(data)
        return plan

    def sender_sheet(self, job: LabelJob, count: int) -> tuple[bytes, LabelPlan]:
        """So many labels with the return address of the settings; UserError where it cannot be printed.

        Of the job its stock, layout, sheets and printer count; a `count` of 0 fills the first sheet.
        """
        with self._book.reading() as connection:
            lines = _sender(connection)
            stock = stocks.get(job.stock, own_stocks.every(connection))
            logos = _logos(connection, job.layout)
        if not lines:
            raise UserError(
                message(
                    "The settings have no return address yet; nothing was printed. Write one there, "
                    "then print its labels."
                )
            )
        _check(job, stock)
        job = replace(job, copies=count or stock.per_sheet - job.start + 1, layout=_own(job.layout))
        run = LabelRun(job, stock, (), logos)
        refused = run.put(Printed((0,), lines, ("",) * len(job.layout.parts)), "")
        if refused:
            raise UserError(_about_sender(refused))
        return run.finished()

    def reprint(
        self, job: LabelJob, stock: Stock, sender: tuple[str, ...], printed: Sequence[Printed]
    ) -> bytes:
        """The sheets with these very words on this stock."""
        with self._book.reading() as connection:
            logos = _logos(connection, job.layout)
        run = LabelRun(job, stock, sender, logos)
        for piece in printed:
            run.put(piece, "")
        return run.finished()[0]

    def raster(self, pdf: bytes, page: int, width: int) -> Raster:
        """Page `page` (0-based) of the very PDF as a picture of this width in pixels."""
        from rolodex.paper import preview  # start-up: pypdfium2

        return preview.raster(pdf, page, width)

    def _print(
        self, job: LabelJob, progress: Progress, pieces: Sequence[Addressee] | None, *, keep_lines: bool
    ) -> tuple[bytes, LabelPlan]:
        """The PDF (no bytes where no label can be printed) and what it holds."""
        with self._book.reading() as connection:
            job = replace(job, language=preferences(connection).country_language or job.language)
            stock = stocks.get(job.stock, own_stocks.every(connection))
            _check(job, stock)
            rules = addresses.rules_of(connection)
            texts = LabelTexts(connection, job, rules)
            sender = _sender(connection) if job.sender else ()
            run = LabelRun(job, stock, sender, _logos(connection, job.layout), keep_lines=keep_lines)
            if run.sender_refused:
                raise UserError(_about_sender(run.sender_refused))
            for found in _recipients(connection, job, rules, pieces, progress, cards=texts.asks_cards):
                if isinstance(found, Skipped):
                    run.skip(found)
                    continue
                piece, contact = found
                run.put(
                    texts.of(piece, contact), display_name(contact) if contact else label_people.called(piece)
                )
        return run.finished()


def _recipients(
    connection: Connection,
    job: LabelJob,
    rules: AddressRules,
    pieces: Sequence[Addressee] | None,
    progress: Progress,
    *,
    cards: bool,
) -> Iterator[Recipient | Skipped]:
    """Who gets a label in the order of the sheets, and who gets none and why."""
    today = environment.now().date()
    if pieces is None and not job.households:
        yield from label_people.listed(connection, job, rules, today, progress)
        return
    if pieces is None:
        audience = Audience(contact_ids=job.contact_ids, households=True, address=job.address)
        rehearsal = audiences.rehearsed(
            connection, audience, today, home=job.home, language=job.language, progress=progress
        )
        pieces = rehearsal.pieces
        for one in rehearsal.left_out:
            # Who shares the piece of another is not left out.
            if not one.shares:
                yield Skipped(one.contact_id, one.fn, one.said)
    yield from label_people.given(connection, job, rules, pieces, progress, cards=cards)


def _check(job: LabelJob, stock: Stock) -> None:
    if not 1 <= job.start <= stock.per_sheet:
        raise UserError(
            message(
                "%(stock)s has labels 1 to %(last)d on a sheet; nothing was printed. Choose one of "
                "them to start at.",
                stock=stock.label,
                last=stock.per_sheet,
            )
        )
    if not 1 <= job.copies <= MOST_COPIES:
        raise UserError(
            message("Choose 1 to %(most)d copies of each label; nothing was printed.", most=MOST_COPIES)
        )
    if not LEAST <= job.layout.size <= LARGEST:
        raise UserError(
            message(
                "Choose a size of type between %(least)d and %(largest)d points; nothing was printed.",
                least=round(LEAST),
                largest=round(LARGEST),
            )
        )


def _own(layout: LabelLayout) -> LabelLayout:
    """The layout of labels with the sender's address: what is of a piece has no place there."""
    return replace(layout, parts=tuple(part for part in layout.parts if part.kind == "logo"))


def _logos(connection: Connection, layout: LabelLayout) -> Mapping[str, bytes]:
    """The pictures that a layout draws, by SHA-256."""
    found = {}
    for part in layout.parts:
        if part.kind == "logo":
            blob = blobs.get(connection, part.text)
            if blob is None:
                raise UserError(
                    message(
                        "The logo of this layout is not in the book; nothing was printed. Choose it "
                        "once more, or remove it."
                    )
                )
            found[part.text] = blob.data
    return found


def _sender(connection: Connection) -> tuple[str, ...]:
    lines = settings.get(connection, RETURN_ADDRESS).splitlines()
    return tuple(line.strip() for line in lines if line.strip())


def _about_sender(reason: Message) -> Message:
    """Why the return address cannot be printed, and what to do."""
    lacking = dict(reason.args).get("characters")
    if lacking:
        return message(
            "The return address has a character that no typeface has: %(characters)s. "
            "Change it in the settings, or print without it.",
            characters=lacking,
        )
    return message(
        "The return address is too long to be printed here. Shorten it in the settings, or print without it."
    )
