"""Today on paper, and the marks typed back."""

from __future__ import annotations

from rolodex.store.book import Book


class Planner:
    """Today on paper, and the marks typed back."""

    def __init__(self, book: Book) -> None:
        self._book = book
