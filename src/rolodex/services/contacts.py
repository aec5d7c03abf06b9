"""Finding, reading and changing people, companies and groups."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from rolodex.domain.card import Blob
from rolodex.domain.changes import Changes
from rolodex.domain.columns import Cells, Column
from rolodex.domain.contact import Contact
from rolodex.domain.errors import UserError
from rolodex.domain.group import STAYS, Membership
from rolodex.domain.listing import ContactRow, Deleted, Listed, Listing, Matches, Query, Tally
from rolodex.domain.message import Message, message, plural_message
from rolodex.domain.naming import display_name, short_name
from rolodex.domain.progress import Progress, silent
from rolodex.domain.reconciling import reconciled
from rolodex.domain.timeline import Standing
from rolodex.services import standings
from rolodex.store import blobs as pictures
from rolodex.store import columns as cells
from rolodex.store import contacts as store
from rolodex.store import deleted, membership, name_order, search, tags
from rolodex.store import tally as figures
from rolodex.store.book import Book


@dataclass(frozen=True, slots=True)
class Saved:
    """The id under which a contact now stands, and what its saving changed."""

    id: int
    changes: Changes


class Contacts:
    """The people, companies and groups of one book."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def matches(self, query: Query, limit: int = 50) -> Matches:
        """The first rows that answer the query, and how many there are in all."""
        with self._book.reading() as connection:
            found = search.matches(connection, query, limit)
            return replace(found, rows=name_order.ordered(connection, found.rows))

    def listing(self, query: Query) -> Listing:
        """The ids of all that answer the query, in its order."""
        with self._book.reading() as connection:
            return search.listing(connection, query)

    def rows(self, ids: Sequence[int]) -> tuple[ContactRow, ...]:
        """The list lines of these contacts, in the order asked; ids that are gone are left out."""
        with self._book.reading() as connection:
            return name_order.ordered(connection, search.rows(connection, ids))

    def cells(self, ids: Sequence[int], columns: Sequence[Column]) -> dict[int, Cells]:
        """What these contacts have in these columns of a list; ids that are gone are left out."""
        with self._book.reading() as connection:
            return cells.cells(connection, ids, columns)

    def tally(self) -> Tally:
        """How many people, companies and people by tag there are."""
        with self._book.reading() as connection:
            return figures.tally(connection)

    def get(self, contact_id: int) -> Contact | None:
        """Everything about one contact, or None when it is gone."""
        with self._book.reading() as connection:
            return store.get(connection, contact_id)

    def named(self, name: str) -> Contact:
        """The contact with this id or UID. Raises UserError when there is none."""
        with self._book.reading() as connection:
            ids = store.ids_by_uid(connection, [name]).get(name, [])
            if not ids and name.isascii() and name.isdigit():
                ids = [int(name)]
            found = store.get(connection, ids[0]) if ids else None
        if found is None:
            raise UserError(
                message(
                    "There is no contact with the id or UID “%(name)s”; nothing was done. Look for "
                    "the name instead.",
                    name=name,
                )
            )
        return found

    def linked(self, uids: Sequence[str]) -> dict[str, tuple[int, str]]:
        """Who in the book is meant by these UIDs: the id and the name of each; the others are left out."""
        with self._book.reading() as connection:
            found = store.ids_by_uid(connection, uids)
            lines = {row.id: row for row in search.rows(connection, [ids[0] for ids in found.values()])}
        return {uid: (ids[0], lines[ids[0]].fn) for uid, ids in found.items() if ids[0] in lines}

    def photo(self, sha256: str) -> bytes:
        """The bytes of a picture; empty when the book does not hold it."""
        with self._book.reading() as connection:
            blob = pictures.get(connection, sha256)
        return blob.data if blob else b""

    def standing(self, contact_id: int, today: date | None = None) -> Standing:
        """The figures of one customer on a day, today where none is named."""
        day = today or date.today()  # noqa: DTZ011 - the user's own day
        return standings.standing(self._book, contact_id, day)

    def save(
        self,
        contact: Contact,
        blobs: Sequence[Blob] = (),
        groups: Membership = STAYS,
        base: Contact | None = None,
    ) -> Saved:
        """Add a contact (id 0) or put this one in place of what the book holds under its id.

        `blobs` are new pictures that it refers to; which groups it joins and leaves is of the same step.
        `base` is what it was written on: what changed in the book since then is kept. A contact that was
        deleted meanwhile is added anew.
        """
        contact = self._up_to_date(contact, base)
        named = replace(contact, fn=contact.fn or display_name(contact), uid=contact.uid or str(uuid.uuid4()))
        name = short_name(named.fn)
        label = message("Edit %(name)s", name=name) if contact.id else message("Add %(name)s", name=name)
        with self._book.change(label) as tx:
            pictures.put(tx, blobs)
            if contact.id:
                store.replace(tx, named)
            saved_id = contact.id or store.insert(tx, [named])[0]
            membership.change(tx, saved_id, groups)
        return Saved(saved_id, tx.changes)

    def delete(self, ids: Sequence[int], progress: Progress = silent) -> Changes:
        """Take these contacts, with all that belongs to them, out of the book; undo brings them back."""
        with self._book.change(self._delete_label(ids)) as tx:
            tx.progress = progress
            store.delete(tx, ids)
        return tx.changes

    def deleted(self, limit: int = 200, offset: int = 0) -> tuple[Deleted, ...]:
        """The contacts that can be brought back, the last deleted first."""
        with self._book.reading() as connection:
            return deleted.deleted(connection, limit, offset)

    def restore(self, ids: Sequence[int]) -> Changes:
        """Bring deleted contacts back with all that belonged to them, under their old ids."""
        with self._book.reading() as connection:
            found = deleted.of_ids(connection, ids)
        if not found:
            raise UserError(message("None of these contacts can be brought back; nothing was changed."))
        label = plural_message("Restore %(count)d contact", "Restore %(count)d contacts", len(found))
        if len(found) == 1:
            label = message("Restore %(name)s", name=short_name(found[0].fn))
        with self._book.change(label) as tx:
            deleted.restore(tx, [one.contact_id for one in found])
        return tx.changes

    def values(
        self, field: str, beginning: str = "", limit: int = 50, kind: Listed = ""
    ) -> tuple[tuple[str, int], ...]:
        """The values a field of search has, such as tags or cities, and how many have each, most first.

        Countries come as their codes; `beginning` is what the value's words begin with.
        """
        with self._book.reading() as connection:
            return search.values(connection, field, beginning, limit, kind)

    def add_tag(self, ids: Sequence[int], tag: str, progress: Progress = silent) -> Changes:
        """Give these contacts a tag; those that have it already stay as they are."""
        label = plural_message(
            "Tag %(count)d contact “%(tag)s”", "Tag %(count)d contacts “%(tag)s”", len(ids), tag=tag
        )
        with self._book.change(label) as tx:
            tx.progress = progress
            tags.add(tx, ids, tag)
        return tx.changes

    def remove_tag(self, ids: Sequence[int], tag: str, progress: Progress = silent) -> Changes:
        """Take a tag off these contacts."""
        label = plural_message(
            "Take the tag “%(tag)s” off %(count)d contact",
            "Take the tag “%(tag)s” off %(count)d contacts",
            len(ids),
            tag=tag,
        )
        with self._book.change(label) as tx:
            tx.progress = progress
            tags.remove(tx, ids, tag)
        return tx.changes

    def rename_tag(self, tag: str, name: str) -> Changes:
        """Call a tag something else wherever it stands; two tags of one name become one."""
        if not name.strip():
            raise UserError(message("A tag needs a name; nothing was changed."))
        with self._book.change(message("Rename the tag “%(tag)s” to “%(name)s”", tag=tag, name=name)) as tx:
            tags.rename(tx, tag, name.strip())
        return tx.changes

    def set_favourite(self, ids: Sequence[int], favourite: bool, progress: Progress = silent) -> Changes:
        """Make these contacts favourites, or no longer."""
        label = plural_message(
            "Make %(count)d contact a favourite", "Make %(count)d contacts favourites", len(ids)
        )
        if not favourite:
            label = plural_message(
                "Take %(count)d contact from the favourites",
                "Take %(count)d contacts from the favourites",
                len(ids),
            )
        with self._book.change(label) as tx:
            tx.progress = progress
            store.set_favourite(tx, ids, favourite)
        return tx.changes

    def opened(self, contact_id: int) -> None:
        """Note that this card was looked at, for the list of the recent ones; no step of the history."""
        if not self._book.read_only:
            with self._book.housekeeping() as tx:
                store.opened(tx, contact_id)

    def data_version(self) -> int:
        """A number that differs after another program has changed the book."""
        return self._book.data_version()

    def adopt(self) -> Changes:
        """Take what another program wrote into the history, and say that anything may look different."""
        if not self._book.read_only:
            self._book.adopt()
        return Changes(everything=True)

    def _up_to_date(self, contact: Contact, base: Contact | None) -> Contact:
        """The contact with what happened to it in the book since it was read."""
        if not contact.id:
            return contact
        now = self.get(contact.id)
        if now is None:
            # The UID is that of the deleted contact, which undo may bring back.
            return replace(contact, id=0, uid="")
        return contact if base is None else reconciled(base, contact, now)

    def _delete_label(self, ids: Sequence[int]) -> Message:
        if len(ids) == 1:
            with self._book.reading() as connection:
                found = store.get(connection, ids[0])
            return message("Delete %(name)s", name=short_name(found.fn) if found else str(ids[0]))
        return plural_message("Delete %(count)d contact", "Delete %(count)d contacts", len(ids))
