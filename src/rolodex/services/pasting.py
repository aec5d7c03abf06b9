"""Text from elsewhere to a contact, guess by guess; nothing is written."""

from __future__ import annotations

from rolodex.domain.signature import Signature
from rolodex.services import addresses
from rolodex.store import settings
from rolodex.store.book import Book


class Pasting:
    """Guesses what a text says of a person, as the user of this book would."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def read(self, text: str) -> Signature:
        """What the text says; the user's own country stands where it names none."""
        from rolodex.domain.signature_reading import read_signature  # start-up: many expressions

        with self._book.reading() as connection:
            home = settings.country(connection) or settings.get(connection, "labels.home", "")
        return read_signature(text, addresses.rules().countries, home.strip("-"))
