"""What leaves the house, written down in one step: people, paper, and what the drawer has left."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from rolodex.domain import due
from rolodex.domain.audience import Addressee
from rolodex.domain.campaign import Campaign
from rolodex.domain.changes import Changes
from rolodex.domain.drawer import PartSheet
from rolodex.domain.errors import UserError
from rolodex.domain.label import LabelJob, LabelPlan
from rolodex.domain.message import message
from rolodex.domain.naming import short_name
from rolodex.domain.progress import Progress, silent
from rolodex.services import campaign_pieces, drawer, letters, mailings
from rolodex.services.contacts import Saved
from rolodex.services.labels import Labels
from rolodex.services.letters import Letters
from rolodex.store import campaign_members as people
from rolodex.store import campaigns as store
from rolodex.store.book import Book, Transaction


@dataclass(frozen=True, slots=True)
class PrintedRun:
    """Labels as they were printed, on which part-used sheets first, for which campaign (0 for none)."""

    job: LabelJob
    plan: LabelPlan
    sheets: tuple[PartSheet, ...] = ()
    campaign_id: int = 0
    name: str = ""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """The pieces of a campaign: `job` is how its labels, envelopes or cards are printed, None for letters.

    `language` is that of letters whose text has none of its own.
    """

    campaign_id: int
    pieces: tuple[Addressee, ...] = ()
    job: LabelJob | None = None
    sheets: tuple[PartSheet, ...] = ()
    language: str = "en"


class Sending:
    """Writes down what was printed and posted."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def log(self, run: PrintedRun, now: datetime) -> Saved:
        """Write down that these labels were printed, and put away what their sheets have left."""
        mailing = mailings.mailing_of(run.plan, run.campaign_id, now, run.name)
        with self._book.change(mailings.logging(mailing)) as tx:
            mailing_id = mailings.keep(tx, mailing, run.job, run.plan)
            _put_away(tx, run, now)
        return Saved(mailing_id, tx.changes)

    def send(self, outgoing: Outgoing, now: datetime, progress: Progress = silent) -> Changes:
        """Write down that all planned pieces of a campaign were sent, in one step.

        Where nobody is planned yet, those are whom `pieces` are for. What stands on the pieces is kept, so
        that they can be printed again, and the drawer has what is left of the sheets. Raises UserError where
        nobody gets a piece.
        """
        with self._book.reading() as connection:
            known = store.get(connection, outgoing.campaign_id)
        if known is None:
            raise UserError(message("This campaign has been deleted meanwhile; nothing was changed."))
        with self._book.change(message("Send the campaign %(name)s", name=short_name(known.name))) as tx:
            if known.status == "planned" and not people.ids(tx.connection, known.id, ("planned",)):
                campaign_pieces.plan(tx, known, outgoing.pieces, now)
            self._keep(tx, known, replace(outgoing, pieces=_coded(tx, outgoing)), now, progress)
            campaign_pieces.send(tx, known, people.ids(tx.connection, known.id, ("planned",)), now)
        return tx.changes

    def _keep(
        self, tx: Transaction, campaign: Campaign, outgoing: Outgoing, now: datetime, progress: Progress
    ) -> None:
        """Keep what stands on the pieces; nothing where they are e-mails or were printed elsewhere."""
        if not outgoing.pieces:
            return
        if outgoing.job is not None:
            job = outgoing.job
            _pdf, plan = Labels(self._book).pdf(job, progress, outgoing.pieces)
            if plan.printed:
                run = PrintedRun(job, plan, outgoing.sheets, campaign.id, campaign.name)
                mailing = mailings.mailing_of(plan, campaign.id, now, campaign.name)
                mailings.keep(tx, mailing, job, plan)
                _put_away(tx, run, now)
        elif campaign.kind == "letter":
            self._keep_letters(tx, campaign, outgoing, now, progress)

    def _keep_letters(
        self, tx: Transaction, campaign: Campaign, outgoing: Outgoing, now: datetime, progress: Progress
    ) -> None:
        texts = Letters(self._book)
        letter = texts.get(campaign.letter_id)
        # with a text that cannot be printed, what was posted is not from here
        if letter is None or texts.check(letter):
            return
        _pdf, plan = texts.pdf(
            letter, outgoing.pieces, now, progress, language=outgoing.language, campaign_id=campaign.id
        )
        if plan.printed:
            letters.keep(tx, plan, campaign.id, now, campaign.name)


def _coded(tx: Transaction, outgoing: Outgoing) -> tuple[Addressee, ...]:
    """Those of the pieces that are planned, with their codes, in the order they are printed in."""
    planned = people.pieces(tx.connection, outgoing.campaign_id, "planned")
    codes = {those[0]: code for those, code in planned}
    return tuple(
        replace(piece, code=codes[piece.contact_ids[0]])
        for piece in outgoing.pieces
        if piece.contact_ids[0] in codes
    )


def _put_away(tx: Transaction, run: PrintedRun, now: datetime) -> None:
    """Let the drawer have what is left of the sheets of a run."""
    stock = run.plan.stock
    if stock is None:
        return
    spent = drawer.spending(stock, run.plan.labels, run.sheets, run.job.start)
    drawer.take(tx, stock, spent.used, PartSheet(free=spent.left), due.stamp(now))
