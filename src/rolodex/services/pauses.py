"""Contacts who are not interested until a date of review."""

from __future__ import annotations

from rolodex.store.book import Book


class Pauses:
    """Contacts who are not interested until a date of review."""

    def __init__(self, book: Book) -> None:
        self._book = book
