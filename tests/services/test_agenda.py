"""What a day holds: what is late, due and coming, in the order in which it is done."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from tests.blank import new_book
from tests.builders import person, phones

from rolodex.domain.contact import Date
from rolodex.domain.message import message
from rolodex.domain.reminder import Reminder
from rolodex.i18n import word
from rolodex.services.agenda import Agenda
from rolodex.services.contacts import Contacts
from rolodex.store import bulk, reminders
from rolodex.store.book import Book

NOW = datetime.fromisoformat("2026-05-14T10:30")
TEST = message("Test")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with Book.open(new_book(tmp_path / "book.rolodex")) as book:
        yield book


@pytest.fixture
def agenda(book: Book) -> Agenda:
    return Agenda(book)


@pytest.fixture
def ana(book: Book) -> int:
    return Contacts(book).save(person("Ana", tel=phones("600", "601"))).id


def remind(book: Book, *rows: tuple[object, ...]) -> None:
    """Follow-ups by contact, summary, due time and where they are snoozed to."""
    with book.change(TEST) as tx:
        bulk.insert(tx, "reminder", ("contact_id", "summary", "due", "snoozed_to"), rows)


def titles(follow_ups: object) -> list[str]:
    return [word(one.title) for one in follow_ups]  # type: ignore[attr-defined]


def test_a_day_parts_what_is_late_due_and_coming(book: Book, agenda: Agenda, ana: int) -> None:
    remind(
        book,
        (ana, "today", "2026-05-14", ""),
        (ana, "at four", "2026-05-14T16:00", ""),
        (ana, "long ago", "2026-05-01", ""),
        (ana, "yesterday", "2026-05-13T09:00", ""),
        (ana, "this week", "2026-05-21", ""),
        (ana, "next week", "2026-05-22", ""),
    )
    day = agenda.day(NOW)
    assert titles(day.late) == ["long ago", "yesterday"]
    assert titles(day.due) == ["at four", "today"]
    assert titles(day.coming) == ["this week"]
    assert (day.late_count, day.due_count, day.coming_count) == (2, 2, 1)
    assert agenda.count(NOW) == 4


def test_the_count_follows_what_is_written_by_any_program_and_the_day(
    book: Book, agenda: Agenda, ana: int
) -> None:
    assert agenda.count(NOW) == 0
    remind(book, (ana, "today", "2026-05-14", ""), (ana, "tomorrow", "2026-05-15", ""))
    assert [agenda.count(NOW), agenda.count(NOW)] == [1, 1]
    assert agenda.count(NOW + timedelta(days=1)) == 2
    assert agenda.count(NOW) == 1
    with closing(sqlite3.connect(book.path)) as other, other:
        other.execute("UPDATE reminder SET status = 'COMPLETED'")
    assert agenda.count(NOW) == 0


def test_a_follow_up_brings_the_name_and_number_of_whom_it_is_about(
    book: Book, agenda: Agenda, ana: int
) -> None:
    remind(book, (ana, "Call", "2026-05-14", ""), (None, "Order paper", "2026-05-14", ""))
    first, second = agenda.day(NOW).due
    assert (first.contact_id, first.fn, first.initials, first.tel) == (ana, "Ana García", "AG", "600")
    assert (second.contact_id, second.fn) == (0, "")


def test_a_snoozed_follow_up_comes_up_when_it_was_snoozed_to(book: Book, agenda: Agenda, ana: int) -> None:
    remind(book, (ana, "Call", "2026-05-10", "2026-05-15T09:00"))
    day = agenda.day(NOW)
    (one,) = day.coming
    assert (one.due, one.shown, one.snoozed) == ("2026-05-10", "2026-05-15T09:00", True)
    assert day.late_count == 0


def test_a_day_counts_more_than_it_lists(book: Book, agenda: Agenda, ana: int) -> None:
    remind(book, *((ana, f"{number}", "2026-05-01", "") for number in range(9)))
    day = agenda.day(NOW, limit=4)
    assert (len(day.late), day.late_count) == (4, 9)


def test_done_and_cancelled_ones_do_not_come_up(book: Book, agenda: Agenda, ana: int) -> None:
    remind(book, (ana, "one", "2026-05-14", ""), (ana, "other", "2026-05-14", ""))
    with book.change(TEST) as tx:
        tx.connection.execute("UPDATE reminder SET status = 'COMPLETED' WHERE summary = 'one'")
        tx.connection.execute("UPDATE reminder SET status = 'CANCELLED' WHERE summary = 'other'")
    assert agenda.day(NOW).due == ()
    assert agenda.count(NOW) == 0


def test_birthdays_of_the_week_say_how_old_one_turns(book: Book, agenda: Agenda) -> None:
    save = Contacts(book).save
    save(person("Leo", dates=(Date("bday", "1980-05-16", 1980, 5, 16),)))
    save(person("Eva", dates=(Date("bday", "--05-14", 0, 5, 14),)))
    save(person("Luz", dates=(Date("bday", "--06-14", 0, 6, 14),)))
    save(person("Old", dates=(Date("bday", "1900-05-16", 1900, 5, 16), Date("deathdate", "1999", 1999))))
    day = agenda.day(NOW)
    assert [(one.fn, one.day, one.turns) for one in day.celebrations] == [
        ("Eva García", "2026-05-14", 0),
        ("Leo García", "2026-05-16", 46),
    ]
    assert day.celebration_count == 2


@pytest.mark.parametrize(("year", "kept"), [(2026, "2026-02-28"), (2028, "2028-02-29")])
def test_29_february_is_kept_on_the_28th_in_common_years(
    book: Book, agenda: Agenda, year: int, kept: str
) -> None:
    Contacts(book).save(person(dates=(Date("bday", "1988-02-29", 1988, 2, 29),)))
    span = agenda.span(date(year, 2, 1), date(year, 3, 31), NOW)
    assert [one.day for one in span.celebrations] == [kept]


def test_a_follow_up_is_found_by_its_key_until_it_is_done(book: Book, agenda: Agenda, ana: int) -> None:
    remind(book, (ana, "Call", "2026-05-14", ""))
    (one,) = agenda.day(NOW).due
    assert agenda.follow_up(one.key, NOW) == one
    with book.change(TEST) as tx:
        tx.connection.execute("UPDATE reminder SET status = 'COMPLETED'")
    assert agenda.follow_up(one.key, NOW) is None
    assert agenda.follow_up("reminder:x", NOW) is None


def test_a_stretch_of_days_shows_what_repeats_as_often_as_it_comes(
    book: Book, agenda: Agenda, ana: int
) -> None:
    with book.change(TEST) as tx:
        weekly = Reminder(contact_id=ana, summary="Call", due="2026-05-12T09:00", rrule="FREQ=WEEKLY")
        reminders.insert(tx, weekly)
        reminders.insert(tx, Reminder(contact_id=ana, summary="Once", due="2026-05-19"))
        columns = ("contact_id", "title", "status", "expected_close")
        deals = [(ana, "Oak", "open", "2026-05-20"), (ana, "Gone", "lost", "2026-05-20")]
        bulk.insert(tx, "deal", columns, deals)
    span = agenda.span(date(2026, 5, 14), date(2026, 5, 31), NOW)
    assert [(word(one.title), one.shown, one.origin) for one in span.follow_ups] == [
        ("Call", "2026-05-19T09:00", ""),
        ("Once", "2026-05-19", ""),
        ("Oak", "2026-05-20", "deal"),
        ("Call", "2026-05-26T09:00", ""),
    ]
    assert {one.fn for one in span.follow_ups} == {"Ana García"}


def test_valuable_customers_past_their_own_interval_are_slipping(book: Book, agenda: Agenda) -> None:
    save = Contacts(book).save
    ana, bea, cleo, dan = (save(person(name)).id for name in ("Ana", "Bea", "Cleo", "Dan"))
    today = (NOW.date() - date(1970, 1, 1)).days
    ago = {ana: (134, 104, 74), bea: (156, 126, 96), cleo: (90, 60, 30), dan: (800, 790, 780)}
    with book.change(TEST) as tx:
        rows = [(one, today - days, "EUR", 100 * one) for one, all_days in ago.items() for days in all_days]
        bulk.insert(tx, "purchase", ("contact_id", "day", "currency", "total"), rows)
    found = agenda.day(NOW).slipping
    assert [(one.contact_id, one.interval, one.days) for one in found] == [(bea, 30, 96), (ana, 30, 74)]
    assert found[0].lifetime == 300 * bea
