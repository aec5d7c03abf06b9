"""Rules kept under a name, and who fulfils them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from rolodex.domain import environment
from rolodex.domain.changes import Changes
from rolodex.domain.errors import UserError
from rolodex.domain.listing import ContactRow, Query
from rolodex.domain.message import message
from rolodex.domain.segment import Clause, Move, Segment
from rolodex.domain.segment_grammar import Understood
from rolodex.services.contacts import Saved
from rolodex.store import conditions, segment_members, segment_moves, segments
from rolodex.store.book import Book

GONE = message("This segment is no longer in the book; nothing was changed.")


class Segments:
    """The segments of one book."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def all(self, today: date | None = None) -> tuple[Segment, ...]:
        """All segments with how many belong to each, those that are built in first."""
        with self._book.reading() as connection:
            return segments.segments(connection, _day(today))

    def get(self, segment_id: int, today: date | None = None) -> Segment | None:
        """One segment, None where it is gone."""
        with self._book.reading() as connection:
            return segments.get(connection, segment_id, _day(today))

    def save(self, segment: Segment, now: datetime | None = None) -> Saved:
        """Add a segment (id 0) or put it in place of the one with its id."""
        name = " ".join(segment.name.split())
        if not name:
            raise UserError(message("A segment needs a name; nothing was changed."))
        if segment.id < 0:
            raise UserError(
                message("What is built in stays as it is; nothing was changed. Save a segment of your own.")
            )
        if segment.problem:
            raise UserError(segment.problem)
        at = (now or environment.now()).isoformat(timespec="seconds")
        with self._book.reading() as connection:
            conditions.check(connection, segment.rule)
        label = (
            message("Edit the segment “%(name)s”", name=name)
            if segment.id
            else message("Add the segment “%(name)s”", name=name)
        )
        with self._book.change(label) as tx:
            if segment.id and segments.get(tx.connection, segment.id, _day(None)) is None:
                raise UserError(GONE)
            segment_id = segments.put(tx, replace(segment, name=name), at)
        return Saved(segment_id, tx.changes)

    def delete(self, segment_id: int) -> Changes:
        """Take a segment away; the people stay."""
        found = self.get(segment_id)
        if found is None or segment_id < 0:
            raise UserError(GONE)
        with self._book.change(message("Delete the segment “%(name)s”", name=found.name)) as tx:
            segments.delete(tx, segment_id)
        return tx.changes

    def is_due(self, today: date) -> bool:
        """Whether all have to be counted anew: another day began."""
        with self._book.reading() as connection:
            return segment_members.counted(connection) != today

    def refresh(self, today: date) -> Changes:
        """Count all anew as of this day and write down who moved; no step of the history.

        The first time nobody moves. In a book that cannot be written nothing is done.
        """
        if self._book.read_only:
            return Changes()
        with self._book.housekeeping() as tx:
            tx.touch("segment", segment_members.recount(tx.connection, today))
        return tx.changes

    def keep_up(self, today: date) -> Changes:
        """Count all anew where that is due."""
        return self.refresh(today) if self.is_due(today) else Changes()

    def moves(
        self, limit: int = 50, offset: int = 0, segment_id: int = 0, contact_id: int = 0
    ) -> tuple[Move, ...]:
        """Who left which segment and entered which, the last first; of one segment or contact, or of all."""
        with self._book.reading() as connection:
            return segment_moves.moves(connection, limit, offset, segment_id, contact_id)

    def read(self, text: str, language: str, today: date) -> Understood:
        """What a sentence says about who belongs to a segment, with the names that this book has."""
        from rolodex.services import segment_words_known  # start-up

        return segment_words_known.read(self._book, text, language, today)

    def count(self, rule: Clause, today: date) -> int:
        """How many people and companies fulfil a rule."""
        with self._book.reading() as connection:
            return conditions.count(connection, rule, today)

    def sample(self, rule: Clause, today: date, limit: int = 5) -> tuple[ContactRow, ...]:
        """The first of those who fulfil a rule, in the order of their names."""
        from rolodex.store import search  # start-up

        with self._book.reading() as connection:
            return search.matches(connection, Query(kind="", rule=rule, today=today), limit).rows

    def ids(self, rule: Clause | int, today: date) -> tuple[int, ...]:
        """The ids of all who fulfil a rule or belong to a segment, in the order of their names."""
        from rolodex.store import search  # start-up

        query = Query(kind="", today=today)
        query = replace(query, segment=rule) if isinstance(rule, int) else replace(query, rule=rule)
        with self._book.reading() as connection:
            return tuple(search.listing(connection, query).ids)


def _day(today: date | None) -> date:
    return today or environment.now().date()
