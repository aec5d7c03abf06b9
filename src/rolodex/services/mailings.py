"""Paper that was printed, to be printed again."""

from __future__ import annotations

from rolodex.store.book import Book


class Mailings:
    """Paper that was printed, to be printed again."""

    def __init__(self, book: Book) -> None:
        self._book = book
