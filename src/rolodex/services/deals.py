"""The pipeline of deals: what may be sold, how far it is, and what it is worth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from rolodex.domain import forecast
from rolodex.domain.changes import Changes
from rolodex.domain.deal import Board, Deal, DealRow, DealStatus, Stage, usual_stages
from rolodex.domain.due import is_day, stamp
from rolodex.domain.errors import UserError
from rolodex.domain.message import Message, message, plural_message
from rolodex.domain.naming import short_name
from rolodex.domain.reminder import Reminder
from rolodex.services import purchases
from rolodex.services.activities import name_of
from rolodex.services.contacts import Saved
from rolodex.store import deals as store
from rolodex.store import next_steps, stages, steps
from rolodex.store.book import Book, Transaction


class Deals:
    """The deals of one book and the stages they move through."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def board(self, now: datetime, pipeline_id: int = 0) -> Board:
        """The pipeline with its open deals and what they are worth; without an id the first of the book.

        A deal whose stage is gone stands in the first one.
        """
        with self._book.reading() as connection:
            first = stages.first_pipeline(connection)
            shown = pipeline_id or first
            columns = stages.of_pipeline(connection, shown) or usual_stages()
            rows = store.open_rows(connection, shown, with_strays=shown == first)
        known = {stage.id for stage in columns}
        rows = tuple(row if row.deal.stage_id in known else _astray(row, columns[0]) for row in rows)
        return Board(
            stages=columns,
            deals=rows,
            sums=forecast.by_stage(rows),
            forecast=forecast.sums(rows),
            months=forecast.by_month(rows, now.date().isoformat()),
        )

    def closed(self, status: DealStatus, limit: int = 200, offset: int = 0) -> tuple[DealRow, ...]:
        """Deals that were won or lost, the last first."""
        with self._book.reading() as connection:
            return store.closed_rows(connection, status, limit, offset)

    def reasons(self, limit: int = 4) -> tuple[str, ...]:
        """Why deals were lost, the most frequent reasons first."""
        with self._book.reading() as connection:
            return store.reasons(connection, limit)

    def of_contact(self, contact_id: int) -> tuple[DealRow, ...]:
        """A contact's deals, the open ones first."""
        with self._book.reading() as connection:
            return store.of_contact(connection, contact_id)

    def count(self) -> int:
        """How many deals are open."""
        with self._book.reading() as connection:
            return store.count_open(connection)

    def get(self, deal_id: int) -> Deal | None:
        """One deal, or None when it is gone."""
        with self._book.reading() as connection:
            return store.get(connection, deal_id)

    def row(self, deal_id: int) -> DealRow | None:
        """One deal as the board shows it, or None when it is gone."""
        with self._book.reading() as connection:
            return store.row(connection, deal_id)

    def next_step(self, deal_id: int) -> Reminder | None:
        """What is to be done next for a deal, None where nothing is planned."""
        with self._book.reading() as connection:
            return next_steps.first(connection, "deal_id", deal_id)

    def stages(self, pipeline_id: int = 0) -> tuple[Stage, ...]:
        """The stages of a pipeline in their order; the usual ones where the book has none yet."""
        with self._book.reading() as connection:
            found = stages.of_pipeline(connection, pipeline_id or stages.first_pipeline(connection))
        return found or usual_stages()

    def save(self, deal: Deal, next_step: Reminder | None = None) -> Saved:
        """Add a deal (id 0) or put this one in place of what the book holds under its id.

        Whether it is won or lost stays as it is. `next_step` is planned, or changed where it has an id; open
        follow-ups of the deal go with it to another contact.
        """
        known = self._known(deal.id) if deal.id else None
        self._check(deal)
        deal = replace(
            deal, title=" ".join(deal.title.split()), currency=deal.currency if deal.amount else ""
        )
        with self._book.change(_label("Edit" if known else "Add", deal)) as tx:
            deal = replace(deal, stage_id=_stage(tx, deal.stage_id))
            deal_id = _write(tx, deal, known)
            if next_step is not None:
                step = replace(next_step, deal_id=deal_id, contact_id=deal.contact_id)
                next_steps.put(tx, step)
            next_steps.hand_over(tx, "deal_id", deal_id, deal.contact_id)
        return Saved(deal_id, tx.changes)

    def move(self, deal_id: int, stage_id: int, position: int) -> Changes:
        """Put an open deal into a stage, so that `position` others stand above it."""
        deal = self._open(deal_id)
        with self._book.change(_label("Move", deal)) as tx:
            store.place(tx, deal_id, _stage(tx, stage_id), position)
        return tx.changes

    def win(self, deal_id: int, order: bool, now: datetime) -> Changes:
        """Close a deal as won; with `order` it is written down as an order of the contact as well.

        What was to be done next stays, for what was sold has to be delivered.
        """
        deal, at = self._open(deal_id), stamp(now)
        if order and deal.amount <= 0:
            raise UserError(
                message(
                    "“%(title)s” has no amount, so that no order can be made of it; nothing was changed. "
                    "Write the amount down, or win it without an order.",
                    title=short_name(deal.title),
                )
            )
        with self._book.change(_label("Win", deal)) as tx:
            store.close(tx, deal_id, "won", "", at)
            if order:
                purchases.sell(tx, deal.contact_id, deal.amount, deal.currency, deal.title, at=at)
        return tx.changes

    def lose(self, deal_id: int, reason: str, now: datetime) -> Changes:
        """Close a deal as lost and say why; what was to be done next for it is left undone."""
        deal, at = self._open(deal_id), stamp(now)
        said = " ".join(reason.split())
        if not said:
            raise UserError(
                message(
                    "Say in a word why the deal was lost, so that you can learn from it; nothing was changed."
                )
            )
        with self._book.change(_label("Lose", deal)) as tx:
            store.close(tx, deal_id, "lost", said, at)
            next_steps.cancel(tx, "deal_id", deal_id, at)
        return tx.changes

    def reopen(self, deal_id: int) -> Changes:
        """Let a deal that was won or lost be open again; an order that was made of it stays."""
        deal = self._known(deal_id)
        if deal.status == "open":
            raise UserError(
                message("“%(title)s” is open already; nothing was changed.", title=short_name(deal.title))
            )
        with self._book.change(_label("Reopen", deal)) as tx:
            stage_id = _stage(tx, deal.stage_id)
            store.close(tx, deal_id, "open", "", "")
            store.place(tx, deal_id, stage_id, 0)
        return tx.changes

    def delete(self, ids: Sequence[int]) -> Changes:
        """Take deals out of the book; what was to be done next for them stays. Undo brings them back."""
        label = plural_message("Delete %(count)d deal", "Delete %(count)d deals", len(ids))
        if len(ids) == 1:
            label = _label("Delete", self._known(ids[0]))
        with self._book.change(label) as tx:
            store.delete(tx, ids)
        return tx.changes

    def save_stages(self, wanted: Sequence[Stage], pipeline_id: int = 0) -> Changes:
        """Let a pipeline have these stages in this order: kept by their ids, new ones with the id 0.

        Deals of a stage that goes move to the one before it, or to the first.
        """
        _check_stages(wanted)
        with self._book.change(message("Change the stages of the pipeline")) as tx:
            shown = pipeline_id or stages.first_pipeline(tx.connection) or stages.make_pipeline(tx)
            _write_stages(tx, shown, wanted)
        return tx.changes

    def _known(self, deal_id: int) -> Deal:
        found = self.get(deal_id)
        if found is None:
            raise UserError(message("This deal has been deleted meanwhile; nothing was changed."))
        return found

    def _open(self, deal_id: int) -> Deal:
        found = self._known(deal_id)
        if found.status != "open":
            raise UserError(
                message(
                    "“%(title)s” is closed already; nothing was changed. Reopen it first.",
                    title=short_name(found.title),
                )
            )
        return found

    def _check(self, deal: Deal) -> None:
        """Raise UserError where this is no deal."""
        with self._book.reading() as connection:
            name_of(connection, deal.contact_id)
        if not deal.title.strip():
            raise UserError(message("A deal needs a title; nothing was changed."))
        if deal.amount < 0 or not -1 <= deal.probability <= 100:
            raise UserError(
                message(
                    "A deal has an amount of zero or more and a probability of 0 to 100 per cent; "
                    "nothing was changed."
                )
            )
        if deal.amount:
            purchases.check(deal.amount, deal.currency)
        if deal.expected_close and not is_day(deal.expected_close):
            raise UserError(
                message(
                    "“%(time)s” is no date or time; nothing was changed. Write it as 2026-05-03.",
                    time=deal.expected_close,
                )
            )


