"""Part-used sheets of labels."""

from __future__ import annotations

from rolodex.store.book import Book


class Drawer:
    """Part-used sheets of labels."""

    def __init__(self, book: Book) -> None:
        self._book = book
