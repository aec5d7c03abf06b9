"""Which follow-ups the user is to be reminded of, and when the next is."""

from __future__ import annotations

from rolodex.store.book import Book


class Alarms:
    """Which follow-ups the user is to be reminded of, and when the next is."""

    def __init__(self, book: Book) -> None:
        self._book = book
