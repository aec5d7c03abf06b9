"""Layouts of labels, kept under names."""

from __future__ import annotations

from rolodex.store.book import Book


class LabelTemplates:
    """Layouts of labels, kept under names."""

    def __init__(self, book: Book) -> None:
        self._book = book
