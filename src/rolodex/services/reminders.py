"""Follow-ups: made, moved, snoozed, done; one occurrence or the whole series."""

from __future__ import annotations

from rolodex.store.book import Book


class Reminders:
    """Follow-ups: made, moved, snoozed, done; one occurrence or the whole series."""

    def __init__(self, book: Book) -> None:
        self._book = book
