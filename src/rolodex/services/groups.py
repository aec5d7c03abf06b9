"""Groups of people and companies: made, filled, renamed and deleted; the people stay."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import replace

from rolodex.domain.changes import Changes
from rolodex.domain.contact import Contact
from rolodex.domain.errors import UserError
from rolodex.domain.group import Group
from rolodex.domain.message import message, plural_message
from rolodex.domain.progress import Progress, silent
from rolodex.services.contacts import Saved
from rolodex.store import contacts as store
from rolodex.store import groups
from rolodex.store.book import Book, Transaction


class Groups:
    """The groups of one book."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def groups(self) -> tuple[Group, ...]:
        """All groups in the order of their names, with how many of their members are in the book."""
        with self._book.reading() as connection:
            return groups.groups(connection)

    def of(self, contact_id: int) -> tuple[Group, ...]:
        """The groups a contact is a member of."""
        with self._book.reading() as connection:
            return groups.of(connection, contact_id)

    def create(self, name: str, ids: Sequence[int] = (), progress: Progress = silent) -> Saved:
        """Make a group of these contacts."""
        name = _named(name)
        with self._book.change(message("Make group %(name)s", name=name)) as tx:
            tx.progress = progress
            members = groups.uids(tx.connection, ids)
            card = Contact(uid=str(uuid.uuid4()), kind="group", fn=name, member=members)
            (group_id,) = store.insert(tx, [card])
        return Saved(group_id, tx.changes)

    def add(self, group_id: int, ids: Sequence[int], progress: Progress = silent) -> Changes:
        """Put these contacts into a group; those who are in it stay in it."""

        def joined(tx: Transaction, group: Contact) -> Contact:
            return replace(
                group, member=tuple(dict.fromkeys((*group.member, *groups.uids(tx.connection, ids))))
            )

        group = self._group(group_id).fn
        label = plural_message(
            "Add %(count)d contact to %(group)s", "Add %(count)d contacts to %(group)s", len(ids), group=group
        )
        with self._book.change(label) as tx:
            tx.progress = progress
            self._replace(tx, group_id, joined)
        return tx.changes

    def remove(self, group_id: int, ids: Sequence[int], progress: Progress = silent) -> Changes:
        """Take these contacts out of a group."""

        def left(tx: Transaction, group: Contact) -> Contact:
            gone = set(groups.uids(tx.connection, ids))
            return replace(group, member=tuple(uid for uid in group.member if uid not in gone))

        group = self._group(group_id).fn
        label = plural_message(
            "Take %(count)d contact out of %(group)s",
            "Take %(count)d contacts out of %(group)s",
            len(ids),
            group=group,
        )
        with self._book.change(label) as tx:
            tx.progress = progress
            self._replace(tx, group_id, left)
        return tx.changes

    def rename(self, group_id: int, name: str) -> Changes:
        """Call a group something else."""
        name = _named(name)
        label = message("Rename group %(group)s to %(name)s", group=self._group(group_id).fn, name=name)
        with self._book.change(label) as tx:
            self._replace(tx, group_id, lambda _, group: replace(group, fn=name))
        return tx.changes

    def delete(self, group_id: int) -> Changes:
        """Delete a group; its members stay in the book."""
        with self._book.change(message("Delete group %(name)s", name=self._group(group_id).fn)) as tx:
            store.delete(tx, [group_id])
        return tx.changes

    def _group(self, group_id: int) -> Contact:
        with self._book.reading() as connection:
            found = store.get(connection, group_id)
        if found is None or found.kind != "group":
            raise UserError(message("This group is no longer in the book; nothing was changed."))
        return found

    def _replace(
        self, tx: Transaction, group_id: int, changed: Callable[[Transaction, Contact], Contact]
    ) -> None:
        known = store.get(tx.connection, group_id)
        if known is not None:
            store.replace(tx, changed(tx, known))


def _named(name: str) -> str:
    cleaned = " ".join(name.split())
    if not cleaned:
        raise UserError(message("A group needs a name; nothing was changed."))
    return cleaned
