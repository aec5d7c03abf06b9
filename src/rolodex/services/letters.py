"""Texts of letters and messages, merged with people."""

from __future__ import annotations

from rolodex.store.book import Book


class Letters:
    """Texts of letters and messages, merged with people."""

    def __init__(self, book: Book) -> None:
        self._book = book
