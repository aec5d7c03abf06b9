"""What of the book goes into a calendar."""

from __future__ import annotations

import json
import uuid
from collections.abc import Sequence
from typing import NamedTuple

from rolodex.domain.reminder import Reminder
from rolodex.store import settings
from rolodex.store.engine import Connection
from rolodex.store.reminders import COLUMNS, of_row
from rolodex.store.transaction import Transaction

BOOK = "calendar_id"
"""Under this name the settings hold what the book is called in the UIDs of its events."""


class Festive(NamedTuple):
    """A birthday, an anniversary or another day of a contact; `year` is 0 where it is unknown."""

    id: int
    contact_id: int
    fn: str
    name: str
    label: str
    year: int
    month: int
    day: int


class Closing(NamedTuple):
    """An open deal that is expected to close on a day."""

    id: int
    fn: str
    title: str
    day: str


def book_id(connection: Connection) -> str:
    """What the book is called in UIDs; "" before its first calendar."""
    return settings.get(connection, BOOK)


def name_book(tx: Transaction) -> str:
    """The name of the book in UIDs, given now where it has none."""
    known = book_id(tx.connection)
    if not known:
        known = f"{uuid.uuid4().hex}.rolodex"
        settings.put(tx.connection, BOOK, known)
    return known


def open_follow_ups(connection: Connection, contact_ids: Sequence[int] | None) -> tuple[Reminder, ...]:
    """The open follow-ups with a date, of these contacts or of all and nobody."""
    rows = connection.execute(
        f"SELECT id, {', '.join(COLUMNS)} FROM reminder "
        f"WHERE status = 'NEEDS-ACTION' AND due <> '' {_among('contact_id', contact_ids)} ORDER BY due, id",
        _asked(contact_ids),
    )
    return tuple(map(of_row, rows))


def festive(connection: Connection, contact_ids: Sequence[int] | None) -> list[Festive]:
    """The days that come round of these contacts or of all; of the dead nobody is reminded."""
    rows = connection.execute(
        "SELECT d.id, d.contact_id, c.fn, d.name, d.label, d.year, d.month, d.day "
        "FROM date d JOIN contact c ON c.id = d.contact_id "
        "WHERE d.month > 0 AND d.day > 0 AND d.name IN ('bday', 'anniversary', 'event') "
        "AND NOT EXISTS (SELECT 1 FROM date x WHERE x.contact_id = d.contact_id AND x.name = 'deathdate') "
        f"{_among('d.contact_id', contact_ids)} ORDER BY d.month, d.day, d.id",
        _asked(contact_ids),
    )
    return [Festive(*row) for row in rows]


def closing(connection: Connection, contact_ids: Sequence[int] | None) -> list[Closing]:
    """The open deals with the day on which they are expected to close."""
    rows = connection.execute(
        "SELECT d.id, coalesce(c.fn, ''), d.title, d.expected_close "
        "FROM deal d LEFT JOIN contact c ON c.id = d.contact_id "
        f"WHERE d.status = 'open' AND d.expected_close <> '' {_among('d.contact_id', contact_ids)} "
        "ORDER BY d.expected_close, d.id",
        _asked(contact_ids),
    )
    return [Closing(*row) for row in rows]


def names(connection: Connection, contact_ids: Sequence[int]) -> dict[int, str]:
    """What these contacts are called."""
    return dict(
        connection.execute(
            "SELECT id, fn FROM contact WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(contact_ids)),),
        )
    )


class Known(NamedTuple):
    """A follow-up by the UID it has in calendars."""

    id: int
    contact_id: int
    fn: str


def known(connection: Connection, uids: Sequence[str]) -> dict[str, list[Known]]:
    """The follow-ups that go by these UIDs, their own or that of their number in this book."""
    book = book_id(connection)
    numbers = {_number(uid, book): uid for uid in uids}
    found: dict[str, list[Known]] = {}
    for uid, number, contact_id, fn in connection.execute(
        "SELECT r.uid, r.id, coalesce(r.contact_id, 0), coalesce(c.fn, '') "
        "FROM reminder r LEFT JOIN contact c ON c.id = r.contact_id "
        "WHERE r.uid IN (SELECT value FROM json_each(?)) OR r.id IN (SELECT value FROM json_each(?)) "
        "ORDER BY r.id",
        (json.dumps([uid for uid in uids if uid]), json.dumps(sorted(numbers.keys() - {0}))),
    ):
        found.setdefault(numbers.get(number) or uid, []).append(Known(number, contact_id, fn))
    return found


def _number(uid: str, book: str) -> int:
    """The id in a UID such as `reminder-12@` and the name of the book; 0 where it is none."""
    own, _, where = uid.partition("@")
    number = own.removeprefix("reminder-")
    return int(number) if book and where == book and own != number and number.isdecimal() else 0


def _among(column: str, contact_ids: Sequence[int] | None) -> str:
    return "" if contact_ids is None else f"AND {column} IN (SELECT value FROM json_each(?))"


def _asked(contact_ids: Sequence[int] | None) -> tuple[str, ...]:
    return () if contact_ids is None else (json.dumps(list(contact_ids)),)
