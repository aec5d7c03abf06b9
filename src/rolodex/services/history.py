"""The steps of the book, and taking them back."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from rolodex.domain.changes import Changes, Clash, Step
from rolodex.domain.contact import Contact
from rolodex.domain.difference import ContactDifference, Counted
from rolodex.domain.due import stamp
from rolodex.domain.later import months_on
from rolodex.domain.progress import Progress, silent
from rolodex.services.settings import preferences
from rolodex.store import backups_restore, forgetting, history, past, settings, sought, steps, touched
from rolodex.store.book import Book
from rolodex.store.history import UndoClash
from rolodex.store.sought import Sought, Template

__all__ = ["History", "UndoClash", "end_of"]

FORGOTTEN = "history_forgotten"
"""The setting with the day on which old steps were let go last."""


def end_of(day: date) -> str:
    """The last second of a day where the user sits, as a UTC stamp."""
    return stamp(datetime.combine(day, time(23, 59, 59)))


class History:
    """What was done to one book, newest first."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def steps(self, limit: int = 200, before: int = 0) -> tuple[Step, ...]:
        """The newest steps, or those older than step `before`."""
        with self._book.reading() as connection:
            return history.steps(connection, limit, before)

    def step(self, step_id: int) -> Step | None:
        """One step, or None where there is no such."""
        with self._book.reading() as connection:
            return steps.step(connection, step_id)

    def of_contact(self, contact_id: int, limit: int = 200, before: int = 0) -> tuple[Step, ...]:
        """The newest steps that touched one contact, or those older than step `before`."""
        with self._book.reading() as connection:
            return touched.steps_of(connection, contact_id, limit, before)

    def touched(self, step_id: int) -> int:
        """How many contacts a step touched."""
        with self._book.reading() as connection:
            return touched.contacts(connection, step_id)

    def differences(
        self, step_id: int, limit: int = 200, offset: int = 0, contact_id: int = 0
    ) -> tuple[ContactDifference, ...]:
        """What a step did to the contacts it touched, a page of them or one alone, field by field."""
        with self._book.reading() as connection:
            return touched.of_step(connection, step_id, limit, offset, contact_id)

    def others(self, step_id: int) -> tuple[Counted, ...]:
        """What a step touched that is nobody's: tags, fields of the user's own and the like."""
        with self._book.reading() as connection:
            return touched.others(connection, step_id)

    def card_at(self, contact_id: int, step_id: int) -> Contact | None:
        """A contact as it was after this step, be it deleted now; None where it was not there."""
        with self._book.reading() as connection:
            return past.contact(connection, contact_id, step_id)

    def card_on(self, contact_id: int, at: str) -> Contact | None:
        """A contact as it was at this UTC stamp; None where it was not there."""
        with self._book.reading() as connection:
            return past.contact(connection, contact_id, touched.step_at(connection, at))

    def find(
        self, text: str, template: Template, limit: int = 200, before: int = 0, progress: Progress = silent
    ) -> tuple[Step, ...]:
        """The newest steps whose label or author has these words, or those older than step `before`.

        `template` words a label in the user's language, its arguments left out.
        """
        with self._book.reading() as connection:
            return sought.found(connection, Sought(text, template), limit, before, progress)

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
        found = self.next_undo()
        return self.revert(found.id, progress=progress) if found else None

    def redo(self, progress: Progress = silent) -> Changes | None:
        """Bring back what the newest undo took away; None when there is nothing to redo."""
        found = self.next_redo()
        return self.revert(found.id, progress=progress) if found else None

    def clashes(self, step_id: int) -> tuple[Clash, ...]:
        """The contacts that later steps touched, whose later work reverting this step would lose."""
        with self._book.reading() as connection:
            return history.clashes(connection, step_id)

    def revert(self, step_id: int, anyway: bool = False, progress: Progress = silent) -> Changes:
        """Take back any step. Raises UndoClash where later steps touched the same rows, unless `anyway`.

        The restore of a copy is taken back by restoring what was there before it.
        """
        with self._book.reading() as connection:
            restored = backups_restore.is_restore(connection, step_id)
        if restored:
            return backups_restore.take_back(self._book, step_id, progress)
        return history.revert(self._book, step_id, anyway, progress)

    def forget(self, before: str) -> int:
        """Let go all steps older than this UTC stamp; gives how many. What they did stays done.

        A step stays as long as what took it back, or brought it back again, is younger.
        """
        with self._book.housekeeping() as tx:
            count = forgetting.forget(tx.connection, before)
            if count:
                backups_restore.forget(tx.connection)
        return count

    def forget_old(self, now: datetime) -> int:
        """Let go, once a day at most, what is older than the months for which the history is to be kept."""
        today = now.date()
        with self._book.reading() as connection:
            months = preferences(connection).history_months
            last = settings.get(connection, FORGOTTEN)
        if not months or self._book.read_only or last == today.isoformat():
            return 0
        count = self.forget(end_of(months_on(today, -months) - timedelta(days=1)))
        with self._book.housekeeping() as tx:
            settings.put(tx.connection, FORGOTTEN, today.isoformat())
        return count
