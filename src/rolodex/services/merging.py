"""Cards that become one, and come apart again."""

from __future__ import annotations

from rolodex.store.book import Book


class Merging:
    """Cards that become one, and come apart again."""

    def __init__(self, book: Book) -> None:
        self._book = book
