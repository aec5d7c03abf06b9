"""Plans of what follows a piece."""

from __future__ import annotations

from rolodex.store.book import Book


class Drips:
    """Plans of what follows a piece."""

    def __init__(self, book: Book) -> None:
        self._book = book
