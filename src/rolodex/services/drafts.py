"""Edits that were begun and not saved, kept until they are; no steps of the history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rolodex.domain.card import Blob
from rolodex.domain.contact import Contact
from rolodex.domain.draft import Begun, Draft, as_text, from_text
from rolodex.domain.group import STAYS, Membership
from rolodex.store import blobs as pictures
from rolodex.store import drafts
from rolodex.store.book import Book


class Drafts:
    """The drafts of one book."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def all(self) -> tuple[Draft, ...]:
        """All drafts, the newest first; that of a contact which is gone is one of a new contact.

        One that nobody can read any more is passed over.
        """
        with self._book.reading() as connection:
            rows = drafts.rows(connection)
        found = (_draft(key, at, text, there=there) for key, at, text, there in rows)
        return tuple(draft for draft in found if draft is not None)

    def keep(
        self,
        key: int,
        contact: Contact,
        blobs: Sequence[Blob] = (),
        groups: Membership = STAYS,
        base: Contact | None = None,
    ) -> None:
        """Keep what is written of the contact with this id (0: a new one).

        The pictures it names, the groups chosen for it and what the book said before are kept with it.
        """
        with self._book.housekeeping() as tx:
            if blobs:
                pictures.put(tx, blobs)
            drafts.put(tx, key, as_text(contact, groups, base))

    def drop(self, key: int) -> None:
        """Forget what was written of the contact with this id."""
        with self._book.housekeeping() as tx:
            drafts.delete(tx, key)

    def texts(self, place: str) -> tuple[Begun, ...]:
        """What was begun in this place, such as "line" or "purchase"."""
        with self._book.reading() as connection:
            return tuple(Begun(*row) for row in drafts.texts(connection, place))

    def text(self, place: str, key: int) -> Begun | None:
        """What was begun in this place under this key, or None."""
        return next((one for one in self.texts(place) if one.key == key), None)

    def keep_text(self, place: str, key: int, contact_id: int, text: str) -> None:
        """Keep what is written in this place under this key."""
        with self._book.housekeeping() as tx:
            drafts.put_text(tx, place, key, contact_id, text)

    def drop_text(self, place: str, key: int) -> None:
        """Forget what was written there."""
        with self._book.housekeeping() as tx:
            drafts.delete_text(tx, place, key)


def _draft(key: int, at: str, text: str, *, there: bool) -> Draft | None:
    try:
        contact, groups, base = from_text(text)
    except ValueError:
        return None
    if not there:
        # The UID is that of the deleted contact, which undo may bring back.
        contact = replace(contact, id=0, uid="" if contact.id else contact.uid)
    return Draft(key, at, contact, groups, base)
