"""Taking in orders from a CSV file."""

from __future__ import annotations

from rolodex.store.book import Book


class PurchaseImporting:
    """Reads files of orders for one book."""

    def __init__(self, book: Book) -> None:
        self._book = book
