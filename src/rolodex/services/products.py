"""What is sold."""

from __future__ import annotations

from rolodex.store.book import Book


class Products:
    """The products of one book."""

    def __init__(self, book: Book) -> None:
        self._book = book
