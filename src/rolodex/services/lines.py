"""A typed line: what it says, and doing it."""

from __future__ import annotations

from rolodex.store.book import Book


class Lines:
    """A typed line: what it says, and doing it."""

    def __init__(self, book: Book) -> None:
        self._book = book
