"""Figures of the book, as tables, charts and files."""

from __future__ import annotations

from rolodex.store.book import Book


class Reports:
    """The reports of one book."""

    def __init__(self, book: Book) -> None:
        self._book = book