_LABELS = {
    "Add": message("Add the deal %(title)s"),
    "Edit": message("Edit the deal %(title)s"),
    "Move": message("Move the deal %(title)s"),
    "Win": message("Win the deal %(title)s"),
    "Lose": message("Lose the deal %(title)s"),
    "Reopen": message("Reopen the deal %(title)s"),
    "Delete": message("Delete the deal %(title)s"),
}


def _label(deed: str, deal: Deal) -> Message:
    return replace(_LABELS[deed], args=(("title", short_name(deal.title)),))


def _astray(row: DealRow, first: Stage) -> DealRow:
    """A deal that stands in no stage, shown in the first one."""
    probability = row.deal.probability if row.deal.probability >= 0 else first.probability
    return replace(row, deal=replace(row.deal, stage_id=first.id), probability=probability)


def _write(tx: Transaction, deal: Deal, known: Deal | None) -> int:
    if known is None:
        return store.insert(tx, replace(deal, created_at=deal.created_at or steps.stamp()))
    stays = replace(
        deal,
        status=known.status,
        reason=known.reason,
        closed_at=known.closed_at,
        created_at=known.created_at,
        position=known.position,
        stage_id=known.stage_id,
    )
    store.replace(tx, stays)
    if deal.stage_id != known.stage_id:
        store.place(tx, deal.id, deal.stage_id, 0)
    return deal.id


