"""Contacts who are not interested until a date of review."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from rolodex.domain import environment
from rolodex.domain.changes import Changes
from rolodex.domain.due import cleaned
from rolodex.domain.errors import UserError
from rolodex.domain.message import Message, message, plural_message
from rolodex.domain.rule import Pause
from rolodex.services.activities import name_of
from rolodex.store import pauses
from rolodex.store.book import Book


class Pauses:
    """Contacts who are not interested until a date of review."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def pause(
        self, contact_ids: Sequence[int], until: str, reason: str = "", now: datetime | None = None
    ) -> Changes:
        """Ask these contacts nothing and send them nothing until the day of review."""
        today = (now or environment.now()).date().isoformat()
        review = cleaned(until)[:10]
        if review <= today:
            raise UserError(
                message(
                    "The day of review must be after today; nothing was changed. Choose a later day.",
                )
            )
        label = plural_message(
            "%(count)d contact is not interested",
            "%(count)d contacts are not interested",
            len(contact_ids),
        )
        label = self._named(message("%(name)s is not interested"), contact_ids) or label
        with self._book.change(label) as tx:
            pauses.put(tx, contact_ids, review, today, reason.strip())
        return tx.changes

    def resume(self, contact_ids: Sequence[int]) -> Changes:
        """Count these contacts among those who may be asked and written to again."""
        label = plural_message(
            "%(count)d contact may be asked again", "%(count)d contacts may be asked again", len(contact_ids)
        )
        label = self._named(message("%(name)s may be asked again"), contact_ids) or label
        with self._book.change(label) as tx:
            pauses.remove(tx, contact_ids)
        return tx.changes

    def of(self, contact_id: int) -> Pause | None:
        """The pause of a contact, also one whose day of review has come; None where there is none."""
        with self._book.reading() as connection:
            return pauses.of(connection, contact_id)

    def _named(self, label: Message, contact_ids: Sequence[int]) -> Message | None:
        """The label with the name of the only contact it is about; None where it is about several."""
        if len(contact_ids) != 1:
            return None
        with self._book.reading() as connection:
            return replace(label, args=(("name", name_of(connection, contact_ids[0])),))
