"""What was said and done with contacts: logged, changed, pinned, with files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from rolodex.domain.activity import Activity, ActivityKind
from rolodex.domain.card import Blob
from rolodex.domain.changes import Changes
from rolodex.domain.errors import UserError
from rolodex.domain.message import Message, message, plural_message
from rolodex.domain.naming import short_name
from rolodex.services.contacts import Saved
from rolodex.store import activities as store
from rolodex.store import blobs as kept
from rolodex.store.book import Book, Connection

LOGGED: Mapping[ActivityKind, Message] = MappingProxyType(
    {
        "call": message("Log a call: %(name)s"),
        "meeting": message("Log a meeting: %(name)s"),
        "visit": message("Log a visit: %(name)s"),
        "note": message("Add a note: %(name)s"),
        "email": message("Log an e-mail: %(name)s"),
        "letter": message("Log a letter: %(name)s"),
        "message": message("Log a message: %(name)s"),
    }
)


class Activities:
    """What was said and done with contacts: logged, changed, pinned, with files."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def get(self, activity_id: int) -> Activity | None:
        """One activity with its attachments, or None when it is gone."""
        with self._book.reading() as connection:
            return store.get(connection, activity_id)

    def log(self, activity: Activity, blobs: Sequence[Blob] = ()) -> Saved:
        """Write down what happened with a contact.

        Where `at` is empty it happened now; `blobs` are the bytes of its attachments.
        """
        with self._book.change(self._label(activity)) as tx:
            kept.put(tx, blobs)
            activity_id = store.insert(tx, activity)
        return Saved(activity_id, tx.changes)

    def save(self, activity: Activity) -> Changes:
        """Put this activity in place of what the book holds under its id; its attachments stay."""
        known = self._known(activity.id)
        label = message("Edit an entry of %(name)s", name=self._name(known.contact_id))
        with self._book.change(label) as tx:
            store.replace(tx, activity)
        return tx.changes

    def delete(self, ids: Sequence[int]) -> Changes:
        """Take these activities out of the book with the files kept with them; undo brings them back."""
        label = plural_message("Delete %(count)d entry", "Delete %(count)d entries", len(ids))
        if len(ids) == 1:
            name = self._name(self._known(ids[0]).contact_id)
            label = message("Delete an entry of %(name)s", name=name)
        with self._book.change(label) as tx:
            store.delete(tx, ids)
        return tx.changes

    def _label(self, activity: Activity) -> Message:
        return replace(LOGGED[activity.kind], args=(("name", self._name(activity.contact_id)),))

    def _known(self, activity_id: int) -> Activity:
        found = self.get(activity_id)
        if found is None:
            raise UserError(message("This entry has been deleted meanwhile; nothing was changed."))
        return found

    def _name(self, contact_id: int) -> str:
        """What a contact is called. Raises UserError when it is gone."""
        with self._book.reading() as connection:
            return name_of(connection, contact_id)


def name_of(connection: Connection, contact_id: int) -> str:
    """What a contact is called in one line. Raises UserError when it is gone."""
    name = connection.value("SELECT fn FROM contact WHERE id = ?", (contact_id,))
    if name is None:
        raise UserError(message("This contact has been deleted meanwhile; nothing was changed."))
    return short_name(str(name))
