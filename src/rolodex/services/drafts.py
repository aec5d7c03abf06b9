"""Edits that were begun and not saved, kept until they are; no steps of the history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rolodex.domain import contact_json
from rolodex.domain.card import Blob
from rolodex.domain.contact import Contact
from rolodex.domain.draft import Draft
from rolodex.store import blobs as pictures
from rolodex.store import drafts
from rolodex.store.book import Book


class Drafts:
    """The drafts of one book."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def all(self) -> tuple[Draft, ...]:
        """All drafts, the newest first; that of a contact which is gone is one of a new contact."""
        with self._book.reading() as connection:
            rows = drafts.rows(connection)
        return tuple(Draft(key, at, _contact(text, there=there)) for key, at, text, there in rows)

    def keep(self, key: int, contact: Contact, blobs: Sequence[Blob] = ()) -> None:
        """Keep what is written of the contact with this id (0: a new one), and the pictures it names."""
        with self._book.housekeeping() as tx:
            if blobs:
                pictures.put(tx, blobs)
            drafts.put(tx, key, contact_json.as_text(contact))

    def drop(self, key: int) -> None:
        """Forget what was written of the contact with this id."""
        with self._book.housekeeping() as tx:
            drafts.delete(tx, key)


def _contact(text: str, *, there: bool) -> Contact:
    contact = contact_json.from_text(text)
    # The UID is that of the deleted contact, which undo may bring back.
    return contact if there else replace(contact, id=0, uid="" if contact.id else contact.uid)
