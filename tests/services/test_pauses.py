"""Contacts who are not interested: nothing comes up until the day of review."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from tests.blank import new_book
from tests.builders import person

from rolodex.domain.errors import UserError
from rolodex.domain.message import message
from rolodex.domain.reminder import Reminder
from rolodex.domain.rule import Pause
from rolodex.i18n import word
from rolodex.services.agenda import Agenda
from rolodex.services.contacts import Contacts
from rolodex.services.pauses import Pauses
from rolodex.services.rules import Rules
from rolodex.store import history, live, reminders
from rolodex.store.book import Book

NOW = datetime.fromisoformat("2026-05-14T10:30")
TEST = message("Test")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with Book.open(new_book(tmp_path / "book.rolodex")) as book:
        yield book


@pytest.fixture
def pauses(book: Book) -> Pauses:
    return Pauses(book)


@pytest.fixture
def agenda(book: Book) -> Agenda:
    return Agenda(book)


@pytest.fixture
def ana(book: Book) -> int:
    """Somebody of whom something is due, by hand and by a rule."""
    contact_id = Contacts(book).save(person("Ana")).id
    with book.change(TEST) as tx:
        tx.connection.execute("UPDATE contact SET created_at = '2026-01-01T00:00:00Z'")
        reminders.insert(tx, Reminder(contact_id=contact_id, summary="Call", due="2026-05-12"))
    Rules(book).touch([contact_id], 30, datetime.fromisoformat("2026-01-01T00:00"))
    return contact_id


def titles(agenda: Agenda, at: datetime = NOW) -> list[str]:
    day = agenda.day(at)
    assert agenda.count(at) == day.late_count + day.due_count
    return [word(one.title) for one in (*day.late, *day.due, *day.coming)]


def test_of_who_is_not_interested_nothing_comes_up_until_the_review(
    pauses: Pauses, agenda: Agenda, ana: int
) -> None:
    assert len(titles(agenda)) == 2
    pauses.pause([ana], "2026-08-01", "has a supplier", NOW)
    assert titles(agenda) == []
    assert pauses.of(ana) == Pause(ana, "2026-08-01", "2026-05-14", "has a supplier")
    at = datetime.fromisoformat("2026-08-01T09:00")
    assert titles(agenda, at - timedelta(days=9)) == []
    assert titles(agenda, at) == ["Call", "Not interested: time to look again"]
    review = agenda.day(at).due[0]
    assert word(review.why) == "Not interested for 79 days: has a supplier"
    assert titles(agenda, at + timedelta(days=30))[-1] == "Stay in touch: not talked to yet"


def test_a_review_that_was_done_does_not_come_up_again(
    book: Book, pauses: Pauses, agenda: Agenda, ana: int
) -> None:
    pauses.pause([ana], "2026-08-01", "", NOW)
    at = datetime.fromisoformat("2026-08-02T09:00")
    review = next(one for one in agenda.day(at).late if one.origin == "review")
    with book.change(TEST) as tx:
        row = live.row(tx, review.key, at)
        tx.connection.execute("UPDATE reminder SET status = 'COMPLETED' WHERE id = ?", (row,))
    assert titles(agenda, at) == ["Call"]
    pauses.pause([ana], "2026-10-01", "", at)
    assert titles(agenda, at) == []
    (review,) = (one for one in agenda.day(datetime.fromisoformat("2026-10-01T09:00")).due)
    assert word(review.why) == "Not interested for 140 days"


def test_one_who_is_interested_again_has_follow_ups_again(
    book: Book, pauses: Pauses, agenda: Agenda, ana: int
) -> None:
    before = titles(agenda)
    pauses.pause([ana], "2026-08-01", "", NOW)
    pauses.resume([ana])
    assert titles(agenda) == before
    assert pauses.of(ana) is None
    history.undo(book)
    assert titles(agenda) == []


def test_a_review_must_lie_ahead(pauses: Pauses, ana: int) -> None:
    for until in ("2026-05-14", "2020-01-01", "soon"):
        with pytest.raises(UserError):
            pauses.pause([ana], until, "", NOW)
    assert pauses.of(ana) is None


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the time zone cannot be set here")
@pytest.mark.parametrize("zone", ["Etc/GMT-14", "Etc/GMT+12"])
def test_today_is_that_of_the_clock_on_the_wall(
    pauses: Pauses, ana: int, zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as there:
        there.setenv("TZ", zone)
        time.tzset()
        today = datetime.now().astimezone().date()
        with pytest.raises(UserError):
            pauses.pause([ana], today.isoformat())
        pauses.pause([ana], (today + timedelta(days=1)).isoformat())
    time.tzset()
