"""What customers want put right."""

from __future__ import annotations

from rolodex.store.book import Book


class Tickets:
    """What customers want put right."""

    def __init__(self, book: Book) -> None:
        self._book = book
