"""One change for many contacts."""

from __future__ import annotations

from rolodex.store.book import Book


class BulkEditing:
    """One change for many contacts."""

    def __init__(self, book: Book) -> None:
        self._book = book
