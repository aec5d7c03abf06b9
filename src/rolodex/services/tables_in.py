"""Spreadsheets and lists of other programs that come in."""

from __future__ import annotations

from rolodex.store.book import Book


class TablesIn:
    """Spreadsheets and lists of other programs that come in."""

    def __init__(self, book: Book) -> None:
        self._book = book
