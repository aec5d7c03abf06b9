"""The events a book gives to calendars."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from rolodex.domain.due import DAY_START, timed
from rolodex.domain.event import Event, Exported
from rolodex.domain.message import Message, Word, message
from rolodex.domain.occurrence import Occurrence
from rolodex.domain.reasons import title
from rolodex.domain.reminder import Reminder
from rolodex.store import agenda, calendar, follow_ups, occurrences, settings
from rolodex.store.book import Connection
from rolodex.store.calendar import Closing, Festive

_BEFORE = -10
"""Minutes: a calendar rings so long before something that has a time."""
_AHEAD = 92
"""Days ahead for which follow-ups that come by themselves are given."""
_BACK = 366
_UNKNOWN_YEAR = 2000
"""A birthday without its year begins here, a leap year before any telephone's calendar."""
_FESTIVE = {"bday": message("Birthday"), "anniversary": message("Anniversary")}


@dataclass(frozen=True, slots=True)
class Found:
    """The events, and how many there are of each kind."""

    events: tuple[Event, ...]
    counts: Exported


@dataclass(frozen=True, slots=True)
class _Said:
    """What all events share: the book's name in their UIDs, when those without a time ring, and words."""

    book_id: str
    at_nine: int
    word: Word


def events(
    connection: Connection, contact_ids: Sequence[int] | None, book_id: str, now: datetime, word: Word
) -> Found:
    """The open follow-ups, birthdays and expected deals of these contacts, or of all."""
    at_nine = _minutes(settings.get(connection, "day_start") or DAY_START)
    usual = _Said(book_id, at_nine, word)
    reminders = calendar.open_follow_ups(connection, contact_ids)
    names = calendar.names(connection, sorted({one.contact_id for one in reminders}))
    known = occurrences.of_many(connection, [one.id for one in reminders])
    found: list[Event] = []
    for reminder in reminders:
        uid = reminder.uid or f"reminder-{reminder.id}@{book_id}"
        said = word(title(reminder.origin, reminder.kind, reminder.summary))
        summary = _summary(names.get(reminder.contact_id, ""), said, word)
        found += _series(reminder, known.get(reminder.id, ()), uid, summary, at_nine)
    automatic = list(_automatic(connection, contact_ids, usual, now))
    festive = list(_festive(calendar.festive(connection, contact_ids), usual))
    deals = [_closing(one, book_id, word) for one in calendar.closing(connection, contact_ids)]
    counts = Exported(len(reminders) + len(automatic), len(festive), len(deals))
    return Found((*found, *automatic, *festive, *deals), counts)


def _series(
    reminder: Reminder, known: Sequence[Occurrence], uid: str, summary: str, at_nine: int
) -> Iterator[Event]:
    """The follow-up, and those of its occurrences that are not where its rule has them."""
    shown = reminder.shown

    def event(start: str, slot: str = "") -> Event:
        return Event(
            uid=uid,
            summary=summary,
            description=reminder.description or reminder.reason,
            start=start,
            slot=slot,
            alarm=_alarm(start, at_nine),
            busy=timed(start),
        )

    if not reminder.rrule:
        yield event(shown)
        return
    first = event(reminder.start)
    left_out = tuple(one.slot for one in known if one.status == "CANCELLED")
    yield Event(
        uid=uid,
        summary=summary,
        description=first.description,
        start=reminder.start,
        rrule=reminder.rrule,
        left_out=left_out,
        alarm=first.alarm,
        busy=first.busy,
    )
    if shown != reminder.slot:
        yield event(shown, reminder.slot)
    moved = (one for one in known if one.is_open and one.slot not in (reminder.slot, one.due))
    yield from (event(one.due, one.slot) for one in moved)


def _automatic(
    connection: Connection, contact_ids: Sequence[int] | None, said: _Said, now: datetime
) -> Iterator[Event]:
    """The follow-ups that come by a rule and have no row yet; birthdays have events of their own."""
    today = now.date()
    first = (today - timedelta(days=_BACK)).isoformat()
    among = None if contact_ids is None else frozenset(contact_ids)
    items = [
        item
        for item in agenda.items(connection, today, today + timedelta(days=_AHEAD))
        if not item.reminder_id
        and item.origin not in ("birthday", "anniversary")
        and item.shown >= first
        and (among is None or item.contact_id in among)
    ]
    for one in follow_ups.told(connection, items, today):
        yield Event(
            uid=f"{one.key.replace(':', '-')}@{said.book_id}",
            summary=_summary(one.fn, said.word(one.title), said.word),
            description=said.word(one.why),
            start=one.shown or one.due,
            alarm=_alarm(one.shown or one.due, said.at_nine),
        )


def _festive(days: Sequence[Festive], said: _Said) -> Iterator[Event]:
    seen: dict[tuple[str, int], int] = {}
    for one in days:
        try:
            start = date(one.year or _UNKNOWN_YEAR, one.month, one.day)
        except ValueError:  # a card may say any day, such as 30 February
            continue
        place = seen[one.name, one.contact_id] = seen.get((one.name, one.contact_id), 0) + 1
        counted = f"-{place}" if place > 1 else ""
        what = one.label or said.word(_FESTIVE.get(one.name, message("Date")))
        rule = "FREQ=YEARLY"
        if (one.month, one.day) == (2, 29):
            rule = "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"
        yield Event(
            uid=f"{one.name}-{one.contact_id}{counted}@{said.book_id}",
            summary=_summary(one.fn, what, said.word),
            start=start.isoformat(),
            rrule=rule,
            alarm=said.at_nine,
        )


def _closing(one: Closing, book_id: str, word: Word) -> Event:
    said = word(message("Deal: %(title)s", title=one.title))
    return Event(uid=f"deal-{one.id}@{book_id}", summary=_summary(one.fn, said, word), start=one.day)


def _summary(fn: str, what: str, word: Word) -> str:
    said: Message = message("%(name)s: %(what)s", name=fn, what=what)
    return word(said) if fn else what


def _alarm(start: str, at_nine: int) -> int:
    return _BEFORE if timed(start) else at_nine


def _minutes(clock: str) -> int:
    hours, _, minutes = clock.partition(":")
    return int(hours) * 60 + int(minutes or 0)
