"""Choices kept with the book; changing one is no step of the history."""

from __future__ import annotations

from rolodex.store import settings
from rolodex.store.book import Book


class Settings:
    """The choices of one book, by name."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def get(self, key: str, default: str = "") -> str:
        """The choice under this name, or `default` where none was made."""
        with self._book.reading() as connection:
            return settings.get(connection, key, default)

    def set(self, key: str, value: str) -> None:
        """Keep this choice."""
        with self._book.housekeeping() as tx:
            settings.put(tx, key, value)
