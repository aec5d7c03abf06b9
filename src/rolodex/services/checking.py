"""Whether the book is whole: a glance when the window opens, everything when asked."""

from __future__ import annotations

from rolodex.domain.message import Message
from rolodex.domain.progress import Progress, silent
from rolodex.services.placing import Placing
from rolodex.store import check, errors, rederiving
from rolodex.store.book import Book


class Checking:
    """The checks of one book; no message means that all is well."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def at_start(self, pages: bool = True) -> tuple[Message, ...]:
        """What to know of where the book lies. Raises DamagedBook where the file is sick.

        Its `pages` need not be read where a copy is made at once, which proves the same pages.
        """
        if pages and check.quick(self._book):
            raise errors.damaged(self._book.path)
        return Placing(self._book).at_start()

    def room(self, more: int) -> Message | None:
        """What to know before `more` bytes come in, where they would hardly fit on the disk."""
        return Placing(self._book).room(more)

    def full(self, progress: Progress = silent) -> tuple[Message, ...]:
        """Everything that is wrong with the pages, links, pictures, history, totals and search index."""
        return check.full(self._book, progress)

    def repair(self, progress: Progress = silent) -> tuple[Message, ...]:
        """Make anew what only follows from the rest, where it differs; gives what is wrong all the same.

        Indexes, totals, search, triggers: no row of the user's own changes, so it is no step of the history.
        """
        if self._book.read_only:
            raise errors.read_only(self._book.path)
        with self._book.alone() as connection:
            rederiving.rederive(connection, progress)
        return self.full()
