"""The steps of the book, and taking them back."""

from __future__ import annotations

from rolodex.domain.changes import Changes, Clash, Step
from rolodex.domain.progress import Progress, silent
from rolodex.store import history
from rolodex.store.book import Book
from rolodex.store.history import UndoClash

__all__ = ["History", "UndoClash"]


class History:
    """What was done to one book, newest first."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def steps(self, limit: int = 200, before: int = 0) -> tuple[Step, ...]:
        """The newest steps, or those older than step `before`."""
        with self._book.reading() as connection:
            return history.steps(connection, limit, before)

    def next_undo(self) -> Step | None:
        """The step that undo would take back: the newest that is neither an undo nor already undone."""
        with self._book.reading() as connection:
            return history.next_undo(connection)

    def next_redo(self) -> Step | None:
        """The step that redo would bring back, or None since something new was done."""
        with self._book.reading() as connection:
            return history.next_redo(connection)

    def undo(self, progress: Progress = silent) -> Changes | None:
        """Take back the newest step; None when there is nothing to undo."""
        return history.undo(self._book, progress)

    def redo(self, progress: Progress = silent) -> Changes | None:
        """Bring back what the newest undo took away; None when there is nothing to redo."""
        return history.redo(self._book, progress)

    def clashes(self, step_id: int) -> tuple[Clash, ...]:
        """The contacts that later steps touched, whose later work reverting this step would lose."""
        with self._book.reading() as connection:
            return history.clashes(connection, step_id)

    def revert(self, step_id: int, anyway: bool = False, progress: Progress = silent) -> Changes:
        """Take back any step. Raises UndoClash where later steps touched the same rows, unless `anyway`."""
        return history.revert(self._book, step_id, anyway, progress)
