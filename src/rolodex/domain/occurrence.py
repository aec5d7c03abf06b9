"""Single occurrences of a repeated follow-up: which is next, and which are to come.

A repeated follow-up has one open occurrence. When that is done or left out, it goes on to the earliest of
those that come next: the occurrences moved by hand, also late ones, and the first slot of the rule that is
not past yet. Slots that went by meanwhile are one with the occurrence that was open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice

from rolodex.domain.due import moment, stamp, timed, when, written
from rolodex.domain.recurrence import each, moved, slots
from rolodex.domain.reminder import Reminder, Status


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An occurrence that is not as the rule says: moved to `due`, done or left out (at a UTC stamp)."""

    slot: str
    due: str = ""
    status: Status = "NEEDS-ACTION"
    at: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it is still to come, at its own time."""
        return self.status == "NEEDS-ACTION"


def following(reminder: Reminder, known: Sequence[Occurrence], now: datetime) -> Occurrence | None:
    """The occurrence that is open once the present one is settled; None where the series has ended."""
    ahead = [one for one in known if one.is_open and one.slot != reminder.slot]
    taken = {one.slot for one in known} | {reminder.slot}
    found = [*ahead, *_regular(reminder, known, taken, now)]
    return min(found, key=lambda one: (one.due, one.slot), default=None)


def settled(
    reminder: Reminder, known: Sequence[Occurrence], status: Status, now: datetime
) -> tuple[Reminder, Occurrence | None]:
    """The follow-up after its open occurrence was done or left out, and what is to be kept of that."""
    at = stamp(now)
    if not reminder.rrule:
        return replace(reminder, status=status, completed_at=at, snoozed_to=""), None
    kept = Occurrence(reminder.slot, reminder.due, status, at)
    opened = following(reminder, known, now)
    if opened is None:
        return replace(reminder, status="COMPLETED", completed_at=at, snoozed_to=""), kept
    return replace(reminder, slot=opened.slot, due=opened.due, snoozed_to=""), kept


def brought_forward(
    reminder: Reminder, known: Sequence[Occurrence], slot: str, due: str
) -> tuple[Reminder, tuple[Occurrence, ...]]:
    """The follow-up with its occurrence `slot` moved to `due`, and what is to be kept of that.

    One that comes before the open one is open from now on; the other then counts as moved itself.
    """
    one = Occurrence(slot, due)
    if when(due) >= when(reminder.due):
        return reminder, (one,)
    return replace(reminder, slot=slot, due=due, snoozed_to=""), (
        one,
        Occurrence(reminder.slot, reminder.due),
    )


def _regular(
    reminder: Reminder, known: Sequence[Occurrence], taken: set[str], now: datetime
) -> Iterator[Occurrence]:
    """The first slot that is not past and for which nothing else stands."""
    with_time = timed(reminder.slot)
    before_now = written(now - timedelta(minutes=1) if with_time else now - timedelta(days=1), with_time)
    after = max(reminder.slot, before_now) if _in_turn(reminder, known) else before_now
    free = (slot for slot in each(reminder.rrule, reminder.start, after) if slot not in taken)
    return (Occurrence(slot, slot) for slot in islice(free, 1))


def _in_turn(reminder: Reminder, known: Iterable[Occurrence]) -> bool:
    """Whether no slot before the open one is still to come, as may be where that was moved beforehand."""
    return not any(one.is_open and one.slot == reminder.slot for one in known)


def to_come(
    reminder: Reminder, known: Iterable[Occurrence], first: str, last: str, limit: int = 366
) -> tuple[Occurrence, ...]:
    """The occurrences after the open one that are due from the day `first` to the day `last`, by due time."""
    if not reminder.rrule or reminder.status != "NEEDS-ACTION":
        return ()
    overrides = {one.slot: one for one in known}
    ahead = [one for one in overrides.values() if one.is_open and one.slot != reminder.slot]
    after = written(when(first) - timedelta(minutes=1), with_time=True)
    if _in_turn(reminder, overrides.values()) and when(reminder.slot) > when(after):
        after = reminder.slot
    regular = [
        Occurrence(slot, slot)
        for slot in slots(reminder.rrule, reminder.start, after, last, limit)
        if slot not in overrides and slot != reminder.slot
    ]
    within = [one for one in (*ahead, *regular) if first <= one.due[:10] <= last]
    return tuple(sorted(within, key=lambda one: (one.due, one.slot)))


def latest(reminder: Reminder, known: Iterable[Occurrence], now: datetime, day_start: str) -> str:
    """When an occurrence after the open one last came up by now; "" where none has."""
    overrides = {one.slot: one for one in known}
    shown = when(moment(reminder.shown, day_start))
    after = max(when(reminder.slot), shown).isoformat(timespec="minutes")
    until = written(now, with_time=True)
    passed = slots(reminder.rrule, reminder.start, after, until, limit=5000)
    came = [slot for slot in passed if slot not in overrides]
    came += [one.due for one in overrides.values() if one.is_open and one.slot != reminder.slot]
    return max((due for due in came if shown < when(moment(due, day_start)) <= now), default="")


def next_up(reminder: Reminder, known: Iterable[Occurrence], now: datetime, day_start: str) -> str:
    """When an occurrence after the open one comes up next; "" where none does any more."""
    overrides = {one.slot: one for one in known}
    after = max(when(reminder.slot), when(written(now - timedelta(days=1), with_time=True)))
    free = each(reminder.rrule, reminder.start, after.isoformat(timespec="minutes"))
    regular = (moment(slot, day_start) for slot in free if slot not in overrides and slot != reminder.slot)
    ahead = [moment(one.due, day_start) for one in overrides.values() if one.is_open]
    found = [one for one in ahead if when(one) > now]
    found += islice((one for one in regular if when(one) > now), 1)
    return min(found, default="")


def moved_series(
    reminder: Reminder, known: Sequence[Occurrence], due: str
) -> tuple[Reminder, dict[str, str]]:
    """The series going on from `due` instead of from its open occurrence.

    Beside it, for each slot after the open one that stands in the book, the slot it becomes ("" where there
    is none): what was moved, done or left out beforehand stays so.
    """
    rule = moved(reminder.rrule, reminder.start, reminder.slot, due)
    ahead = sorted(one.slot for one in known if one.slot > reminder.slot)
    places: dict[str, str] = {}
    if ahead:
        before = slots(reminder.rrule, reminder.start, reminder.slot, ahead[-1])
        after = slots(rule, due, due, limit=len(before))
        new = dict(zip(before, after, strict=False))
        places = {slot: new.get(slot, "") for slot in ahead}
    return replace(reminder, rrule=rule, start=due, slot=due, due=due, snoozed_to=""), places
