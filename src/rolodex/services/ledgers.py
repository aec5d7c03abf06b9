"""What one customer bought, paid and brought back, as a page."""

from __future__ import annotations

from rolodex.store.book import Book


class Ledgers:
    """The ledgers of one book."""

    def __init__(self, book: Book) -> None:
        self._book = book
