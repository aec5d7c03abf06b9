"""Calendars of a book: what goes out, what comes in, and what comes back."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import vobject
from tests.builders import person

from rolodex.domain.activity import Activity
from rolodex.domain.contact import Date
from rolodex.domain.deal import Deal
from rolodex.domain.errors import UserError
from rolodex.domain.message import Message
from rolodex.domain.reminder import Reminder
from rolodex.services.opening import Services

NOW = datetime.fromisoformat("2026-11-24T09:00")


def word(said: Message) -> str:
    text = said.plural if said.plural and said.count != 1 else said.text
    return text % said.arguments() if said.arguments() else text


@pytest.fixture
def ana(services: Services) -> int:
    return services.contacts.save(person(dates=(Date("bday", "--02-29", 0, 2, 29),))).id


def exported(services: Services, tmp_path: Path, **asked: Any) -> list[Any]:
    out = tmp_path / "out.ics"
    services.calendars.export(out, NOW, word, **asked)
    return list(getattr(vobject.readOne(out.read_text(encoding="utf-8")), "vevent_list", []))


def named(events: list[Any]) -> dict[str, Any]:
    return {event.summary.value: event for event in events}


def calendar(tmp_path: Path, *events: tuple[str, ...]) -> Path:
    lines = [line for event in events for line in ("BEGIN:VEVENT", *event, "END:VEVENT")]
    file = tmp_path / "in.ics"
    file.write_text("\r\n".join(("BEGIN:VCALENDAR", "VERSION:2.0", *lines, "END:VCALENDAR", "")), newline="")
    return file


def planned(services: Services, contact_id: int) -> list[tuple[str, str]]:
    return [(one.shown, word(one.title)) for one in services.reminders.of_contact(contact_id)]


def test_follow_ups_birthdays_and_deals_go_out(services: Services, ana: int, tmp_path: Path) -> None:
    services.reminders.add(Reminder(contact_id=ana, summary="Quote", due="2026-11-24T16:00"))
    services.reminders.add(Reminder(summary="Stamps", due="2026-11-25"))
    services.deals.save(Deal(contact_id=ana, title="Chairs", expected_close="2026-12-24"))
    found = named(exported(services, tmp_path))
    assert found.keys() == {"Ana García: Quote", "Stamps", "Ana García: Birthday", "Ana García: Deal: Chairs"}
    assert found["Ana García: Quote"].dtstart.value == datetime.fromisoformat("2026-11-24T16:00")
    assert found["Stamps"].dtstart.value == date(2026, 11, 25)
    assert found["Ana García: Birthday"].rrule.value == "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"
    assert found["Ana García: Birthday"].dtstart.value == date(2000, 2, 29)
    assert found["Ana García: Deal: Chairs"].dtstart.value == date(2026, 12, 24)


def test_uids_stay_from_one_file_to_the_next(services: Services, ana: int, tmp_path: Path) -> None:
    made = services.reminders.add(Reminder(contact_id=ana, summary="Quote", due="2026-11-24"))
    services.deals.save(Deal(contact_id=ana, title="Chairs", expected_close="2026-12-24"))
    before = {event.uid.value for event in exported(services, tmp_path)}
    services.reminders.move(f"reminder:{made.id}", "2026-11-30")
    after = exported(services, tmp_path)
    assert {event.uid.value for event in after} == before
    assert len(before) == 3
    assert named(after)["Ana García: Quote"].dtstart.value == date(2026, 11, 30)


def test_a_series_goes_out_with_what_was_moved_and_left_out(
    services: Services, ana: int, tmp_path: Path
) -> None:
    made = services.reminders.add(
        Reminder(contact_id=ana, summary="Weekly", due="2026-11-24T10:00", rrule="FREQ=WEEKLY")
    )
    services.reminders.move_slot(made.id, "2026-12-08T10:00", "2026-12-09T11:00")
    services.reminders.skip(f"reminder:{made.id}", NOW)
    services.reminders.snooze([f"reminder:{made.id}"], "2026-12-02T09:00")
    events = [one for one in exported(services, tmp_path) if one.summary.value == "Ana García: Weekly"]
    master, *moved = events
    assert len({event.uid.value for event in events}) == 1
    assert master.rrule.value == "FREQ=WEEKLY"
    assert master.exdate.value == [datetime.fromisoformat("2026-11-24T10:00")]
    slots = {event.recurrence_id.value.isoformat(): event.dtstart.value.isoformat() for event in moved}
    assert slots == {
        "2026-12-01T10:00:00": "2026-12-02T09:00:00",
        "2026-12-08T10:00:00": "2026-12-09T11:00:00",
    }


def test_what_comes_by_a_rule_goes_out_too(services: Services, tmp_path: Path) -> None:
    eva = services.contacts.save(person("Eva", "Ruiz")).id
    services.activities.log(Activity(contact_id=eva, kind="call", at="2026-11-20T10:00:00Z", no_next="x"))
    services.rules.touch([eva], 10, NOW)
    (event,) = exported(services, tmp_path)
    assert event.summary.value.startswith("Eva Ruiz: Stay in touch")
    assert event.dtstart.value == date(2026, 11, 30)


def test_only_those_asked_for_go_out(services: Services, ana: int, tmp_path: Path) -> None:
    eva = services.contacts.save(person("Eva", "Ruiz")).id
    services.reminders.add(Reminder(contact_id=eva, summary="Quote", due="2026-11-24"))
    assert list(named(exported(services, tmp_path, contact_ids=[eva]))) == ["Eva Ruiz: Quote"]


def test_the_dead_have_no_birthday(services: Services, tmp_path: Path) -> None:
    dates = (Date("bday", "1950-01-02", 1950, 1, 2), Date("deathdate", "2020", 2020))
    services.contacts.save(person(dates=dates))
    assert exported(services, tmp_path) == []


def test_a_file_that_cannot_be_written_is_a_sentence(services: Services, tmp_path: Path) -> None:
    with pytest.raises(UserError):
        services.calendars.export(tmp_path / "nowhere" / "out.ics", NOW, word)


def test_a_past_event_becomes_an_entry_and_one_to_come_a_follow_up(
    services: Services, ana: int, tmp_path: Path
) -> None:
    file = calendar(
        tmp_path,
        ("UID:1", "DTSTART:20261120T100000", "DTEND:20261120T113000", "SUMMARY:Fair", "LOCATION:Hall 3"),
        ("UID:2", "DTSTART:20261127T100000", "SUMMARY:Visit"),
    )
    taken = services.calendars.take(ana, file, NOW)
    assert (taken.activities, taken.follow_ups, taken.updated, taken.rejected) == (1, 1, 0, ())
    (entry,) = [one for one in services.activities.timeline(ana) if one.kind == "meeting"]
    assert (entry.title, entry.minutes, entry.body) == ("Fair", 90, "Hall 3")
    assert planned(services, ana) == [("2026-11-27T10:00", "Visit")]


def test_the_second_time_brings_up_to_date_instead_of_doubling(
    services: Services, ana: int, tmp_path: Path
) -> None:
    past = ("UID:1", "DTSTART:20261120T100000", "SUMMARY:Fair")
    services.calendars.take(
        ana, calendar(tmp_path, past, ("UID:2", "DTSTART:20261127", "SUMMARY:Visit")), NOW
    )
    later = ("UID:2", "DTSTART:20261128T120000", "SUMMARY:Visit of the firm")
    taken = services.calendars.take(ana, calendar(tmp_path, past, later), NOW)
    assert (taken.activities, taken.follow_ups, taken.updated) == (0, 0, 2)
    assert planned(services, ana) == [("2026-11-28T12:00", "Visit of the firm")]
    same = services.calendars.take(ana, calendar(tmp_path, past, later), NOW)
    assert same.changes.step is None


def test_our_own_file_changes_nothing_but_what_was_moved_in_the_calendar(
    services: Services, ana: int, tmp_path: Path
) -> None:
    services.reminders.add(Reminder(contact_id=ana, summary="Late one", due="2026-11-01"))
    weekly = Reminder(contact_id=ana, summary="Weekly", due="2026-11-24T10:00", rrule="FREQ=WEEKLY")
    services.reminders.add(weekly)
    eva = services.contacts.save(person("Eva", "Ruiz")).id
    services.reminders.add(Reminder(contact_id=eva, summary="Other", due="2026-11-29"))
    exported(services, tmp_path)
    out = tmp_path / "out.ics"
    before = planned(services, ana)
    taken = services.calendars.take(ana, out, NOW)
    assert taken.changes.step is None
    assert (taken.activities, taken.follow_ups, taken.updated) == (0, 0, 2)
    assert {one.summary for one in taken.rejected} == {"Birthday", "Eva Ruiz: Other"}
    assert planned(services, ana) == before
    out.write_bytes(out.read_bytes().replace(b"20261101", b"20261130"))
    services.calendars.take(ana, out, NOW)
    assert ("2026-11-30", "Late one") in planned(services, ana)


def test_a_series_that_began_long_ago_stands_on_its_next_day(
    services: Services, ana: int, tmp_path: Path
) -> None:
    rule = "RRULE:FREQ=WEEKLY;BYDAY=TH"
    file = calendar(tmp_path, ("UID:1", "DTSTART:20200102T100000", rule, "SUMMARY:Tea"))
    services.calendars.take(ana, file, NOW)
    assert planned(services, ana) == [("2026-11-26T10:00", "Tea")]


def test_a_series_that_has_ended_is_an_entry(services: Services, ana: int, tmp_path: Path) -> None:
    rule = "RRULE:FREQ=DAILY;COUNT=3"
    taken = services.calendars.take(
        ana, calendar(tmp_path, ("UID:1", "DTSTART:20200102", rule, "SUMMARY:Fair")), NOW
    )
    assert (taken.activities, taken.follow_ups) == (1, 0)


def test_what_cannot_be_taken_in_is_named_and_the_rest_is_kept(
    services: Services, ana: int, tmp_path: Path
) -> None:
    file = calendar(
        tmp_path,
        ("UID:1", "DTSTART:20261127", "RRULE:FREQ=SECONDLY", "SUMMARY:Odd"),
        ("UID:2", "DTSTART:20261127", "STATUS:CANCELLED", "SUMMARY:Off"),
        ("UID:3", "DTSTART:20261127", "SUMMARY:Good"),
    )
    taken = services.calendars.take(ana, file, NOW)
    assert [one.summary for one in taken.rejected] == ["Odd", "Off"]
    assert planned(services, ana) == [("2026-11-27", "Good")]


@pytest.mark.parametrize("text", ["", "hello", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"])
def test_a_bad_file_is_one_sentence_and_changes_nothing(
    services: Services, ana: int, tmp_path: Path, text: str
) -> None:
    file = tmp_path / "bad.ics"
    file.write_text(text)
    steps = services.history.steps()
    with pytest.raises(UserError):
        services.calendars.take(ana, file, NOW)
    with pytest.raises(UserError):
        services.calendars.take(ana, tmp_path, NOW)
    assert services.history.steps() == steps
