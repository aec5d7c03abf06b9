"""Imports that were done: their receipts, and taking them back."""

from __future__ import annotations

from rolodex.store.book import Book


class Imports:
    """Imports that were done: their receipts, and taking them back."""

    def __init__(self, book: Book) -> None:
        self._book = book
