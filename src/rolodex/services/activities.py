"""What was said and done with contacts: logged, changed, pinned, with files."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from rolodex.domain import os_reason
from rolodex.domain.activity import Activity, ActivityKind, Attachment
from rolodex.domain.attached import LARGEST, media_type
from rolodex.domain.card import Blob
from rolodex.domain.changes import Changes
from rolodex.domain.errors import UserError
from rolodex.domain.message import Message, message, plural_message
from rolodex.domain.naming import short_name
from rolodex.domain.reminder import Reminder
from rolodex.domain.timeline import Entry, EntryKind, TimelineQuery
from rolodex.services.contacts import Saved
from rolodex.store import activities as store
from rolodex.store import blobs as kept
from rolodex.store import reminders, timeline
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

    def timeline(
        self, contact_id: int, query: TimelineQuery = timeline.ALL, limit: int = 200, offset: int = 0
    ) -> tuple[Entry, ...]:
        """What happened with a contact, open follow-ups first, then what is pinned, then the newest."""
        with self._book.reading() as connection:
            return timeline.entries(connection, contact_id, query, limit, offset)

    def counts(self, contact_id: int) -> dict[EntryKind, int]:
        """How many entries a timeline has of each kind that there are any of."""
        with self._book.reading() as connection:
            return timeline.counts(connection, contact_id)

    def get(self, activity_id: int) -> Activity | None:
        """One activity with its attachments, or None when it is gone."""
        with self._book.reading() as connection:
            return store.get(connection, activity_id)

    def log(self, activity: Activity, follow_up: Reminder | None = None, blobs: Sequence[Blob] = ()) -> Saved:
        """Write down what happened with a contact and, in the same step, what is to be done next.

        Where `at` is empty it happened now; `blobs` are the bytes of its attachments.
        """
        with self._book.change(self._label(activity)) as tx:
            kept.put(tx, blobs)
            activity_id = store.insert(tx, activity)
            if follow_up is not None:
                contact_id = follow_up.contact_id or activity.contact_id
                reminders.insert(tx, replace(follow_up, contact_id=contact_id))
        return Saved(activity_id, tx.changes)

    def save(self, activity: Activity) -> Changes:
        """Put this activity in place of what the book holds under its id; its attachments stay."""
        label = message("Edit an entry of %(name)s", name=self._whose(activity.id))
        with self._book.change(label) as tx:
            store.replace(tx, activity)
        return tx.changes

    def delete(self, ids: Sequence[int]) -> Changes:
        """Take these activities out of the book with the files kept with them; undo brings them back."""
        label = plural_message("Delete %(count)d entry", "Delete %(count)d entries", len(ids))
        if len(ids) == 1:
            label = message("Delete an entry of %(name)s", name=self._whose(ids[0]))
        with self._book.change(label) as tx:
            store.delete(tx, ids)
        return tx.changes

    def pin(self, activity_id: int, pinned: bool = True) -> Changes:
        """Keep an activity at the top of its timeline, or no longer."""
        name = self._whose(activity_id)
        label = message("Pin an entry of %(name)s", name=name)
        if not pinned:
            label = message("Unpin an entry of %(name)s", name=name)
        with self._book.change(label) as tx:
            store.set_pinned(tx, activity_id, pinned)
        return tx.changes

    def attach(self, activity_id: int, files: Sequence[Path]) -> Changes:
        """Keep copies of these files with an activity. Raises UserError for one that cannot be kept."""
        name = self._whose(activity_id)
        attachments, blobs = _read(files)
        label = plural_message(
            "Attach %(count)d file to an entry of %(name)s",
            "Attach %(count)d files to an entry of %(name)s",
            len(files),
            name=name,
        )
        with self._book.change(label) as tx:
            kept.put(tx, blobs)
            store.attach(tx, activity_id, attachments)
        return tx.changes

    def detach(self, attachment_id: int) -> Changes:
        """Keep a file no longer; undo brings it back."""
        with self._book.reading() as connection:
            file = store.file(connection, attachment_id)
        if file is None:
            raise UserError(message("This file has been taken away meanwhile; nothing was changed."))
        with self._book.change(message("Take away the file “%(file)s”", file=short_name(file.name))) as tx:
            store.detach(tx, attachment_id)
        return tx.changes

    def attachment(self, sha256: str) -> bytes:
        """The bytes of a file. Raises UserError when the book does not hold them."""
        with self._book.reading() as connection:
            blob = kept.get(connection, sha256)
        if blob is None:
            raise UserError(
                message(
                    "This file is not in the book any more; nothing was changed. An older backup may "
                    "still have it."
                )
            )
        return blob.data

    def from_files(self, contact_id: int, files: Sequence[Path]) -> Saved:
        """Keep copies of these files with a new note about a contact."""
        attachments, blobs = _read(files)
        return self.log(Activity(contact_id=contact_id, kind="note", attachments=attachments), blobs=blobs)

    def from_message(self, contact_id: int, file: Path) -> Saved:
        """Log the e-mail in this .eml file with its text and files.

        One that is in the timeline already is not logged again: its id comes back, and no step.
        Raises UserError where the file is no e-mail.
        """
        from rolodex.domain import mail_message  # start-up

        mail = mail_message.read_mail(_bytes(file, mail_message.LARGEST))
        for one in mail.attachments:
            if one.size > LARGEST:
                raise _too_large(one.name, LARGEST)
        with self._book.reading() as connection:
            known = store.with_uid(connection, contact_id, mail.uid)
            addresses = store.addresses(connection, contact_id)
        if known:
            return Saved(known, Changes())
        return self.log(
            Activity(
                contact_id=contact_id,
                kind="email",
                direction=mail.direction(addresses),
                at=mail.at,
                subject=mail.subject,
                body=mail.text,
                uid=mail.uid,
                attachments=mail.attachments,
            ),
            blobs=mail.blobs,
        )

    def _label(self, activity: Activity) -> Message:
        with self._book.reading() as connection:
            name = name_of(connection, activity.contact_id)
        return replace(LOGGED[activity.kind], args=(("name", name),))

    def _whose(self, activity_id: int) -> str:
        """The name of the contact an activity belongs to. Raises UserError when it is gone."""
        with self._book.reading() as connection:
            found = store.get(connection, activity_id)
            if found is None:
                raise UserError(message("This entry has been deleted meanwhile; nothing was changed."))
            return name_of(connection, found.contact_id)


def name_of(connection: Connection, contact_id: int) -> str:
    """What a contact is called in one line. Raises UserError when it is gone."""
    name = connection.value("SELECT fn FROM contact WHERE id = ?", (contact_id,))
    if name is None:
        raise UserError(message("This contact has been deleted meanwhile; nothing was changed."))
    return short_name(str(name))


def _read(files: Sequence[Path]) -> tuple[tuple[Attachment, ...], tuple[Blob, ...]]:
    """These files as they are kept. Raises UserError for one that cannot be read or is too large."""
    attachments, blobs = [], []
    for file in files:
        data, kind = _bytes(file, LARGEST), media_type(file.name)
        digest = hashlib.sha256(data).hexdigest()
        attachments.append(Attachment(file.name, kind, len(data), digest))
        blobs.append(Blob(digest, kind, data))
    return tuple(attachments), tuple(blobs)


def _bytes(file: Path, most: int) -> bytes:
    try:
        if not file.is_file():  # a pipe or device would never end
            raise UserError(
                message(
                    "“%(file)s” is no file that can be kept; nothing was changed.", file=short_name(file.name)
                )
            )
        with file.open("rb") as stream:
            data = stream.read(most + 1)
    except OSError as error:
        raise UserError(
            message(
                "“%(file)s” could not be read (%(reason)s); nothing was kept.",
                file=short_name(file.name),
                reason=os_reason.reason(error),
            )
        ) from error
    if len(data) > most:
        raise _too_large(file.name, most)
    return data


def _too_large(name: str, most: int) -> UserError:
    return UserError(
        message(
            "“%(file)s” is larger than %(most)d MB, which a book does not take; nothing was kept. "
            "Leave it in its folder and note where it lies.",
            file=short_name(name),
            most=most // 1_000_000,
        )
    )
