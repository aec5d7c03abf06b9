"""The pipeline of deals."""

from __future__ import annotations

from rolodex.store.book import Book


class Deals:
    """The pipeline of deals."""

    def __init__(self, book: Book) -> None:
        self._book = book
