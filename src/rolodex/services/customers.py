"""How customers stand: their lifecycle, RFM scores and figures."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from rolodex.domain.changes import Changes
from rolodex.domain.lifecycle import Cuts, Stage
from rolodex.domain.segment import Lifecycle
from rolodex.domain.timeline import Standing
from rolodex.services import standings
from rolodex.store import customers as store
from rolodex.store.book import Book


class Customers:
    """The customers of one book."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def standing(self, contact_id: int, today: date) -> Standing:
        """The figures of one customer on a day, with the sentence of each."""
        return standings.standing(self._book, contact_id, today)

    def counts(self, today: date) -> tuple[Stage, ...]:
        """How many people and companies are in each state on a day, and their net sales by currency."""
        with self._book.reading() as connection:
            return store.stages(connection, today)

    def lifecycle_of(self, ids: Collection[int], today: date) -> Mapping[int, Lifecycle]:
        """The state of each of these contacts on a day."""
        with self._book.reading() as connection:
            return store.states(connection, ids, today)

    def scores(self) -> Mapping[str, Cuts]:
        """What separates the scores of recency, frequency and money, by currency; empty where too few buy."""
        with self._book.reading() as connection:
            return store.cuts(connection)

    def is_due(self, today: date) -> bool:
        """Whether customers have to be counted anew: a month began, or the settings were changed."""
        with self._book.reading() as connection:
            return store.is_due(connection, today)

    def refresh(self, today: date) -> Changes:
        """Count all customers anew where that is due; no step of the history."""
        if self._book.read_only or not self.is_due(today):
            return Changes()
        with self._book.housekeeping() as tx:
            store.rebuild(tx.connection, store.wanted(tx.connection, today))
        return Changes(everything=True)
