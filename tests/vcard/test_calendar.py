"""Calendars as text: what we write others read, and what others write we read or refuse in a sentence."""

from __future__ import annotations

import random
import time
from datetime import date, datetime, timedelta

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from rolodex.domain.errors import UserError
from rolodex.domain.event import Event, Rejected
from rolodex.vcard.calendar_reading import read_calendar
from rolodex.vcard.calendar_writing import write_calendar

STAMP = "2026-11-21T09:00:00Z"


def written(*events: Event) -> bytes:
    return b"".join(write_calendar(events, "Rolodex", STAMP))


def calendar(*lines: str) -> bytes:
    return "\r\n".join(("BEGIN:VCALENDAR", "VERSION:2.0", *lines, "END:VCALENDAR", "")).encode()


def one(*lines: str) -> Event:
    (found,) = read_calendar(calendar("BEGIN:VEVENT", *lines, "END:VEVENT"))
    assert isinstance(found, Event)
    return found


def test_what_is_written_is_read_by_others_word_for_word() -> None:
    timed = Event(
        "a@b", "Call; Ana, \\ “now”\nplease", "Two\nlines", start="2026-11-24T10:00", alarm=-10, busy=True
    )
    dated = Event(
        "c@b", "Birthday", start="1984-02-29", rrule="FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", alarm=540
    )
    found = vobject.readOne(written(timed, dated).decode()).vevent_list
    assert found[0].summary.value == timed.summary
    assert found[0].description.value == "Two\nlines"
    assert found[0].dtstart.value == datetime.fromisoformat("2026-11-24T10:00")
    assert found[0].duration.value == timedelta(minutes=30)
    assert found[0].valarm.trigger.value == timedelta(minutes=-10)
    assert found[1].dtstart.value == date(1984, 2, 29)
    assert found[1].rrule.value == dated.rrule
    assert found[1].valarm.trigger.value == timedelta(hours=9)
    assert [event.uid.value for event in found] == ["a@b", "c@b"]


def test_times_are_floating_and_stamps_are_utc() -> None:
    text = written(Event("a", "x", start="2026-11-24T10:00")).decode()
    assert "DTSTART:20261124T100000\r\n" in text
    assert "DTSTAMP:20261121T090000Z\r\n" in text
    assert "TZID" not in text


def test_an_occurrence_that_moved_and_one_left_out_name_their_slots() -> None:
    series = Event("a", "x", start="2026-11-24", rrule="FREQ=DAILY", left_out=("2026-11-26",))
    text = written(series, Event("a", "x", start="2026-11-25T11:00", slot="2026-11-25")).decode()
    assert "EXDATE;VALUE=DATE:20261126\r\n" in text
    assert "RECURRENCE-ID;VALUE=DATE:20261125\r\nDTSTART:20261125T110000\r\n" in text


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=120), st.text(max_size=200))
def test_every_line_is_folded_within_75_octets_and_says_the_same(summary: str, description: str) -> None:
    summary = summary.strip() or "x"
    data = written(Event("a@b", summary, description, start="2026-11-24"))
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    (found,) = read_calendar(data)
    assert isinstance(found, Event)
    assert (found.uid, found.start) == ("a@b", "2026-11-24")


def test_an_event_of_another_zone_is_read_in_local_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/Madrid")
    time.tzset()
    try:
        assert one("DTSTART:20260701T100000Z").start == "2026-07-01T12:00"
        assert one("DTSTART;TZID=America/New_York:20260701T100000").start == "2026-07-01T16:00"
        assert one("DTSTART;TZID=Nowhere:20260701T100000").start == "2026-07-01T10:00"
        outlook = calendar(
            "BEGIN:VTIMEZONE",
            "TZID:My Zone",
            "BEGIN:STANDARD",
            "DTSTART:16010101T000000",
            "TZOFFSETFROM:-0500",
            "TZOFFSETTO:-0500",
            "END:STANDARD",
            "END:VTIMEZONE",
            "BEGIN:VEVENT",
            'DTSTART;TZID="My Zone":20260701T100000',
            "END:VEVENT",
        )
        (found,) = read_calendar(outlook)
        assert isinstance(found, Event)
        assert found.start == "2026-07-01T17:00"
    finally:
        monkeypatch.delenv("TZ")
        time.tzset()


