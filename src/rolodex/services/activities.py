"""What was said and done with contacts: logged, changed, pinned, with files."""

from __future__ import annotations

from rolodex.store.book import Book


class Activities:
    """What was said and done with contacts: logged, changed, pinned, with files."""

    def __init__(self, book: Book) -> None:
        self._book = book
