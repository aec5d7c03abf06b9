"""Prices for a time, and who redeemed them."""

from __future__ import annotations

from rolodex.store.book import Book


class Offers:
    """The offers of one book."""

    def __init__(self, book: Book) -> None:
        self._book = book
