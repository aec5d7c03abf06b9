"""Events of an .ics file becoming activities and follow-ups of a contact."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from rolodex.domain import occurrence, recurrence
from rolodex.domain.activity import Activity
from rolodex.domain.due import is_past, stamp, timed, when, written
from rolodex.domain.errors import UserError
from rolodex.domain.event import Event, Rejected
from rolodex.domain.message import message
from rolodex.domain.reminder import Reminder, planned
from rolodex.store import activities, calendar, occurrences, reminders
from rolodex.store.book import Transaction

_NOON = "T12:00"


class Taking:
    """Takes events in one by one within a step, and counts what they became."""

    def __init__(
        self, tx: Transaction, contact_id: int, name: str, now: datetime, uids: Sequence[str]
    ) -> None:
        """Begin with nothing taken in; `uids` are those of the events that will come."""
        self._tx = tx
        self._book_id = calendar.book_id(tx.connection)
        self._known = calendar.known(tx.connection, uids)
        self._contact_id = contact_id
        self._name = name
        self._now = now
        self.ids: list[int] = []
        self.activities = 0
        self.follow_ups = 0
        self.updated = 0
        self.rejected: list[Rejected] = []

    def take(self, event: Event) -> None:
        """Take an event in, or bring up to date what it became before."""
        uid = event.uid or _fingerprint(event)
        summary = event.summary.removeprefix(f"{self._name}: ")
        known = self._follow_up(uid)
        is_own = known is None and self._is_own(uid, event.summary)
        event = replace(event, uid=uid, summary=summary)
        try:
            if is_own:
                self.rejected.append(Rejected(summary, message("It comes from this book")))
            elif event.slot and known is not None and known.rrule:
                self._move(known, event)
            elif event.status == "CANCELLED":
                self._call_off(known, event)
            elif event.status == "COMPLETED" or (known is None and self._is_over(event)):
                self._log(event, known)
            else:
                self._plan(event, known)
        except UserError as error:
            self.rejected.append(Rejected(event.summary, error.message))

    def _follow_up(self, uid: str) -> Reminder | None:
        """The follow-up of this contact, or of nobody, that goes by this UID."""
        ids = [one.id for one in self._known.get(uid, ()) if one.contact_id in (0, self._contact_id)]
        return reminders.get(self._tx.connection, ids[-1]) if ids else None

    def _is_own(self, uid: str, summary: str) -> bool:
        """Whether an event was written by this book: a birthday, or the follow-up of somebody else."""
        if self._book_id and uid.endswith(f"@{self._book_id}"):
            return True
        return any(one.fn and summary.startswith(f"{one.fn}: ") for one in self._known.get(uid, ()))

    def _is_over(self, event: Event) -> bool:
        if not event.start:
            return False
        if event.rrule:
            return not recurrence.next_slot(event.rrule, event.start, self._before())
        end = event.start
        if timed(end):
            end = written(when(end) + timedelta(minutes=event.minutes), with_time=True)
        return is_past(end, self._now)

    def _before(self) -> str:
        """The last moment of yesterday: what stands today is still to come."""
        midnight = self._now.replace(hour=0, minute=0)
        return written(midnight - timedelta(minutes=1), with_time=True)

    def _log(self, event: Event, follow_up: Reminder | None) -> None:
        """Write an event that is over into the timeline; its follow-up is done."""
        if follow_up is not None and follow_up.status != "NEEDS-ACTION":
            self.ids.append(follow_up.id)
            self.updated += 1
            return
        start = event.start or written(self._now, with_time=True)
        local = when(start if timed(start) else f"{start}{_NOON}")
        body = "\n".join(filter(None, (event.location, event.description)))
        known_id = activities.with_uid(self._tx.connection, self._contact_id, event.uid)
        known = activities.get(self._tx.connection, known_id) if known_id else None
        activity = Activity(
            contact_id=self._contact_id,
            kind="note" if event.is_task else "meeting",
            uid=event.uid,
            reminder_id=follow_up.id if follow_up else 0,
        )
        said = replace(
            known or activity, at=stamp(local), minutes=event.minutes, subject=event.summary, body=body
        )
        if known is None:
            self.ids.append(activities.insert(self._tx, said))
            self.activities += 1
        else:
            if said != known:
                activities.replace(self._tx, said)
            self.ids.append(known.id)
            self.updated += 1
        if follow_up is not None:
            at = stamp(self._now)
            done = replace(follow_up, status="COMPLETED", completed_at=at, snoozed_to="")
            reminders.replace(self._tx, done)

    def _plan(self, event: Event, known: Reminder | None) -> None:
        """Make an event that is to come a follow-up, or move the one it is."""
        description = "\n".join(filter(None, (event.location, event.description)))
        wanted = Reminder(
            contact_id=self._contact_id,
            kind="task" if event.is_task else "meeting",
            summary=event.summary,
            description=description,
            due=event.start or written(self._now, with_time=False),
            rrule=event.rrule,
            uid=event.uid,
        )
        if event.rrule:
            wanted = self._on_next_slot(wanted)
        if known is None:
            known_id = reminders.insert(self._tx, wanted)
            made = calendar.Known(known_id, self._contact_id, self._name)
            self._known.setdefault(event.uid, []).append(made)
            self.follow_ups += 1
        else:
            known_id = known.id
            self.updated += 1
            if (after := _updated(known, wanted)) != known:
                reminders.replace(self._tx, after)
        self.ids.append(known_id)
        for slot in event.left_out:
            self._leave_out(known_id, slot)

    def _on_next_slot(self, wanted: Reminder) -> Reminder:
        """A series on its first occurrence that is still to come."""
        series = planned(wanted)
        if when(series.slot) <= when(self._before()):
            slot = recurrence.next_slot(series.rrule, series.start, self._before())
            series = replace(series, slot=slot, due=slot)
        return series

    def _leave_out(self, reminder_id: int, slot: str) -> None:
        reminder = reminders.get(self._tx.connection, reminder_id)
        if reminder is None or not reminder.rrule or slot < reminder.slot:
            return
        known = occurrences.of(self._tx.connection, reminder_id)
        if any(one.slot == slot and not one.is_open for one in known):
            return
        if slot == reminder.slot:
            after, kept = occurrence.settled(reminder, known, "CANCELLED", self._now)
            reminders.replace(self._tx, after)
            if kept is not None:
                occurrences.put(self._tx, reminder_id, kept)
        elif recurrence.falls_on(reminder.rrule, reminder.start, slot):
            gone = occurrence.Occurrence(slot, slot, "CANCELLED", stamp(self._now))
            occurrences.put(self._tx, reminder_id, gone)

    def _move(self, known: Reminder, event: Event) -> None:
        """Put one occurrence of a series where the event is."""
        self.ids.append(known.id)
        if event.status == "CANCELLED":
            self._leave_out(known.id, event.slot)
            return
        if event.slot == known.slot:
            if event.start != known.shown:
                reminders.replace(self._tx, replace(known, due=event.start, snoozed_to=""))
            return
        standing = occurrences.of(self._tx.connection, known.id)
        settled = any(one.slot == event.slot and not one.is_open for one in standing)
        if settled or not recurrence.falls_on(known.rrule, known.start, event.slot):
            return
        after, kept = occurrence.brought_forward(known, standing, event.slot, event.start)
        if after != known:
            reminders.replace(self._tx, after)
        for one in kept:
            occurrences.put(self._tx, known.id, one)

    def _call_off(self, known: Reminder | None, event: Event) -> None:
        if known is None:
            self.rejected.append(Rejected(event.summary, message("It is called off")))
            return
        if known.status == "NEEDS-ACTION":
            at = stamp(self._now)
            off = replace(known, status="CANCELLED", completed_at=at, snoozed_to="")
            reminders.replace(self._tx, off)
        self.ids.append(known.id)
        self.updated += 1


def _updated(known: Reminder, wanted: Reminder) -> Reminder:
    """A follow-up as its event says now; what stands where the event is stays as it is."""
    said = replace(
        known,
        summary=wanted.summary or known.summary,
        description=wanted.description or known.description,
    )
    if not wanted.rrule and not known.rrule:
        if wanted.due == known.shown:
            return said
        return replace(said, due=wanted.due, snoozed_to="", status="NEEDS-ACTION", completed_at="")
    if (wanted.rrule, wanted.start) == (known.rrule, known.start):
        return said
    return replace(
        said, due=wanted.due, rrule=wanted.rrule, start=wanted.start, slot=wanted.slot, snoozed_to=""
    )


def _fingerprint(event: Event) -> str:
    """What an event without a UID is known by."""
    said = "\n".join((event.summary, event.start, event.rrule))
    return f"sha256:{hashlib.sha256(said.encode('utf-8', 'replace')).hexdigest()}"
