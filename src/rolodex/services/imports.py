"""Imports that were done: their receipts, and taking them back."""

from __future__ import annotations

from rolodex.domain.card import PropertyFate
from rolodex.domain.changes import Changes
from rolodex.domain.errors import UserError
from rolodex.domain.importing import ChangedSince, ImportRow, ReceiptRow, RowKind
from rolodex.domain.message import Message, message
from rolodex.domain.progress import Progress, silent
from rolodex.domain.receipt_json import KINDS
from rolodex.store import batches, history, receipts, steps, unimporting
from rolodex.store.book import Book, Connection


class Imports:
    """Imports that were done: their receipts, and taking them back."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def all(self) -> tuple[ImportRow, ...]:
        """Every import that was done, the newest first, those that were taken back included."""
        with self._book.reading() as connection:
            return batches.all_imports(connection)

    def one(self, import_id: int) -> ImportRow:
        """One import. Raises UserError where there is no such."""
        with self._book.reading() as connection:
            return _found(connection, import_id)

    def receipt(
        self, import_id: int, kind: RowKind | None = None, offset: int = 0, limit: int = 200
    ) -> tuple[ReceiptRow, ...]:
        """A page of what became of each card, in the order of the files; who was merged since is led on.

        Empty for imports of the time before receipts were kept.
        """
        with self._book.reading() as connection:
            return batches.led_on(connection, receipts.rows(connection, import_id, kind, offset, limit))

    def total(self, import_id: int, kind: RowKind | None = None) -> int:
        """How many rows the receipt of an import has, or how many of one kind."""
        with self._book.reading() as connection:
            heading = receipts.heading(connection, import_id)
        parts = heading.parts if heading else ()
        return sum(sum(part) if kind is None else part[KINDS.index(kind)] for part in parts)

    def fates(self, import_id: int) -> tuple[PropertyFate, ...]:
        """How many properties of each name found their field, are kept word for word, or were rejected."""
        with self._book.reading() as connection:
            heading = receipts.heading(connection, import_id)
            return heading.fates if heading else ()

    def changed_since(self, import_id: int) -> tuple[ChangedSince, ...]:
        """Whom of those the import brought or changed later steps touched, by name."""
        with self._book.reading() as connection:
            found = _found(connection, import_id)
            if not found.standing or not found.changeset:
                return ()
            step = history.last_of_chain(connection, found.changeset)
            since = unimporting.touched_since(connection, step.id)
            labels = _labels(connection, {one for later in since.values() for one in later})
            names = batches.names(connection, import_id, since)
        told = (
            ChangedSince(contact_id, names.get(contact_id, ""), tuple(labels[one] for one in later))
            for contact_id, later in since.items()
        )
        return tuple(sorted(told, key=lambda one: (one.fn.casefold(), one.contact_id)))

    def revert(self, import_id: int, anyway: bool = False, progress: Progress = silent) -> Changes:
        """Take an import back as one step; what was written since on people it changed stays.

        Raises UndoClash where later work on people it brought would be lost, unless `anyway`; UserError where
        it was taken back already; Cancelled leaves all as it was.
        """
        with self._book.reading() as connection:
            found = _found(connection, import_id)
        if not found.changeset:
            raise UserError(
                message(
                    "How this import was done was not kept, so it cannot be taken back; nothing was changed."
                )
            )
        return history.revert(self._book, found.changeset, anyway, progress, unimporting.play)


def _found(connection: Connection, import_id: int) -> ImportRow:
    found = next((row for row in batches.all_imports(connection) if row.id == import_id), None)
    if found is None:
        raise UserError(
            message("There is no import %(import)d; nothing was changed.", **{"import": import_id})
        )
    return found


def _labels(connection: Connection, ids: set[int]) -> dict[int, Message]:
    known = (steps.step(connection, one) for one in sorted(ids))
    return {step.id: step.label for step in known if step is not None}
