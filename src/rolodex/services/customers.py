"""How customers stand: their lifecycle, RFM scores and figures."""

from __future__ import annotations

from rolodex.store.book import Book


class Customers:
    """The customers of one book."""

    def __init__(self, book: Book) -> None:
        self._book = book
