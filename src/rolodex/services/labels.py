"""Sheets of labels for the contacts of a book: planned, previewed, written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Literal

from rolodex.domain import environment, recipient
from rolodex.domain.address import USPS, postal_lines
from rolodex.domain.contact import Adr, Contact
from rolodex.domain.country import fold
from rolodex.domain.errors import UserError
from rolodex.domain.label import LabelJob, LabelPlan, Raster, Shrunk, Skipped
from rolodex.domain.listing import Query
from rolodex.domain.message import Message, message
from rolodex.domain.naming import display_name
from rolodex.domain.progress import Progress, silent
from rolodex.domain.stock import Stock
from rolodex.services import addresses, stocks
from rolodex.services.files import replacing
from rolodex.services.settings import preferences
from rolodex.store import contacts as store
from rolodex.store import pauses, search, settings
from rolodex.store.book import Book, Connection

RETURN_ADDRESS = "return_address"
"""Under this name the settings hold the sender's lines."""
_USPS_LEAST = 8.0
"""Points: smaller type is not read by the sorting machines of the United States."""
_STEP = 100
"""Labels between two words of progress."""


class Labels:
    """Label sheets for the contacts of one book."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def plan(self, job: LabelJob, progress: Progress = silent) -> LabelPlan:
        """What the sheets will hold, line by line, and who is left out and why; nothing is written."""
        return self._print(job, progress, keep_lines=True)[1]

    def pdf(self, job: LabelJob, progress: Progress = silent) -> tuple[bytes, LabelPlan]:
        """The sheets as a PDF, and what they hold (without the lines, which the PDF shows)."""
        return self._print(job, progress, keep_lines=False)

    def write(self, job: LabelJob, out: Path, progress: Progress = silent) -> LabelPlan:
        """Write the sheets to a file, whole or not at all; UserError where nobody can be written to."""
        data, plan = self.pdf(job, progress)
        if not plan.labels:
            raise UserError(
                message(
                    "No label can be printed: none of the contacts has a usable address. No file was written."
                )
            )
        with replacing(out) as stream:
            stream.write(data)
        return plan

    def raster(self, pdf: bytes, page: int, width: int) -> Raster:
        """Page `page` (0-based) of the very PDF as a picture of this width in pixels."""
        from rolodex.paper import preview  # start-up: pypdfium2

        return preview.raster(pdf, page, width)

    def _print(self, job: LabelJob, progress: Progress, *, keep_lines: bool) -> tuple[bytes, LabelPlan]:
        """The PDF (no bytes where no label can be printed) and what it holds."""
        # start-up: reportlab, uharfbuzz
        from rolodex.paper.fitting import SIZES
        from rolodex.paper.labels import LabelSheets, Refused, Text

        stock = stocks.get(job.stock)
        _check(job, stock)
        sheets = LabelSheets(stock, job.start, outlines=job.outlines, title=stock.label)
        skipped: list[Skipped] = []
        shrunk: list[Shrunk] = []
        lines: list[tuple[str, ...]] = []
        with self._book.reading() as connection:
            job = replace(job, language=preferences(connection).country_language or job.language)
            if job.sender and (sender := _sender(connection)):
                placed = sheets.send_from(Text(sender, han="jp" if job.home == "JP" else "sc"))
                if isinstance(placed, Refused):
                    raise UserError(_about_sender(placed.reason))
            for contact, adr in _recipients(connection, job, progress):
                if isinstance(adr, Message):
                    skipped.append(Skipped(contact.id, display_name(contact), adr))
                    continue
                text = Text(_lines(contact, adr, job), _least(adr, job) or SIZES[-1], _han(adr))
                placed = sheets.place(text, job.copies)
                if isinstance(placed, Refused):
                    skipped.append(Skipped(contact.id, display_name(contact), placed.reason))
                    continue
                if placed.size < SIZES[0]:
                    shrunk.append(Shrunk(contact.id, display_name(contact), placed.size))
                if keep_lines:
                    lines.append(placed.rows)
        data = sheets.data() if sheets.labels else b""
        return data, LabelPlan(sheets.labels, sheets.pages, tuple(skipped), tuple(shrunk), tuple(lines))


def _check(job: LabelJob, stock: Stock) -> None:
    if not 1 <= job.start <= stock.per_sheet:
        raise UserError(
            message(
                "%(stock)s has labels 1 to %(last)d on a sheet; choose one of them to start at.",
                stock=stock.label,
                last=stock.per_sheet,
            )
        )
    if job.copies < 1:
        raise UserError(message("Choose at least one copy of each label."))


def _sender(connection: Connection) -> tuple[str, ...]:
    lines = settings.get(connection, RETURN_ADDRESS).splitlines()
    return tuple(line.strip() for line in lines if line.strip())


def _about_sender(reason: Message) -> Message:
    """Why no envelope can carry the return address, and what to do."""
    lacking = dict(reason.args).get("characters")
    if lacking:
        return message(
            "The return address has a character that no typeface has: %(characters)s. "
            "Change it in the settings, or print without it.",
            characters=lacking,
        )
    return message(
        "The return address is too long for this envelope. Shorten it in the settings, or print without it."
    )


def _recipients(
    connection: Connection, job: LabelJob, progress: Progress
) -> Iterator[tuple[Contact, Adr | Message]]:
    """The contacts in the order of the sheet, each with its address or why there is none."""
    rules = addresses.rules()
    ids = _by_name(connection, job.contact_ids)
    passes = 2 if job.order == "code" else 1
    if passes == 2:
        ids = _by_code(connection, ids, job, progress)
    done = (passes - 1) * len(ids)
    paused = pauses.paused(connection, environment.now().date().isoformat())
    for contact in store.get_many(connection, ids):
        if done % _STEP == 0:
            progress(done, passes * len(ids))
        done += 1
        if contact.id in paused:
            yield contact, message("They are not interested until a later date")
        else:
            yield contact, recipient.address(contact, rules, job.home)
    progress(passes * len(ids), passes * len(ids))


def _by_name(connection: Connection, ids: Iterable[int]) -> list[int]:
    """These ids once each, in the order of the list of all people and companies; others last."""
    wanted = dict.fromkeys(ids)
    listed = search.listing(connection, Query(kind="")).ids
    known = [contact_id for contact_id in listed if contact_id in wanted]
    return list(dict.fromkeys((*known, *wanted)))


def _by_code(connection: Connection, ids: list[int], job: LabelJob, progress: Progress) -> list[int]:
    """The ids by country, the sender's first, then by postal code; the same code keeps the order given."""
    rules = addresses.rules()
    keys: list[tuple[bool, str, str, int, int]] = []
    for place, contact in enumerate(store.get_many(connection, ids)):
        if place % _STEP == 0:
            progress(place, 2 * len(ids))
        adr = recipient.address(contact, rules, job.home)
        if isinstance(adr, Message):
            keys.append((True, "~", "", place, contact.id))
        else:
            territory = rules.territory(adr) or job.home
            keys.append((territory != job.home, territory, fold(adr.code), place, contact.id))
    return [contact_id for *_, contact_id in sorted(keys)]


def _lines(contact: Contact, adr: Adr, job: LabelJob) -> tuple[str, ...]:
    names = recipient.names(contact, adr)
    return postal_lines(names, adr, addresses.rules(), job.home, job.language)


def _least(adr: Adr, job: LabelJob) -> float:
    return _USPS_LEAST if (addresses.rules().territory(adr) or job.home) in USPS else 0.0


def _han(adr: Adr) -> Literal["jp", "sc"]:
    return "jp" if addresses.rules().territory(adr) == "JP" else "sc"
