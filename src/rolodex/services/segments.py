"""Rules kept under a name, and who fulfils them."""

from __future__ import annotations

from rolodex.store.book import Book


class Segments:
    """The segments of one book."""

    def __init__(self, book: Book) -> None:
        self._book = book
