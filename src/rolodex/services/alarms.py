"""Which follow-ups the user is to be reminded of, and when the next is.

Nothing here waits for a time: whoever asks says what the clock shows, as often as it likes, so that sleep,
a closed book and a clock that is set differently come to the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import NamedTuple

from rolodex.domain.agenda import FollowUp
from rolodex.domain.due import DAY_START, clock, is_time, moment, stamp, when, written
from rolodex.domain.occurrence import Occurrence, latest, next_up
from rolodex.domain.reminder import Reminder
from rolodex.store import fired, follow_ups, history, occurrences, reminders, settings
from rolodex.store.book import Book, Connection
from rolodex.store.live import Item

WRONG = timedelta(days=1)
"""A clock that was further ahead than this was wrong, and what it told is told again at its time."""
AHEAD = (1, 8, 32, 367)
"""Days within which the next one is looked for, the first of these in which there is one."""


class _Alarm(NamedTuple):
    """A follow-up that has come up, and the time for which it is told."""

    item: Item
    told_for: str

    @property
    def times(self) -> tuple[fired.Told, ...]:
        """What need not be told any more: this time, and that at which the open occurrence came up."""
        return (self.item.key, self.told_for), (self.item.key, self.item.shown)


class _Quiet(NamedTuple):
    """Between these moments nothing comes up, as long as the book stays as it is."""

    step: int
    day_start: str
    since: datetime
    until: datetime
    next_at: str


class Alarms:
    """Which follow-ups the user is to be reminded of, and when the next is."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._quiet: _Quiet | None = None

    def missed(self, now: datetime, limit: int = 50) -> tuple[FollowUp, ...]:
        """The last of those that have come up by now and were not told yet, in the order of their times."""
        with self._book.reading() as connection:
            day_start = _day_start(connection)
            up = fired.up(connection, now, day_start)
            return _told(connection, _untold(connection, up, now, day_start)[-limit:], now)

    def fire(self, now: datetime, limit: int = 50) -> tuple[FollowUp, ...]:
        """The same, noting that all of them are told now; asking again gives nothing.

        A book that can only be read is told nothing of, as it cannot be noted.
        """
        if self._book.read_only or self._is_quiet(now):
            return ()
        self._forget_what_a_wrong_clock_told(now)
        with self._book.reading() as connection:
            day_start = _day_start(connection)
            up = fired.up(connection, now, day_start)
            alarms = _untold(connection, up, now, day_start)
            told = _told(connection, alarms[-limit:], now)
            quiet = _quiet(connection, up, now, day_start)
        if alarms:
            with self._book.housekeeping() as tx:
                fired.note(tx, {told for alarm in alarms for told in alarm.times}, stamp(now))
        self._quiet = quiet
        return told

    def next_at(self, now: datetime) -> str:
        """The date-time at which the next one comes up, "" where none does within a year."""
        if self._quiet is not None and self._is_quiet(now):
            return self._quiet.next_at
        with self._book.reading() as connection:
            day_start = _day_start(connection)
            return _next_at(connection, fired.up(connection, now, day_start), now, day_start)

    def _forget_what_a_wrong_clock_told(self, now: datetime) -> None:
        ahead = written(now + WRONG, with_time=True)
        with self._book.reading() as connection:
            wrong = fired.any_after(connection, ahead)
        if wrong:
            with self._book.housekeeping() as tx:
                fired.forget_after(tx, ahead)

    def _is_quiet(self, now: datetime) -> bool:
        """Whether nothing can have come up since the last time."""
        quiet = self._quiet
        if quiet is None or not quiet.since <= now < quiet.until:
            return False
        with self._book.reading() as connection:
            return quiet[:2] == (_last_step(connection), _day_start(connection))


def _last_step(connection: Connection) -> int:
    """The id of the newest step: while it stays, so do the follow-ups."""
    return next((step.id for step in history.steps(connection, 1)), 0)


def _day_start(connection: Connection) -> str:
    """When what is due on a day without a time comes up."""
    return clock(settings.get(connection, "day_start")) or DAY_START


def _quiet(connection: Connection, up: Sequence[Item], now: datetime, day_start: str) -> _Quiet:
    """How long nothing comes up: until the next does, or the day ends, as somebody's pause may end then."""
    midnight = when(written(now + timedelta(days=1), with_time=False))
    coming = _next_at(connection, up, now, day_start)
    until = min(when(coming), midnight) if coming else midnight
    return _Quiet(_last_step(connection), day_start, now, until, coming)


def _next_at(connection: Connection, up: Sequence[Item], now: datetime, day_start: str) -> str:
    again = _next_repeated(connection, up, now, day_start)
    for days in AHEAD:
        item = fired.coming(connection, now, day_start, days)
        found = [moment(item.shown, day_start)] if item else []
        if again and when(again).date() < now.date() + timedelta(days=days):
            found.append(again)
        if found:
            return min(found)
    return again


def _untold(connection: Connection, up: Sequence[Item], now: datetime, day_start: str) -> list[_Alarm]:
    """All that have come up and are not told yet, in the order of their times."""
    told = fired.of(connection, (item.key for item in up))
    alarms = {item.key: _Alarm(item, item.shown) for item in up if item.shown not in told[item.key]}
    for item, reminder, others in _repeated(connection, up):
        again = latest(reminder, others, now, day_start)
        if again and again > max(told[item.key], default=""):
            alarms[item.key] = _Alarm(item, again)
    return sorted(alarms.values(), key=lambda alarm: moment(alarm.told_for, day_start))


def _repeated(
    connection: Connection, items: Iterable[Item]
) -> Iterator[tuple[Item, Reminder, tuple[Occurrence, ...]]]:
    """Those that repeat, with those of their occurrences that are not as the rule says."""
    by_id = {item.reminder_id: item for item in items if item.reminder_id}
    known = reminders.get_many(connection, list(by_id))
    found = [one for one in known if one.rrule and is_time(one.shown) and is_time(one.start)]
    others = occurrences.of_many(connection, [one.id for one in found])
    return ((by_id[one.id], one, others.get(one.id, ())) for one in found)


def _next_repeated(connection: Connection, items: Iterable[Item], now: datetime, day_start: str) -> str:
    """When the next occurrence comes up of those whose open one already has."""
    repeated = _repeated(connection, items)
    found = (next_up(reminder, others, now, day_start) for _, reminder, others in repeated)
    return min(filter(None, found), default="")


def _told(connection: Connection, alarms: list[_Alarm], now: datetime) -> tuple[FollowUp, ...]:
    """These as they are listed, shown at the time for which they are told."""
    listed = follow_ups.told(connection, [alarm.item for alarm in alarms], now.date())
    times = {alarm.item.key: alarm.told_for for alarm in alarms}
    return tuple(replace(one, shown=times[one.key]) for one in listed)
