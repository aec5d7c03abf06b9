"""Points that customers earn and redeem."""

from __future__ import annotations

from rolodex.store.book import Book


class LoyaltyPoints:
    """The loyalty ledger of one book."""

    def __init__(self, book: Book) -> None:
        self._book = book
