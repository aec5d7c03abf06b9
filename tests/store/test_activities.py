"""Activities in and out of their tables."""

from __future__ import annotations

from datetime import datetime

import pytest
from tests.builders import person

from rolodex.domain.activity import Activity, Attachment
from rolodex.domain.card import Blob
from rolodex.domain.message import message
from rolodex.store import activities, blobs, contacts
from rolodex.store.book import Book
from rolodex.store.days import counted


@pytest.fixture
def ana(book: Book) -> int:
    with book.change(message("Ana")) as tx:
        (ana,) = contacts.insert(tx, [person()])
    return ana


def test_what_is_not_said_of_an_activity_is_filled_in(book: Book, ana: int) -> None:
    with book.change(message("Log"), author="Marta") as tx:
        activity_id = activities.insert(tx, Activity(contact_id=ana, kind="call"))
    with book.reading() as connection:
        found = activities.get(connection, activity_id)
        days = connection.execute("SELECT day, month FROM activity")
    assert found is not None
    assert (found.author, found.at) == ("Marta", found.created_at)
    assert found.at.endswith("Z")
    assert days == [counted(found.at)]


def test_an_activity_comes_back_as_it_was_written(book: Book, ana: int) -> None:
    files = (Attachment("Offer.pdf", "application/pdf", 3, "ab"), Attachment("b.txt", "", 0, "cd"))
    written = Activity(
        contact_id=ana,
        kind="email",
        direction="in",
        at="2026-05-03T10:00:00Z",
        minutes=4,
        outcome="reached",
        subject="Offer",
        body="12 chairs\n\nThanks",
        author="Ana",
        pinned=True,
        created_at="2026-05-03T10:05:00Z",
        uid="<1@example.com>",
        no_next="No interest",
        attachments=files,
    )
    with book.change(message("Log")) as tx:
        activity_id = activities.insert(tx, written)
    with book.reading() as connection:
        found = activities.get(connection, activity_id)
        assert activities.with_uid(connection, ana, "<1@example.com>") == activity_id
        assert not activities.with_uid(connection, ana, "")
        assert activities.get(connection, activity_id + 1) is None
    assert found is not None
    ids = tuple(file.id for file in found.attachments)
    assert all(ids)
    assert found == Activity(
        **{
            **{name: getattr(written, name) for name in Activity.__slots__},
            "id": activity_id,
            "attachments": tuple(
                Attachment(file.name, file.media_type, file.size, file.sha256, key)
                for file, key in zip(files, ids, strict=True)
            ),
        }
    )


def test_text_that_a_book_cannot_hold_is_made_visible(book: Book, ana: int) -> None:
    with book.change(message("Log")) as tx:
        activity_id = activities.insert(tx, Activity(contact_id=ana, body="a\0b\ud800"))
    with book.reading() as connection:
        found = activities.get(connection, activity_id)
    assert found is not None
    assert found.body == "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}"


def test_the_files_of_an_activity_go_with_it(book: Book, ana: int) -> None:
    with book.change(message("Log")) as tx:
        blobs.put(tx, [Blob("ab", "text/plain", b"abc")])
        first = activities.insert(
            tx, Activity(contact_id=ana, attachments=(Attachment("a", "text/plain", 3, "ab"),))
        )
        second = activities.insert(tx, Activity(contact_id=ana))
        activities.attach(tx, second, [Attachment("b", "text/plain", 3, "ab")])
    with book.change(message("Delete")) as tx:
        activities.delete(tx, [first])
    with book.reading() as connection:
        assert connection.execute("SELECT activity_id, name FROM attachment") == [(second, "b")]


@pytest.mark.parametrize("at", ["", "yesterday", "2026-13-01T10:00:00Z"])
def test_what_is_no_time_is_counted_as_nothing(at: str) -> None:
    assert counted(at) == (0, 0)


def test_a_day_is_that_of_the_clock_on_the_wall() -> None:
    local = datetime(2026, 5, 3, 0, 30).astimezone()
    assert counted(local.isoformat()) == counted("2026-05-03") == counted("2026-05-03T23:59")
    assert counted("1970-02-01") == (31, 1970 * 12 + 1)


def test_the_ends_of_the_calendar_are_counted_too() -> None:
    assert counted("0001-01-01T00:00:00Z")[0] < 0
    assert counted("9999-12-31T23:59:59Z")[0] > 0