def test_length_rule_exceptions_and_task_are_read() -> None:
    event = one(
        "UID:1",
        "DTSTART:20260701T100000",
        "DTEND:20260701T113000",
        "RRULE:FREQ=WEEKLY;BYDAY=WE",
        "EXDATE:20260708T100000,20260715T100000",
        "SUMMARY:Tea\\, and more",
        "LOCATION:Office",
    )
    assert (event.minutes, event.rrule) == (90, "FREQ=WEEKLY;BYDAY=WE")
    assert event.left_out == ("2026-07-08T10:00", "2026-07-15T10:00")
    assert (event.summary, event.location) == ("Tea, and more", "Office")
    (task,) = read_calendar(
        calendar("BEGIN:VTODO", "DUE;VALUE=DATE:20260701", "STATUS:COMPLETED", "END:VTODO")
    )
    assert isinstance(task, Event)
    assert (task.start, task.is_task, task.status) == ("2026-07-01", True, "COMPLETED")


def test_the_alarm_of_an_event_is_not_its_text() -> None:
    event = one(
        "DTSTART:20260701T100000",
        "SUMMARY:Tea",
        "BEGIN:VALARM",
        "DESCRIPTION:Ring",
        "DURATION:PT5M",
        "END:VALARM",
    )
    assert (event.description, event.minutes) == ("", 0)


def test_a_bad_event_costs_no_other() -> None:
    found = list(
        read_calendar(
            calendar(
                "BEGIN:VEVENT", "SUMMARY:Bad", "DTSTART:tomorrow", "END:VEVENT",
                "BEGIN:VEVENT", "SUMMARY:No start", "END:VEVENT",
                "BEGIN:VEVENT", "SUMMARY:Good", "DTSTART:20260701", "END:VEVENT",
            )
        )
    )  # fmt: skip
    assert [type(event) for event in found] == [Rejected, Rejected, Event]


@pytest.mark.parametrize(
    "data", [b"", b"hello", b"\x00\xff\xfe", b"BEGIN:VCARD\r\nEND:VCARD\r\n", b"%PDF-1.4"]
)
def test_what_is_no_calendar_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(UserError):
        list(read_calendar(data))


def test_a_hostile_calendar_is_refused_quickly() -> None:
    commas = "DTSTART;TZID=" + "a," * 40 + '"' + "a," * 40 + ":20260701"
    begun = time.process_time()
    list(read_calendar(calendar("BEGIN:VEVENT", commas, "END:VEVENT")))
    with pytest.raises(UserError):
        list(read_calendar(b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * 3000))
    with pytest.raises(UserError):
        list(read_calendar(b"x" * 11_000_000))
    assert time.process_time() - begun < 2


def test_no_mutation_of_a_calendar_raises_anything_but_a_sentence() -> None:
    series = Event(
        "a@b", "Tea", "Two\nlines", start="2026-11-24T10:00", rrule="FREQ=DAILY;COUNT=3", alarm=-10
    )
    good = written(series, Event("c", "Day", start="2026-11-24", left_out=("2026-11-25",), slot="2026-11-24"))
    rng = random.Random(7)
    for _ in range(400):
        data = bytearray(good)
        for _ in range(rng.randint(1, 6)):
            place = rng.randrange(len(data))
            data[place : place + rng.randint(0, 3)] = bytes(
                rng.choices(b'";:,=\r\n \x00\xff0Z', k=rng.randint(0, 3))
            )
        try:
            for event in read_calendar(bytes(data)):
                assert isinstance(event, (Event, Rejected))
        except UserError:
            pass
