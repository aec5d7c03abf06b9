"""What customers may be expected to buy."""

from __future__ import annotations

from rolodex.store.book import Book


class Expectations:
    """The forecast of one book."""

    def __init__(self, book: Book) -> None:
        self._book = book
