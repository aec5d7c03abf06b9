"""A book that opens with a passphrase only: switched on, changed and switched off."""

from __future__ import annotations

from rolodex.store.book import Book


class Protecting:
    """The passphrase of one book."""

    def __init__(self, book: Book) -> None:
        self._book = book
