"""Paper that was printed, to be printed again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from rolodex.domain import due, label_json
from rolodex.domain.changes import Changes
from rolodex.domain.errors import UserError
from rolodex.domain.label import LabelJob, LabelPlan
from rolodex.domain.mailing import Mailing, MailingKind
from rolodex.domain.message import Message, message, plural_message
from rolodex.domain.naming import short_name
from rolodex.domain.stock import Stock
from rolodex.services.files import replacing
from rolodex.services.labels import Labels
from rolodex.services.letters import Letters
from rolodex.store import mailings as store
from rolodex.store.book import Book, Transaction


class Mailings:
    """Paper that was printed, to be printed again."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def all(self, campaign_id: int = 0) -> tuple[Mailing, ...]:
        """All mailings or those of a campaign, the newest first."""
        with self._book.reading() as connection:
            return store.every(connection, campaign_id)

    def get(self, mailing_id: int) -> Mailing | None:
        """One mailing, or None when it is gone."""
        with self._book.reading() as connection:
            return store.get(connection, mailing_id)

    def of_piece(self, piece_id: int) -> int:
        """The id of the mailing that a piece is of, 0 when it is gone."""
        with self._book.reading() as connection:
            return store.of_piece(connection, piece_id)

    def people(self, mailing_id: int) -> tuple[int, ...]:
        """Who got a piece of it, in the order of printing."""
        with self._book.reading() as connection:
            return store.people(connection, mailing_id)

    def pdf(self, mailing_id: int) -> bytes:
        """The very sheets or letters that were printed, to the last byte."""
        with self._book.reading() as connection:
            known = self._known(store.get(connection, mailing_id))
            if known.kind == "letter":
                return Letters(self._book).reprint(mailing_id)
            job, stock, sender = label_json.run_of(store.job(connection, mailing_id))
            printed = tuple(map(label_json.piece_of, store.texts(connection, mailing_id)))
        return Labels(self._book).reprint(job, stock, sender, printed)

    def write(self, mailing_id: int, out: Path) -> None:
        """Write the sheets to a file, whole or not at all."""
        data = self.pdf(mailing_id)
        with replacing(out) as stream:
            stream.write(data)

    def delete(self, ids: Sequence[int]) -> Changes:
        """Forget that these were printed; campaigns keep what they know of their people."""
        label = plural_message("Delete %(count)d mailing", "Delete %(count)d mailings", len(ids))
        if len(ids) == 1:
            known = self._known(self.get(ids[0]))
            label = message("Delete the mailing %(name)s", name=short_name(known.name))
        with self._book.change(label) as tx:
            store.delete(tx, ids)
        return tx.changes

    def _known(self, mailing: Mailing | None) -> Mailing:
        if mailing is None:
            raise UserError(message("This mailing has been deleted meanwhile; nothing was changed."))
        return mailing


def mailing_of(plan: LabelPlan, campaign_id: int, now: datetime, name: str) -> Mailing:
    """These labels as a mailing, under the name of their stock where there is none; UserError without any."""
    if plan.stock is None or not plan.printed:
        raise UserError(message("No label was printed, so there is nothing to write down."))
    name = " ".join(name.split()) or plan.stock.label or plan.stock.title
    at, kind = due.stamp(now), _kind(plan.stock)
    return Mailing(0, campaign_id, kind, name, at, plan.stock.name, len(plan.printed), plan.pages)


def logging(mailing: Mailing) -> Message:
    """What the step is called that writes a mailing down."""
    return message("Log the mailing %(name)s", name=short_name(mailing.name))


def keep(tx: Transaction, mailing: Mailing, job: LabelJob, plan: LabelPlan) -> int:
    """Write labels down within a step, word for word."""
    pieces = ((one.contact_ids, one.code, label_json.piece_text(one)) for one in plan.printed)
    return store.insert(tx, mailing, label_json.run_text(job, plan), pieces)


def _kind(stock: Stock) -> MailingKind:
    if stock.kind == "envelope":
        return "envelopes"
    return "card" if stock.kind == "card" else "labels"
