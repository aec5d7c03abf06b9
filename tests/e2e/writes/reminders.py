"""Follow-ups written: one alone, one that repeats, one without a contact."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from rolodex.domain.reminder import Done, Reminder
from rolodex.domain.rule import Rule
from rolodex.services.opening import Services

NOW = datetime.fromisoformat("2026-06-01T09:00")
ALONE, WEEKLY, CALL, LAST = "alone", "weekly", "call", "last"
LIVE = "Send a card"
MARCH = datetime.fromisoformat("2026-03-14T09:00")


def fill(services: Services, sample: Any) -> None:
    """Four follow-ups, found again by what they are called."""
    add = services.reminders.add
    add(Reminder(summary=ALONE, due="2026-06-01"))
    weekly = add(Reminder(contact_id=sample.ana, summary=WEEKLY, due="2026-06-01T10:00", rrule="FREQ=WEEKLY"))
    services.reminders.move_slot(weekly.id, "2026-06-15T10:00", "2026-06-17")
    add(Reminder(contact_id=sample.eva, kind="call", summary=CALL, due="2026-06-02"))
    add(Reminder(contact_id=sample.eva, summary=LAST, due="2026-06-01", rrule="FREQ=DAILY;COUNT=1"))
    services.rules.save(Rule(origin="birthday", kind="letter", summary=LIVE, since="2026-01-01"))


def key(services: Services, summary: str) -> str:
    with services.book.reading() as connection:
        found = connection.value("SELECT id FROM reminder WHERE summary = ?", (summary,))
    return f"reminder:{found}"


def followed(services: Services) -> str:
    """Ana's birthday, which only follows from a rule."""
    (rule,) = (one for one in services.rules.rules() if one.summary == LIVE)
    return next(
        one.key for one in services.agenda.day(MARCH).due if one.key.startswith(f"birthday:{rule.id}:")
    )


def saved(**changes: Any) -> Callable[[Services, Any], object]:
    """The weekly one saved with these changes."""

    def save(services: Services, _: Any) -> object:
        known = services.reminders.get(number(services, WEEKLY))
        assert known is not None
        values = {name: getattr(known, name) for name in known.__slots__}
        return services.reminders.save(Reminder(**{**values, **changes}))

    return save


def number(services: Services, summary: str) -> int:
    return int(key(services, summary).removeprefix("reminder:"))


def done(summary: str, done: Done) -> Callable[[Services, Any], object]:
    return lambda services, _: services.reminders.done(key(services, summary), done, NOW)


WRITES: Mapping[tuple[str, str], Mapping[str, Callable[[Services, Any], object]]] = {
    ("reminders", "add"): {
        "alone": lambda services, _: services.reminders.add(Reminder(summary="New", due="2026-06-01")),
        "of a contact, repeated": lambda services, sample: services.reminders.add(
            Reminder(contact_id=sample.leo, summary="New", due="2026-01-31", rrule="FREQ=MONTHLY")
        ),
    },
    ("reminders", "save"): {
        "other words": saved(summary="Other", description="More"),
        "another time": saved(due="2026-06-02T11:00"),
        "another rule": saved(rrule="FREQ=DAILY;INTERVAL=3"),
        "no rule any more": saved(rrule=""),
    },
    ("reminders", "snooze"): {
        "two": lambda services, _: services.reminders.snooze(
            [key(services, WEEKLY), key(services, ALONE)], "2026-06-03T12:00"
        ),
        "one that follows from a rule": lambda services, _: services.reminders.snooze(
            [followed(services)], "2026-03-15", MARCH
        ),
    },
    ("reminders", "move"): {
        "one occurrence": lambda services, _: services.reminders.move(key(services, WEEKLY), "2026-06-03"),
        "the series": lambda services, _: services.reminders.move(
            key(services, WEEKLY), "2026-06-03T10:00", series=True
        ),
    },
    ("reminders", "move_slot"): {
        "to later": lambda services, _: services.reminders.move_slot(
            number(services, WEEKLY), "2026-06-08T10:00", "2026-06-09T10:00"
        ),
        "before the open one": lambda services, _: services.reminders.move_slot(
            number(services, WEEKLY), "2026-06-15T10:00", "2026-05-30"
        ),
    },
    ("reminders", "done"): {
        "alone": done(ALONE, Done(body="Said")),
        "a call with a next one": done(CALL, Done("reached", next=Reminder(due="2026-06-09"))),
        "one of a series": done(WEEKLY, Done("", "Said", no_next="Enough")),
        "the last of a series": done(LAST, Done()),
        "somebody who is not interested": done(CALL, Done("not interested", review="2026-12-01")),
        "one that follows from a rule": lambda services, _: services.reminders.done(
            followed(services), Done(no_next="Next year"), MARCH
        ),
    },
    ("reminders", "skip"): {
        "one of a series": lambda services, _: services.reminders.skip(key(services, WEEKLY), NOW),
        "the only one": lambda services, _: services.reminders.skip(key(services, CALL), NOW),
        "one that follows from a rule": lambda services, _: services.reminders.skip(
            followed(services), MARCH
        ),
    },
    ("reminders", "cancel"): {
        "two": lambda services, _: services.reminders.cancel([key(services, WEEKLY), key(services, CALL)]),
    },
}
