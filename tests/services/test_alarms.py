"""Which follow-ups the user is reminded of, whatever happens to the clock."""

from __future__ import annotations

from datetime import datetime

import pytest
from tests.builders import person

from rolodex.domain.contact import Date
from rolodex.domain.reminder import Done, Reminder
from rolodex.domain.rule import Rule
from rolodex.services.opening import Services, open_services


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-06-{text}")


def key(services: Services, due: str, rrule: str = "") -> str:
    return f"reminder:{services.reminders.add(Reminder(summary='Call', due=due, rrule=rrule)).id}"


def fired(services: Services, now: str) -> list[str]:
    return [one.key for one in services.alarms.fire(at(now))]


def test_a_follow_up_is_told_once_when_it_comes_up(services: Services) -> None:
    one = key(services, "2026-06-01T10:00")
    told = [fired(services, now) for now in ("01T09:59", "01T10:00", "01T10:01")]
    assert told == [[], [one], []]


def test_one_that_comes_up_while_nobody_looks_is_told_late(services: Services) -> None:
    one = key(services, "2026-06-01T10:00")
    assert fired(services, "01T09:00") == []
    assert fired(services, "09T09:00") == [one]


def test_what_was_told_stays_told_when_the_book_is_opened_again(services: Services) -> None:
    key(services, "2026-06-01T10:00")
    fired(services, "01T10:00")
    services.close()
    again = open_services(services.book_path)
    assert fired(again, "01T10:01") == []
    again.close()


def test_what_was_missed_can_be_seen_before_it_is_told(services: Services) -> None:
    ones = [key(services, due) for due in ("2026-06-01", "2026-06-02T08:00", "2026-06-03")]
    assert [one.key for one in services.alarms.missed(at("02T12:00"))] == ones[:2]
    assert fired(services, "02T12:00") == ones[:2]
    assert services.alarms.missed(at("02T12:00")) == ()


def test_of_many_the_last_are_shown_and_all_are_told(services: Services) -> None:
    ones = [key(services, f"2026-06-0{day}") for day in (1, 2, 3)]
    assert [one.key for one in services.alarms.fire(at("05T12:00"), limit=2)] == ones[1:]
    assert fired(services, "05T12:01") == []


@pytest.mark.parametrize(
    ("day_start", "early", "late"), [("", "08:59", "09:00"), ("07:30", "07:29", "07:30")]
)
def test_what_is_due_on_a_day_comes_up_when_the_day_starts(
    services: Services, day_start: str, early: str, late: str
) -> None:
    services.settings.set("day_start", day_start)
    one = key(services, "2026-06-01")
    assert fired(services, f"01T{early}") == []
    assert services.alarms.next_at(at(f"01T{early}")) == f"2026-06-01T{late}"
    assert fired(services, f"01T{late}") == [one]


def test_a_day_that_starts_at_another_time_tells_nothing_twice(services: Services) -> None:
    key(services, "2026-06-01")
    fired(services, "01T09:00")
    services.settings.set("day_start", "10:00")
    assert fired(services, "01T10:00") == []


def test_a_clock_set_back_tells_nothing_twice(services: Services) -> None:
    key(services, "2026-06-01T02:30")
    fired(services, "01T02:59")
    assert [fired(services, now) for now in ("01T02:00", "01T02:30", "01T02:31")] == [[], [], []]


def test_what_is_planned_after_the_clock_was_set_back_is_told(services: Services) -> None:
    key(services, "2026-06-01T10:00")
    fired(services, "01T11:00")
    fired(services, "01T09:00")
    one = key(services, "2026-06-01T09:30")
    assert fired(services, "01T09:30") == [one]


def test_what_a_wrong_clock_told_ahead_is_told_again_at_its_time(services: Services) -> None:
    one = key(services, "2026-06-20T10:00")
    assert fired(services, "21T10:00") == [one]
    assert [fired(services, now) for now in ("01T10:00", "20T10:00", "20T10:01")] == [[], [one], []]


def test_a_snoozed_one_is_told_again(services: Services) -> None:
    one = key(services, "2026-06-01T10:00")
    fired(services, "01T10:00")
    services.reminders.snooze([one], "2026-06-01T11:00")
    assert services.alarms.next_at(at("01T10:05")) == "2026-06-01T11:00"
    assert [fired(services, now) for now in ("01T10:59", "01T11:00", "01T11:01")] == [[], [one], []]


def test_an_undone_snooze_tells_nothing_twice(services: Services) -> None:
    one = key(services, "2026-06-01T10:00")
    fired(services, "01T10:00")
    services.reminders.snooze([one], "2026-06-01T11:00")
    services.history.undo()
    assert [fired(services, now) for now in ("01T10:10", "01T11:00")] == [[], []]


