"""Repairs worth doing, one at a time."""

from __future__ import annotations

from rolodex.store.book import Book


class Tidying:
    """Repairs worth doing, one at a time."""

    def __init__(self, book: Book) -> None:
        self._book = book
