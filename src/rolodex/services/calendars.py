"""Follow-ups, birthdays and deals as iCalendar, and events taken in."""

from __future__ import annotations

from rolodex.store.book import Book


class Calendars:
    """Follow-ups, birthdays and deals as iCalendar, and events taken in."""

    def __init__(self, book: Book) -> None:
        self._book = book
