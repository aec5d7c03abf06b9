"""Follow-ups: made, moved, snoozed, done; one occurrence or the whole series."""

from __future__ import annotations

from datetime import datetime

import pytest
from tests.builders import person

from rolodex.domain.errors import UserError
from rolodex.domain.reminder import Done, Reminder
from rolodex.services.opening import Services

MONDAY = datetime.fromisoformat("2026-06-01T09:00")
WEEKLY = Reminder(summary="Check stock", due="2026-06-01T10:00", rrule="FREQ=WEEKLY;BYDAY=MO")


@pytest.fixture
def ana(services: Services) -> int:
    return services.contacts.save(person()).id


def key(services: Services, reminder: Reminder) -> str:
    return f"reminder:{services.reminders.add(reminder).id}"


def known(services: Services, key: str) -> Reminder:
    found = services.reminders.get(int(key.removeprefix("reminder:")))
    assert found is not None
    return found


def at(day: int, hour: int = 9) -> datetime:
    return MONDAY.replace(day=day, hour=hour)


def test_a_follow_up_is_listed_with_its_contact_until_it_is_done(services: Services, ana: int) -> None:
    one = key(services, Reminder(contact_id=ana, summary="Send quote", due="2026-06-01"))
    assert [listed.key for listed in services.reminders.of_contact(ana)] == [one]
    services.reminders.done(one, Done(), MONDAY)
    assert services.reminders.of_contact(ana) == ()


def test_one_without_a_contact_is_kept_too(services: Services) -> None:
    one = key(services, Reminder(summary="Buy paper", due="2026-06-01", description="A4"))
    services.reminders.done(one, Done(body="500 sheets"), MONDAY)
    assert known(services, one).status == "COMPLETED"
    assert known(services, one).description == "A4\n500 sheets"


def test_one_that_repeats_begins_on_the_first_day_its_rule_names(services: Services) -> None:
    one = key(services, Reminder(summary="Check", due="2026-06-03", rrule="FREQ=WEEKLY;BYDAY=MO"))
    assert (known(services, one).due, known(services, one).slot) == ("2026-06-08", "2026-06-08")


def test_a_done_one_is_logged_as_what_it_was(services: Services, ana: int) -> None:
    one = key(services, Reminder(contact_id=ana, kind="visit", summary="Samples", due="2026-06-01"))
    done = services.reminders.done(one, Done("reached", "Liked the oak", 25, no_next="Will write"), MONDAY)
    logged = services.activities.get(done.id)
    assert logged is not None
    assert (logged.kind, logged.subject, logged.body, logged.minutes, logged.outcome, logged.no_next) == (
        "visit", "Samples", "Liked the oak", 25, "reached", "Will write",
    )  # fmt: skip


def test_a_task_is_logged_as_a_note_and_needs_no_next_date(services: Services, ana: int) -> None:
    one = key(services, Reminder(contact_id=ana, summary="Send quote", due="2026-06-01"))
    logged = services.activities.get(services.reminders.done(one, Done(), MONDAY).id)
    assert logged is not None
    assert (logged.kind, logged.direction) == ("note", "")


def test_no_call_ends_without_a_next_date_or_a_reason(services: Services, ana: int) -> None:
    one = key(services, Reminder(contact_id=ana, kind="call", due="2026-06-01"))
    with pytest.raises(UserError, match="Nothing is planned after this"):
        services.reminders.done(one, Done("no answer"), MONDAY)
    assert known(services, one).status == "NEEDS-ACTION"
    assert services.activities.timeline(ana)[1:] == ()


def test_another_open_follow_up_is_a_next_date(services: Services, ana: int) -> None:
    one = key(services, Reminder(contact_id=ana, kind="call", due="2026-06-01"))
    key(services, Reminder(contact_id=ana, summary="Send quote", due="2026-06-09"))
    services.reminders.done(one, Done("reached"), MONDAY)
    assert known(services, one).status == "COMPLETED"


def test_the_next_step_is_planned_with_what_was_not_said_from_the_last(services: Services, ana: int) -> None:
    one = key(services, Reminder(contact_id=ana, kind="call", summary="Chairs", due="2026-06-01"))
    services.reminders.done(one, Done(next=Reminder(due="2026-06-05T10:00")), MONDAY)
    (listed,) = services.reminders.of_contact(ana)
    assert (listed.kind, listed.due, listed.title.args) == ("call", "2026-06-05T10:00", (("text", "Chairs"),))


def test_a_repeated_one_goes_on_to_its_next_slot(services: Services) -> None:
    one = key(services, WEEKLY)
    services.reminders.done(one, Done(), MONDAY)
    assert known(services, one).due == "2026-06-08T10:00"


def test_late_occurrences_are_done_as_one(services: Services) -> None:
    one = key(services, WEEKLY)
    services.reminders.done(one, Done(), at(24))
    assert known(services, one).due == "2026-06-29T10:00"


def test_a_day_that_is_not_over_is_not_late(services: Services) -> None:
    one = key(services, Reminder(summary="Diary", due="2026-06-01", rrule="FREQ=DAILY"))
    services.reminders.done(one, Done(), at(4, 23))
    assert known(services, one).due == "2026-06-04"


def test_a_series_that_has_ended_is_completed(services: Services) -> None:
    one = key(services, Reminder(summary="Pill", due="2026-06-01", rrule="FREQ=DAILY;COUNT=2"))
    services.reminders.done(one, Done(), at(1))
    assert known(services, one).status == "NEEDS-ACTION"
    services.reminders.done(one, Done(), at(2))
    assert known(services, one).status == "COMPLETED"