def test_what_is_open_again_because_it_was_undone_is_told_at_its_time(services: Services) -> None:
    one = key(services, "2026-06-01T10:00")
    services.reminders.done(one, Done(), at("01T08:00"))
    assert fired(services, "01T09:00") == []
    services.history.undo()
    assert fired(services, "01T10:00") == [one]


def test_each_occurrence_is_told_although_an_earlier_one_is_open(services: Services) -> None:
    one = key(services, "2026-06-01T10:00", "FREQ=DAILY")
    told = [fired(services, now) for now in ("01T10:00", "01T12:00", "02T09:00", "02T10:00", "02T10:01")]
    assert told == [[one], [], [], [one], []]


def test_several_missed_occurrences_are_told_as_one(services: Services) -> None:
    key(services, "2026-06-01T10:00", "FREQ=DAILY")
    told = services.alarms.fire(at("08T12:00"))
    assert [one.shown for one in told] == ["2026-06-08T10:00"]
    assert fired(services, "08T12:01") == []


def test_an_occurrence_that_was_told_is_not_told_again_when_it_opens(services: Services) -> None:
    one = key(services, "2026-06-01", "FREQ=DAILY")
    assert [fired(services, f"0{day}T09:00") for day in (1, 2)] == [[one], [one]]
    services.reminders.done(one, Done(), at("02T11:00"))
    assert [fired(services, now) for now in ("02T11:01", "03T09:00")] == [[], [one]]


def test_a_snoozed_occurrence_is_silent_until_then(services: Services) -> None:
    one = key(services, "2026-06-01T10:00", "FREQ=DAILY")
    fired(services, "01T10:00")
    services.reminders.snooze([one], "2026-06-03T15:00")
    told = [fired(services, now) for now in ("02T10:00", "03T10:00", "03T15:00", "04T10:00")]
    assert told == [[], [], [one], [one]]


def test_an_occurrence_to_come_is_told_where_it_was_moved(services: Services) -> None:
    one = key(services, "2026-06-01T10:00", "FREQ=WEEKLY")
    fired(services, "01T10:00")
    services.reminders.move_slot(int(one[9:]), "2026-06-08T10:00", "2026-06-05T12:00")
    assert services.alarms.next_at(at("02T10:00")) == "2026-06-05T12:00"
    told = [fired(services, now) for now in ("05T11:59", "05T12:00", "08T10:00", "15T10:00")]
    assert told == [[], [one], [], [one]]


def test_the_next_time_is_that_of_the_first_to_come(services: Services) -> None:
    assert services.alarms.next_at(at("01T10:00")) == ""
    key(services, "2026-06-01T09:00", "FREQ=MONTHLY")
    assert services.alarms.next_at(at("01T10:00")) == "2026-07-01T09:00"
    key(services, "2026-06-12")
    assert services.alarms.next_at(at("01T10:00")) == "2026-06-12T09:00"


def test_what_comes_up_by_a_rule_is_told_too(services: Services) -> None:
    ana = services.contacts.save(person(dates=(Date("bday", "1980-06-08", 1980, 6, 8),))).id
    services.rules.save(Rule(origin="birthday", since="2026-01-01"))
    told = services.alarms.fire(at("08T09:00"))
    assert [(one.origin, one.contact_id) for one in told] == [("birthday", ana)]
    assert fired(services, "08T09:01") == []


def test_what_came_up_by_a_rule_is_told_again_where_it_was_snoozed(services: Services) -> None:
    services.contacts.save(person(dates=(Date("bday", "1980-06-08", 1980, 6, 8),)))
    services.rules.save(Rule(origin="birthday", since="2026-01-01"))
    (told,) = services.alarms.fire(at("08T09:00"))
    services.reminders.snooze([told.key], "2026-06-08T15:00", at("08T09:00"))
    assert [len(fired(services, now)) for now in ("08T10:00", "08T15:00", "08T15:01")] == [0, 1, 0]


def test_one_without_a_date_is_never_told(services: Services) -> None:
    key(services, "2026-06-01")
    with services.book.change(services.history.steps()[0].label) as tx:
        tx.connection.execute("UPDATE reminder SET due = ''")
    assert [fired(services, f"0{day}T09:00") for day in (1, 2)] == [[], []]


def test_a_book_that_can_only_be_read_tells_nothing(services: Services) -> None:
    key(services, "2026-06-01")
    services.book.read_only = True
    assert fired(services, "01T09:00") == []


def test_the_occurrences_before_the_one_told_are_told_with_it(services: Services) -> None:
    key(services, "2026-06-01T10:00", "FREQ=DAILY")
    fired(services, "08T12:00")
    key(services, "2026-06-20")
    assert fired(services, "08T12:01") == []
