"""Contacts that look like one person."""

from __future__ import annotations

from rolodex.store.book import Book


class LookAlikes:
    """Contacts that look like one person."""

    def __init__(self, book: Book) -> None:
        self._book = book
