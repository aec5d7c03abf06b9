"""Choices kept with the book; changing one is no step of the history."""

from __future__ import annotations

from dataclasses import replace

from rolodex.domain import environment
from rolodex.domain.changes import Changes
from rolodex.domain.preferences import KEYS, Preferences, chosen
from rolodex.services import currencies
from rolodex.store import settings, steps
from rolodex.store.book import Book, Connection

EVERYWHERE = frozenset({"country", "name_order"})
"""Choices that change how contacts are shown."""


class Settings:
    """The choices of one book, by name."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def get(self, key: str, default: str = "") -> str:
        """The choice under this name; where none was made `default`, or what is usual."""
        with self._book.reading() as connection:
            kept = settings.get(connection, key, default)
            return kept or (preferences(connection).text(key) if key in KEYS else "")

    def set(self, key: str, value: str) -> None:
        """Keep this choice."""
        with self._book.housekeeping() as tx:
            settings.put(tx.connection, key, value)

    def preferences(self) -> Preferences:
        """All choices a person makes on the page of settings."""
        with self._book.reading() as connection:
            return preferences(connection)

    def choose(self, key: str, value: str) -> Changes:
        """Keep a choice of the page of settings, and say what may look different now."""
        if key not in KEYS:
            raise ValueError(key)
        self.set(key, value)
        if key in EVERYWHERE:
            return Changes(everything=True)
        return Changes({"setting": frozenset({KEYS.index(key) + 1})})


def preferences(connection: Connection) -> Preferences:
    """The choices of a book, guessed from the computer where none were made."""
    texts = settings.texts(connection, KEYS)
    country = texts.get("country") or environment.country()
    usual = Preferences(country=country, author=steps.author(connection))
    return chosen(texts, replace(usual, currency=currencies.of_country(country) or usual.currency))
