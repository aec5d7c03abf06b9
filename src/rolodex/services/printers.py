"""How printers miss, and the sheet that measures it."""

from __future__ import annotations

from rolodex.store.book import Book


class Printers:
    """How printers miss, and the sheet that measures it."""

    def __init__(self, book: Book) -> None:
        self._book = book
