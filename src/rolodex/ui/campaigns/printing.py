"""The paper of a campaign: labels, envelopes and cards on their stock, letters on plain paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from rolodex.domain.audience import Addressee
from rolodex.domain.campaign import Campaign
from rolodex.domain.drawer import PartSheet, PrinterProfile
from rolodex.domain.errors import UserError
from rolodex.domain.label import LabelJob, LabelPlan
from rolodex.domain.letter_fields import names
from rolodex.domain.merge_text import parse
from rolodex.domain.message import Message, message
from rolodex.domain.planner import Paper
from rolodex.domain.progress import Progress
from rolodex.domain.stock import Stock
from rolodex.i18n import language
from rolodex.services.opening import Services
from rolodex.services.sending import Outgoing
from rolodex.ui.campaigns import job as jobs
from rolodex.ui.campaigns import words
from rolodex.ui.campaigns.known import Known
from rolodex.ui.campaigns.plan_form import PAPER

SAMPLE = "0000-0000"
"""What stands for the code of a piece that is not planned yet."""


def is_ready(campaign: Campaign, stock: Stock | None) -> bool:
    """Whether it is known what is printed."""
    if campaign.kind in PAPER:
        return stock is not None
    return campaign.kind == "letter" and campaign.letter_id > 0


def job(campaign: Campaign, known: Known) -> LabelJob:
    """How the pieces of a campaign are printed: as its form shows, also where nothing was chosen yet."""
    kept = jobs.read(campaign.job)
    stock = jobs.stock_of(kept, known)
    return replace(
        kept,
        stock=stock.name if stock is not None else kept.stock,
        order=kept.order if campaign.job else "code",
        home=known.country,
        language=language(),
        campaign_id=campaign.id,
    )


def corrected(campaign: Campaign, profile: PrinterProfile | None) -> Campaign:
    """The campaign, its pages corrected for a printer that was measured."""
    if profile is None or campaign.kind not in PAPER:
        return campaign
    return replace(campaign, job=jobs.written(replace(jobs.read(campaign.job), printer=profile)))


def with_samples(pieces: Sequence[Addressee]) -> tuple[Addressee, ...]:
    """The pieces, each with a code: a piece gets its own when it is planned."""
    return tuple(piece if piece.code else replace(piece, code=SAMPLE) for piece in pieces)


def awaits_codes(campaign: Campaign, pieces: Sequence[Addressee], known: Known) -> bool:
    """Whether codes stand on the pages that not every piece has yet."""
    if all(piece.code for piece in pieces):
        return False
    if campaign.kind in PAPER:
        return any(part.kind in ("code", "qr") for part in jobs.read(campaign.job).layout.parts)
    letter = next((one for one in known.letters if one.id == campaign.letter_id), None)
    return letter is not None and "code" in parse(letter.body, names(())).names()


@dataclass(frozen=True, slots=True)
class Printed:
    """Pages as a PDF: so many pieces on so many pages, and whose each label or page is, by page and place.

    `plan` is what the labels hold; letters have none. `paper` is what the letters are printed on, `notes` say
    what is not as it should be in all of them.
    """

    pdf: bytes
    pieces: int
    pages: int
    whose: tuple[tuple[int, int, str], ...] = ()
    plan: LabelPlan | None = None
    paper: Paper = "a4"
    left_out: int = 0
    notes: tuple[Message, ...] = ()


def printed(
    services: Services,
    campaign: Campaign,
    pieces: Sequence[Addressee],
    known: Known,
    *,
    now: datetime,
    progress: Progress,
) -> Printed:
    """The pages of a campaign, nothing written."""
    names = {piece.contact_ids[0]: words.named(piece) for piece in pieces}
    if campaign.kind in PAPER:
        pdf, plan = services.labels.pdf(job(campaign, known), progress, pieces)
        whose = ((one.page, one.place, names.get(one.contact_id, "")) for one in plan.slots)
        return Printed(pdf, plan.labels, plan.pages, tuple(whose), plan, left_out=len(plan.skipped))
    pdf, letters = services.letters.pdf(
        campaign.letter_id, pieces, now, progress, language=language(), campaign_id=campaign.id
    )
    begun = ((page, 0, names.get(contact_id, "")) for contact_id, page in letters.first_pages)
    return Printed(
        pdf,
        letters.letters,
        letters.pages,
        tuple(begun),
        paper=letters.paper,
        left_out=len(letters.skipped),
        notes=letters.notes,
    )


def outgoing(
    campaign: Campaign, pieces: Sequence[Addressee], known: Known, sheets: tuple[PartSheet, ...]
) -> Outgoing:
    """The pieces of a campaign as they leave the house, to be written down."""
    paper = job(campaign, known) if campaign.kind in PAPER else None
    return Outgoing(campaign.id, tuple(pieces), paper, sheets if paper else (), language())


def write(printed: Printed, out: Path) -> None:
    """Write the pages to a file, whole or not at all; UserError where there are none."""
    from rolodex.services.files import replacing  # start-up

    if not printed.pieces:
        raise UserError(message("Nobody can be written to, so that there is no page. No file was written."))
    with replacing(out) as stream:
        stream.write(printed.pdf)


def names_on(printed: Printed, page: int) -> dict[int, str]:
    """Whose each label of a page is, by its place; the letter that a page belongs to stands at place 0."""
    if printed.plan is not None:
        return {place: name for at, place, name in printed.whose if at == page}
    begun = [name for at, _place, name in printed.whose if at <= page]
    return {0: begun[-1]} if begun else {}


def coded(pieces: Sequence[Addressee], planned: Sequence[Addressee]) -> tuple[Addressee, ...]:
    """The pieces with the codes they got when they were planned, in the order they stand in."""
    codes = {piece.contact_ids[0]: piece.code for piece in planned}
    return tuple(replace(piece, code=codes.get(piece.contact_ids[0], piece.code)) for piece in pieces)


def plain_paper(like: Stock, paper: Paper) -> Stock:
    """A sheet of paper without labels, for the eye."""
    wide, high = (215.9, 279.4) if paper == "letter" else (210.0, 297.0)
    return replace(
        like,
        paper_width=wide,
        paper_height=high,
        columns=1,
        rows=1,
        left=0.0,
        top=0.0,
        width=wide,
        height=high,
        turned=False,
    )
