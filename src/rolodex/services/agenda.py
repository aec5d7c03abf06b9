"""What a day, a week or a month holds."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from rolodex.domain.agenda import Day, FollowUp, Span
from rolodex.store import agenda, celebrations, follow_ups, slipping, stretches
from rolodex.store.book import Book

COMING_DAYS = 7
SLIPPING = 8
CELEBRATIONS = 500
"""As many celebrations of a stretch of days are told."""


class Agenda:
    """What a day, a week or a month holds."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._counted: tuple[tuple[object, ...], int] = ((), 0)

    def day(self, now: datetime, limit: int = 50) -> Day:
        """What is late, due and coming within a week, who celebrates, and who is slipping away."""
        today = now.date()
        end = today + timedelta(days=COMING_DAYS)
        with self._book.reading() as connection:
            late, due, coming = agenda.parts(connection, today, _after(end), limit)
            told = follow_ups.told(connection, (*late.items, *due.items, *coming.items), today)
            first_coming = len(late.items) + len(due.items)
            kept = celebrations.celebrations(connection, today, end, limit)
            return Day(
                today=today.isoformat(),
                late=told[: len(late.items)],
                due=told[len(late.items) : first_coming],
                coming=told[first_coming:],
                late_count=late.total,
                due_count=due.total,
                coming_count=coming.total,
                slipping=slipping.slipping(connection, today, SLIPPING),
                celebrations=kept.first,
                celebration_count=kept.total,
            )

    def span(self, first: date, last: date, now: datetime) -> Span:
        """What stands from one day to another: follow-ups, celebrations, deals expected to close."""
        today = now.date()
        with self._book.reading() as connection:
            return Span(
                first=first.isoformat(),
                last=last.isoformat(),
                follow_ups=stretches.within(connection, first, last, today),
                celebrations=celebrations.leading(connection, first, last, CELEBRATIONS),
            )

    def of_contact(self, contact_id: int, now: datetime) -> tuple[FollowUp, ...]:
        """The open follow-ups of a contact, those that follow from rules included, the first first."""
        today = now.date()
        with self._book.reading() as connection:
            return follow_ups.told(connection, agenda.of_contact(connection, contact_id, today), today)

    def follow_up(self, key: str, now: datetime) -> FollowUp | None:
        """The follow-up of this key, None where it is done or gone."""
        today = now.date()
        with self._book.reading() as connection:
            item = agenda.one(connection, key, today)
            return follow_ups.told(connection, [item], today)[0] if item else None

    def count(self, now: datetime) -> int:
        """How many follow-ups are late or due today: counted once a day, and after something was written."""
        today = now.date()
        with self._book.reading() as connection:
            state = (today, *connection.state())
            known, count = self._counted
            if known != state:
                count = agenda.count(connection, today, _after(today))
                self._counted = (state, count)
            return count


def _after(day: date) -> date:
    return day + timedelta(days=1)
