"""Who a mailing is for, rehearsed."""

from __future__ import annotations

from rolodex.store.book import Book


class Audiences:
    """Who a mailing is for, rehearsed."""

    def __init__(self, book: Book) -> None:
        self._book = book
