"""Everything a book holds about one person, to be handed over."""

from __future__ import annotations

from rolodex.store.book import Book


class PersonalData:
    """What one book knows about each person."""

    def __init__(self, book: Book) -> None:
        self._book = book