def test_a_snoozed_occurrence_does_not_move_its_series(services: Services) -> None:
    one = key(services, WEEKLY)
    services.reminders.snooze([one], "2026-06-03T15:00")
    assert (known(services, one).shown, known(services, one).due) == ("2026-06-03T15:00", "2026-06-01T10:00")
    services.reminders.done(one, Done(), at(3, 15))
    assert known(services, one).shown == "2026-06-08T10:00"


def test_a_moved_occurrence_does_not_move_its_series(services: Services) -> None:
    one = key(services, WEEKLY)
    services.reminders.move(one, "2026-06-04T12:00")
    assert known(services, one).due == "2026-06-04T12:00"
    services.reminders.done(one, Done(), at(4, 12))
    assert known(services, one).due == "2026-06-08T10:00"


def test_a_moved_series_goes_on_from_there(services: Services) -> None:
    one = key(services, WEEKLY)
    services.reminders.move(one, "2026-06-03T12:00", series=True)
    services.reminders.done(one, Done(), at(3, 12))
    assert known(services, one).due == "2026-06-10T12:00"


def test_an_occurrence_to_come_stands_where_it_was_moved(services: Services) -> None:
    one = key(services, WEEKLY)
    services.reminders.move_slot(int(one[9:]), "2026-06-08T10:00", "2026-06-17T10:00")
    dues = []
    for day in (1, 15, 17):
        services.reminders.done(one, Done(), at(day))
        dues.append(known(services, one).due)
    assert dues == ["2026-06-15T10:00", "2026-06-17T10:00", "2026-06-22T10:00"]


def test_an_occurrence_moved_before_the_open_one_comes_first(services: Services) -> None:
    one = key(services, WEEKLY)
    services.reminders.done(one, Done(), MONDAY)
    services.reminders.move_slot(int(one[9:]), "2026-06-15T10:00", "2026-06-05T10:00")
    dues = [known(services, one).due]
    for day in (5, 8):
        services.reminders.done(one, Done(), at(day))
        dues.append(known(services, one).due)
    assert dues == ["2026-06-05T10:00", "2026-06-08T10:00", "2026-06-22T10:00"]


def test_an_occurrence_moved_by_hand_is_not_lost_while_late(services: Services) -> None:
    one = key(services, WEEKLY)
    services.reminders.move_slot(int(one[9:]), "2026-06-08T10:00", "2026-06-10T10:00")
    services.reminders.done(one, Done(), at(20))
    assert known(services, one).due == "2026-06-10T10:00"


def test_what_is_no_slot_of_the_series_cannot_be_moved(services: Services) -> None:
    one = key(services, WEEKLY)
    with pytest.raises(UserError):
        services.reminders.move_slot(int(one[9:]), "2026-06-09T10:00", "2026-06-17T10:00")


def test_a_skipped_occurrence_is_left_out(services: Services, ana: int) -> None:
    one = key(services, Reminder(contact_id=ana, summary="Check", due="2026-06-01", rrule="FREQ=DAILY"))
    services.reminders.skip(one, MONDAY)
    assert known(services, one).due == "2026-06-02"


def test_what_was_called_off_is_no_longer_open(services: Services, ana: int) -> None:
    ones = [key(services, Reminder(contact_id=ana, due=f"2026-06-0{day}")) for day in (1, 2)]
    services.reminders.cancel(ones)
    assert services.reminders.of_contact(ana) == ()
    with pytest.raises(UserError):
        services.reminders.done(ones[0], Done(), MONDAY)


def test_a_done_one_is_open_again_once_that_is_undone(services: Services, ana: int) -> None:
    one = key(services, Reminder(contact_id=ana, summary="Chairs", due="2026-06-01"))
    services.reminders.done(one, Done(next=Reminder(due="2026-06-05")), MONDAY)
    services.history.undo()
    assert [listed.key for listed in services.reminders.of_contact(ana)] == [one]


@pytest.mark.parametrize("due", ["", "tomorrow", "2026-02-30"])
def test_what_is_no_date_is_refused(services: Services, due: str) -> None:
    with pytest.raises(UserError):
        services.reminders.add(Reminder(summary="Call", due=due))


def test_another_rule_begins_a_new_series(services: Services) -> None:
    one = key(services, WEEKLY)
    services.reminders.move_slot(int(one[9:]), "2026-06-08T10:00", "2026-06-09T10:00")
    edited = known(services, one)
    services.reminders.save(
        Reminder(id=edited.id, summary="Check", due="2026-06-02", rrule="FREQ=MONTHLY;BYMONTHDAY=5")
    )
    dues = [known(services, one).due]
    services.reminders.done(one, Done(), at(5))
    dues.append(known(services, one).due)
    assert dues == ["2026-06-05", "2026-07-05"]


def test_other_words_leave_a_series_where_it_is(services: Services) -> None:
    one = key(services, Reminder(summary="Pill", due="2026-06-01", rrule="FREQ=DAILY;COUNT=3"))
    services.reminders.done(one, Done(), at(1))
    edited = Reminder(id=int(one[9:]), summary="Pills", due="2026-06-02", rrule="FREQ=DAILY;COUNT=3")
    services.reminders.save(edited)
    assert (known(services, one).summary, known(services, one).start) == ("Pills", "2026-06-01")
    services.reminders.done(one, Done(), at(2))
    services.reminders.done(one, Done(), at(3))
    assert known(services, one).status == "COMPLETED"


def test_another_due_time_moves_the_whole_series(services: Services) -> None:
    one = key(services, WEEKLY)
    edited = Reminder(
        id=int(one[9:]), summary="Stock", due="2026-06-02T11:00", rrule=known(services, one).rrule
    )
    services.reminders.save(edited)
    services.reminders.done(one, Done(), at(2))
    assert known(services, one).due == "2026-06-09T11:00"
