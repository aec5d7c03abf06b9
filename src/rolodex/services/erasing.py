"""Erasing one person for good, with proof."""

from __future__ import annotations

from rolodex.store.book import Book


class Erasing:
    """Erases persons from one book."""

    def __init__(self, book: Book) -> None:
        self._book = book
