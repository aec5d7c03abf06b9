"""Orders of customers."""

from __future__ import annotations

from rolodex.store.book import Book


class Purchases:
    """Orders of customers."""

    def __init__(self, book: Book) -> None:
        self._book = book
