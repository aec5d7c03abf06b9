"""What is worth doing next."""

from __future__ import annotations

from rolodex.store.book import Book


class Suggestions:
    """The suggestions of one book."""

    def __init__(self, book: Book) -> None:
        self._book = book
