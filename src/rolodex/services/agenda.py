"""What a day, a week or a month holds."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from rolodex.domain.agenda import Day, FollowUp, Span
from rolodex.store import agenda, celebrations, follow_ups, slipping
from rolodex.store.book import Book

EPOCH = date(1970, 1, 1)
COMING_DAYS = 7
SLIPPING = 8


class Agenda:
    """What a day, a week or a month holds."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def day(self, now: datetime, limit: int = 50) -> Day:
        """What is late, due and coming within a week, who celebrates, and who is slipping away."""
        today = now.date()
        end = today + timedelta(days=COMING_DAYS)
        with self._book.reading() as connection:
            late, due, coming = agenda.parts(connection, _bounds(today, end + timedelta(days=1)), limit)
            told = follow_ups.told(connection, (*late.items, *due.items, *coming.items), today.isoformat())
            kept = celebrations.celebrations(connection, today, end, limit)
            number = (today - EPOCH).days
            return Day(
                today=today.isoformat(),
                late=told[: len(late.items)],
                due=told[len(late.items) : len(late.items) + len(due.items)],
                coming=told[len(late.items) + len(due.items) :],
                late_count=late.total,
                due_count=due.total,
                coming_count=coming.total,
                slipping=slipping.slipping(connection, today.isoformat(), number, SLIPPING),
                celebrations=kept.first,
                celebration_count=kept.total,
            )

    def span(self, first: date, last: date, now: datetime) -> Span:
        """What stands from one day to another: follow-ups, celebrations, deals expected to close."""
        today = now.date()
        with self._book.reading() as connection:
            found = agenda.items(connection, _bounds(today, last + timedelta(days=1)))
            items = [item for item in found if item.shown >= first.isoformat()]
            return Span(
                first=first.isoformat(),
                last=last.isoformat(),
                follow_ups=follow_ups.told(connection, items, today.isoformat()),
                celebrations=celebrations.celebrations(connection, first, last, len(items) + 1000).first,
            )

    def follow_up(self, key: str, now: datetime) -> FollowUp | None:
        """The follow-up of this key, None where it is done or gone."""
        today = now.date()
        with self._book.reading() as connection:
            item = agenda.one(connection, key, _bounds(today, today))
            return follow_ups.told(connection, [item], today.isoformat())[0] if item else None

    def count(self, now: datetime) -> int:
        """How many follow-ups are late or due today."""
        today = now.date()
        with self._book.reading() as connection:
            return agenda.count(connection, _bounds(today, today + timedelta(days=1)))


def _bounds(today: date, end: date) -> agenda.Bounds:
    """Today, tomorrow and the day before which it must come up, as the book says them."""
    tomorrow = today + timedelta(days=1)
    return agenda.Bounds(
        today.isoformat(), tomorrow.isoformat(), end.isoformat(), (today - EPOCH).days, (end - EPOCH).days
    )
