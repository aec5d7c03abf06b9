"""What a day, a week or a month holds."""

from __future__ import annotations

from rolodex.store.book import Book


class Agenda:
    """What a day, a week or a month holds."""

    def __init__(self, book: Book) -> None:
        self._book = book
