"""The whole book as text, out and in again."""

from __future__ import annotations

from rolodex.store.book import Book


class WholeBook:
    """The whole book as text, out and in again."""

    def __init__(self, book: Book) -> None:
        self._book = book
