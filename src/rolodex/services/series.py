"""Follow-ups around one date that move together."""

from __future__ import annotations

from rolodex.store.book import Book


class SeriesPlans:
    """Follow-ups around one date that move together."""

    def __init__(self, book: Book) -> None:
        self._book = book
