"""Whether the book is whole: a glance when the window opens, everything when asked."""

from __future__ import annotations

from rolodex.domain.message import Message
from rolodex.domain.progress import Progress, silent
from rolodex.services.placing import Placing
from rolodex.store import check
from rolodex.store.book import Book


class Checking:
    """The checks of one book; no message means that all is well."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def at_start(self) -> tuple[Message, ...]:
        """What is wrong with the file, as far as a moment tells, and what to know of where it lies."""
        return check.quick(self._book) + Placing(self._book).at_start()

    def full(self, progress: Progress = silent) -> tuple[Message, ...]:
        """Everything that is wrong with the pages, links, pictures, history, totals and search index."""
        return check.full(self._book, progress)
