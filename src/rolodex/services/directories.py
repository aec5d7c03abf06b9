"""Pocket phone lists, booklets and index cards."""

from __future__ import annotations

from rolodex.store.book import Book


class Directories:
    """Pocket phone lists, booklets and index cards."""

    def __init__(self, book: Book) -> None:
        self._book = book
