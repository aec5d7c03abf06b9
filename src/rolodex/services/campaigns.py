"""Campaigns, their people, and what came of them."""

from __future__ import annotations

from rolodex.store.book import Book


class Campaigns:
    """Campaigns, their people, and what came of them."""

    def __init__(self, book: Book) -> None:
        self._book = book
