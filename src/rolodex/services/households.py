"""People who get one piece together."""

from __future__ import annotations

from rolodex.store.book import Book


class Households:
    """People who get one piece together."""

    def __init__(self, book: Book) -> None:
        self._book = book
