"""Whether the book is whole: a glance when the window opens, everything when asked."""

from __future__ import annotations

from rolodex.domain.message import Message
from rolodex.domain.progress import Progress, silent
from rolodex.store import check
from rolodex.store.book import Book


class Checking:
    """The checks of one book; no message means that all is well."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def at_start(self) -> tuple[Message, ...]:
        """What is wrong with the file, as far as a moment tells, and whether it lies in a bad place."""
        place = check.place(self._book.path)
        return check.quick(self._book) + ((place,) if place else ())

    def full(self, progress: Progress = silent) -> tuple[Message, ...]:
        """Everything that is wrong with the pages, links, pictures, history, totals and search index."""
        return check.full(self._book, progress)