def _stage(tx: Transaction, stage_id: int) -> int:
    """The id of a stage of the book: the stages are made where it has none, 0 and strangers are the first."""
    pipeline_id = stages.first_pipeline(tx.connection)
    known = stages.of_pipeline(tx.connection, pipeline_id)
    if not known:
        pipeline_id = pipeline_id or stages.make_pipeline(tx)
        made = {stage.id: stages.insert(tx, pipeline_id, stage) for stage in usual_stages()}
        return made.get(stage_id, next(iter(made.values())))
    if stage_id > 0 and stages.exists(tx.connection, stage_id):
        return stage_id
    return known[0].id


def _write_stages(tx: Transaction, pipeline_id: int, wanted: Sequence[Stage]) -> None:
    known = stages.of_pipeline(tx.connection, pipeline_id)
    ids = {stage.id for stage in known}
    kept = []
    for place, stage in enumerate(wanted):
        placed = replace(stage, name=" ".join(stage.name.split()), position=place)
        if stage.id in ids:
            stages.replace(tx, placed)
            kept.append(stage.id)
        else:
            kept.append(stages.insert(tx, pipeline_id, placed))
    heir = kept[0]
    for stage in known:
        if stage.id in kept:
            heir = stage.id
        else:
            stages.delete(tx, stage.id, heir)


def _check_stages(wanted: Sequence[Stage]) -> None:
    if not wanted:
        raise UserError(message("A pipeline needs a stage; nothing was changed."))
    if any(not stage.name.strip() for stage in wanted):
        raise UserError(message("A stage needs a name; nothing was changed."))
    if any(not 0 <= stage.probability <= 100 for stage in wanted):
        raise UserError(message("A probability is a number from 0 to 100; nothing was changed."))
