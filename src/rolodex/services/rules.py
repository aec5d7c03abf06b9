"""Rules by which follow-ups come by themselves."""

from __future__ import annotations

from rolodex.store.book import Book


class Rules:
    """Rules by which follow-ups come by themselves."""

    def __init__(self, book: Book) -> None:
        self._book = book
