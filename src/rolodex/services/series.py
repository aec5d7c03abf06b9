"""Follow-ups around one date that move together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rolodex.domain.changes import Changes
from rolodex.domain.due import DAY, cleaned, later, when
from rolodex.domain.errors import UserError
from rolodex.domain.message import message
from rolodex.domain.progress import Progress, silent
from rolodex.domain.reminder import Reminder
from rolodex.domain.rule import Series, SeriesStep
from rolodex.services.activities import name_of
from rolodex.services.contacts import Saved
from rolodex.store import reminders
from rolodex.store import series as store
from rolodex.store.book import Book, Transaction

GONE = message("This series is no longer in the book; nothing was changed.")
_STEP = 100
"""Contacts between two words of progress."""


class SeriesPlans:
    """Follow-ups around one date that move together."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def all(self) -> tuple[Series, ...]:
        """All series, the latest date first."""
        with self._book.reading() as connection:
            return store.all_(connection)

    def get(self, series_id: int) -> Series | None:
        """One series, or None when it is gone."""
        with self._book.reading() as connection:
            return store.get(connection, series_id)

    def plan(self, series: Series, contact_ids: Sequence[int], progress: Progress = silent) -> Saved:
        """Plan each step of a series for each of these contacts, or once for none; gives the series' id.

        Raises UserError where one of them has been deleted.
        """
        series = _checked(series)
        with self._book.change(message("Plan the series %(name)s", name=series.name)) as tx:
            series = replace(series, id=store.insert(tx, series))
            for place, contact_id in enumerate(contact_ids or (0,)):
                if place % _STEP == 0:
                    progress(place, len(contact_ids))
                if contact_id:
                    name_of(tx.connection, contact_id)
                for step in series.steps:
                    reminders.insert(tx, _planned(series, step, contact_id))
        return Saved(series.id, tx.changes)

    def move(self, series_id: int, anchor: str) -> Changes:
        """Give a series another date: its open follow-ups move by as many days, those that are done stay."""
        anchor = cleaned(anchor)[:DAY]
        with self._book.change(message("Move the series %(name)s", name=self._known(series_id).name)) as tx:
            known = store.get(tx.connection, series_id)
            if known is None:
                raise UserError(GONE)
            days = (when(anchor) - when(known.anchor)).days
            store.set_anchor(tx, series_id, anchor)
            _move(tx, store.open_ids(tx.connection, series_id), days)
        return tx.changes

    def delete(self, series_id: int) -> Changes:
        """Take a series and its open follow-ups out of the book; those that are done stay."""
        with self._book.change(message("Delete the series %(name)s", name=self._known(series_id).name)) as tx:
            store.delete(tx, series_id)
        return tx.changes

    def _known(self, series_id: int) -> Series:
        found = self.get(series_id)
        if found is None:
            raise UserError(GONE)
        return found


def _checked(series: Series) -> Series:
    name = " ".join(series.name.split())
    if not name:
        raise UserError(message("A series needs a name; nothing was changed."))
    if not series.steps:
        raise UserError(message("A series needs at least one step; nothing was changed."))
    return replace(series, name=name, anchor=cleaned(series.anchor)[:DAY])


def _planned(series: Series, step: SeriesStep, contact_id: int) -> Reminder:
    day = later(series.anchor, step.days)
    return Reminder(
        contact_id=contact_id,
        kind=step.kind,
        summary=step.summary,
        due=f"{day}T{step.time}" if step.time else day,
        origin="series",
        reason=series.name,
        series_id=series.id,
        offset_days=step.days,
    )


def _move(tx: Transaction, ids: Sequence[int], days: int) -> None:
    """Move follow-ups by so many days; one that was moved by hand stays as far from the others."""
    for reminder in reminders.get_many(tx.connection, ids):
        reminders.replace(tx, replace(reminder, due=later(reminder.due, days), snoozed_to=""))
