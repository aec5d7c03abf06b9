"""Calendars: follow-ups, birthdays and deals out as .ics, events in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from rolodex.domain import os_reason
from rolodex.domain.errors import UserError
from rolodex.domain.event import Event, Exported, Rejected, Taken
from rolodex.domain.message import Word, message
from rolodex.domain.naming import short_name
from rolodex.services import calendar_events
from rolodex.services.activities import name_of
from rolodex.services.calendar_taking import Taking
from rolodex.services.files import replacing
from rolodex.store import calendar as store
from rolodex.store import steps
from rolodex.store.book import Book

_LARGEST = 10_000_000


class Calendars:
    """Calendars: follow-ups, birthdays and deals out as .ics, events in."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def export(
        self, out: Path, now: datetime, word: Word, contact_ids: Sequence[int] | None = None
    ) -> Exported:
        """Write the open follow-ups, birthdays and deals of these contacts, or of all, to an .ics file.

        Events keep their UIDs, so that a calendar takes the next file as the newer state of the same ones.
        `word` is how the edge words a text.
        """
        from rolodex.vcard.calendar_writing import write_calendar  # start-up: vobject

        book_id = self._book_id()
        with self._book.reading() as connection:
            found = calendar_events.events(connection, contact_ids, book_id, now, word)
        with replacing(out) as stream:
            for piece in write_calendar(found.events, word(message("Rolodex")), steps.stamp()):
                stream.write(piece)
        return found.counts

    def take(self, contact_id: int, file: Path, now: datetime) -> Taken:
        """Take the events of an .ics file in, in one step: the past as activities, the others as follow-ups.

        An event that was taken in before is brought up to date; a follow-up stays open until it is done.
        Raises UserError where the file is no calendar, or where nothing in it can be taken in.
        """
        from rolodex.vcard.calendar_reading import read_calendar  # start-up: vobject

        read = tuple(read_calendar(_bytes(file)))
        with self._book.reading() as connection:
            name = name_of(connection, contact_id)
        events = [one for one in read if isinstance(one, Event)]
        with self._book.change(message("Take in “%(file)s”: %(name)s", file=file.name, name=name)) as tx:
            taking = Taking(tx, contact_id, name, now, [one.uid for one in events])
            for event in sorted(events, key=lambda one: bool(one.slot)):
                taking.take(event)
            rejected = (*(one for one in read if isinstance(one, Rejected)), *taking.rejected)
            if not taking.ids:
                raise _nothing(file, rejected)
        return Taken(
            taking.ids[0],
            tx.changes,
            activities=taking.activities,
            follow_ups=taking.follow_ups,
            updated=taking.updated,
            rejected=rejected,
        )

    def _book_id(self) -> str:
        """What the book is called in UIDs; a book that cannot be written goes by the name of its file."""
        with self._book.reading() as connection:
            known = store.book_id(connection)
        if known or self._book.read_only:
            return known or f"{self._book.path.stem}.rolodex"
        with self._book.housekeeping() as tx:
            return store.name_book(tx)


def _bytes(file: Path) -> bytes:
    try:
        if not file.is_file():  # a pipe or device would never end
            raise UserError(
                message(
                    "“%(file)s” is no file that can be read; nothing was taken in. Choose a calendar (.ics).",
                    file=short_name(file.name),
                )
            )
        with file.open("rb") as stream:
            return stream.read(_LARGEST + 1)
    except OSError as error:
        raise UserError(
            message(
                "“%(file)s” could not be read (%(reason)s); nothing was taken in.",
                file=short_name(file.name),
                reason=os_reason.reason(error),
            )
        ) from error


def _nothing(file: Path, rejected: Sequence[Rejected]) -> UserError:
    if not rejected:
        return UserError(
            message("“%(file)s” holds no event; nothing was taken in.", file=short_name(file.name))
        )
    return UserError(
        message(
            "No event of “%(file)s” can be taken in, as its dates cannot be read or it is called off; "
            "nothing was changed.",
            file=short_name(file.name),
        )
    )
