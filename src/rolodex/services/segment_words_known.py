"""What a sentence about the people of a book says, read with the names that the book has."""

from __future__ import annotations

from datetime import date
from functools import partial

from rolodex.domain.segment_grammar import Known, OwnField, Understood, understand
from rolodex.services import settings
from rolodex.store import known_words
from rolodex.store.book import Book, Connection


def read(book: Book, text: str, language: str, today: date) -> Understood:
    """What a sentence says in this book."""
    with book.reading() as connection:
        return understand(text, today, language, known(connection, language))


def known(connection: Connection, language: str) -> Known:
    """The words of a book, to be used as long as it is being read."""
    words = known_words.KnownWords(connection, language)
    choices = settings.preferences(connection)
    return Known(
        names={field: partial(words.name, field) for field in known_words.NAMES},
        own=tuple(
            OwnField(f"own:{field.id}", field.name, field.type, field.choices, partial(words.own, field))
            for field in words.fields
        ),
        currency=choices.currency,
        day_first=choices.day_first,
        first_weekday=choices.first_weekday,
    )
