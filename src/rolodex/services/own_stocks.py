"""Label stocks of the user's own."""

from __future__ import annotations

from rolodex.store.book import Book


class OwnStocks:
    """Label stocks of the user's own."""

    def __init__(self, book: Book) -> None:
        self._book = book
