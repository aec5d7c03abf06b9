"""Follow-ups: made, moved, snoozed, done; one occurrence or the whole series."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from rolodex.domain import environment, occurrence
from rolodex.domain.activity import KINDS, TALKS, Activity
from rolodex.domain.agenda import FollowUp
from rolodex.domain.changes import Changes
from rolodex.domain.due import DAY, cleaned, stamp
from rolodex.domain.errors import UserError
from rolodex.domain.message import Message, message, plural_message
from rolodex.domain.naming import short_name
from rolodex.domain.recurrence import falls_on
from rolodex.domain.reminder import Done, Reminder, Status
from rolodex.services.activities import name_of
from rolodex.services.contacts import Saved
from rolodex.store import activities, agenda, follow_ups, live, occurrences, pauses
from rolodex.store import reminders as store
from rolodex.store.book import Book, Connection, Transaction
from rolodex.store.live import Item

CELEBRATIONS = ("birthday", "anniversary")
"""What comes round by itself and is no next step."""
GONE = message("This follow-up is no longer open; nothing was changed.")
LOOSE_END = message(
    "Nothing is planned after this; it is not marked as done. "
    "Give the date of the next step, or the reason why there is none."
)


class Reminders:
    """Follow-ups: made, moved, snoozed, done; one occurrence or the whole series."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def get(self, reminder_id: int) -> Reminder | None:
        """One follow-up, or None when it is gone."""
        with self._book.reading() as connection:
            return store.get(connection, reminder_id)

    def of_contact(self, contact_id: int, now: datetime | None = None) -> tuple[FollowUp, ...]:
        """The open follow-ups of a contact that stand in the book, the first to come up first."""
        with self._book.reading() as connection:
            items = [
                Item(one.origin, one.rule_id, contact_id, one.source_id, one.id, one.slot, one.shown)
                for one in store.open_of(connection, contact_id)
            ]
            return follow_ups.told(connection, items, (now or environment.now()).date())

    def add(self, reminder: Reminder) -> Saved:
        """Write a follow-up down; one that repeats begins on the first day its rule names."""
        label = self._labelled(message("Plan a follow-up: %(what)s"), reminder)
        with self._book.change(label) as tx:
            reminder_id = store.insert(tx, reminder)
        return Saved(reminder_id, tx.changes)

    def add_each(self, reminder: Reminder, contact_ids: Sequence[int]) -> Changes:
        """Write the same follow-up down for each of these contacts.

        Raises UserError where one of them has been deleted.
        """
        label = plural_message("Plan %(count)d follow-up", "Plan %(count)d follow-ups", len(contact_ids))
        with self._book.change(label) as tx:
            for contact_id in contact_ids:
                name_of(tx.connection, contact_id)
                store.insert(tx, replace(reminder, contact_id=contact_id))
        return tx.changes

    def goes_on(self, contact_id: int, now: datetime, besides: str = "") -> bool:
        """Whether anything is planned with a contact besides this key, be it by a rule."""
        with self._book.reading() as connection:
            return _goes_on(connection, contact_id, now, besides)

    def save(self, reminder: Reminder) -> Changes:
        """Put this follow-up in place of what the book holds under its id: the whole series where it repeats.

        Another due time moves the series from the open occurrence on, another rule begins a new one there.
        """
        with self._book.change(self._labelled(message("Edit a follow-up: %(what)s"), reminder)) as tx:
            known = store.get(tx.connection, reminder.id)
            if known is None:
                raise UserError(GONE)
            if known.rrule != reminder.rrule:
                self._begin_anew(tx, known)
                reminder = replace(reminder, start="", slot="")
            else:
                reminder = replace(reminder, start=known.start, slot=known.slot)
                if known.rrule and known.due != cleaned(reminder.due):
                    reminder = self._moved_series(tx, reminder, reminder.due)
            store.replace(tx, reminder)
        return tx.changes

    def snooze(self, keys: Sequence[str], until: str, now: datetime | None = None) -> Changes:
        """Show these again at `until`, a date or date-time; neither their due times nor their series move."""
        until = cleaned(until)
        label = self._label(
            message("Snooze a follow-up: %(what)s"),
            keys,
            plural_message("Snooze %(count)d follow-up", "Snooze %(count)d follow-ups", len(keys)),
        )
        with self._book.change(label) as tx:
            for key in keys:
                store.replace(tx, replace(_open(tx, key, now), snoozed_to=until))
        return tx.changes

    def move(self, key: str, due: str, series: bool = False, now: datetime | None = None) -> Changes:
        """Give the open occurrence another due time; or the `series` from it on."""
        due = cleaned(due)
        with self._book.change(self._label(message("Move a follow-up: %(what)s"), [key])) as tx:
            reminder = replace(_open(tx, key, now), snoozed_to="")
            whole = series and reminder.rrule
            store.replace(tx, self._moved_series(tx, reminder, due) if whole else replace(reminder, due=due))
        return tx.changes

    def move_slot(self, reminder_id: int, slot: str, due: str) -> Changes:
        """Give one occurrence of a series, also one to come, another due time; the series stays."""
        key = f"reminder:{reminder_id}"
        due = cleaned(due)
        with self._book.change(self._label(message("Move a follow-up: %(what)s"), [key])) as tx:
            reminder = _open(tx, key)
            if slot == reminder.slot:
                store.replace(tx, replace(reminder, due=due, snoozed_to=""))
            else:
                self._bring_forward(tx, reminder, slot, due)
        return tx.changes

    def done(self, key: str, done: Done, now: datetime) -> Saved:
        """Complete the open occurrence, log what was done, and plan what is next; gives the activity's id.

        A repeated one goes on to its next slot; who is not interested is left alone until `done.review`.
        Raises UserError where somebody was to be talked to and neither a next date stands nor a reason is
        given why there is none.
        """
        with self._book.change(self._label(message("Done: %(what)s"), [key])) as tx:
            activity_id = complete(tx, key, done, now)
        return Saved(activity_id, tx.changes)

    def skip(self, key: str, now: datetime) -> Changes:
        """Leave the open occurrence out; a series goes on with the next one."""
        with self._book.change(self._label(message("Leave out a follow-up: %(what)s"), [key])) as tx:
            leave_out(tx, key, now)
        return tx.changes

    def cancel(self, keys: Sequence[str], now: datetime | None = None) -> Changes:
        """Call these off, with all that is to come of those that repeat."""
        label = self._label(
            message("Call off a follow-up: %(what)s"),
            keys,
            plural_message("Call off %(count)d follow-up", "Call off %(count)d follow-ups", len(keys)),
        )
        with self._book.change(label) as tx:
            at = stamp(now or environment.now())
            for key in keys:
                off = replace(_open(tx, key, now), status="CANCELLED", completed_at=at, snoozed_to="")
                store.replace(tx, off)
        return tx.changes

    def _bring_forward(self, tx: Transaction, reminder: Reminder, slot: str, due: str) -> None:
        known = occurrences.of(tx.connection, reminder.id)
        _refuse_none(reminder, known, slot)
        reminder, kept = occurrence.brought_forward(reminder, known, slot, due)
        store.replace(tx, reminder)
        for one in kept:
            occurrences.put(tx, reminder.id, one)

    def _moved_series(self, tx: Transaction, reminder: Reminder, due: str) -> Reminder:
        known = occurrences.of(tx.connection, reminder.id)
        reminder, places = occurrence.moved_series(reminder, known, cleaned(due))
        occurrences.rename(tx, reminder.id, places)
        return reminder

    def _begin_anew(self, tx: Transaction, reminder: Reminder) -> None:
        """Let go of what was moved of a series whose rule is another now; what was done stays."""
        for one in occurrences.of(tx.connection, reminder.id):
            if one.is_open or one.slot > reminder.slot:
                occurrences.forget(tx, reminder.id, one.slot)

    def _label(self, label: Message, keys: Sequence[str], several: Message | None = None) -> Message:
        """The label of a step with what it is about; `several` where it is about more than one."""
        if several is not None and len(keys) != 1:
            return several
        with self._book.reading() as connection:
            named = live.read_key(keys[0])
            known = store.get(connection, named.reminder_id) if named and named.reminder_id else None
        if known is None and (named is None or named.reminder_id):
            raise UserError(GONE)
        return self._labelled(label, known or Reminder(contact_id=named.contact_id if named else 0))

    def _labelled(self, label: Message, reminder: Reminder) -> Message:
        with self._book.reading() as connection:
            name = name_of(connection, reminder.contact_id) if reminder.contact_id else ""
        what = ": ".join(filter(None, (name, " ".join(reminder.summary.split()))))
        return replace(label, args=(("what", short_name(what)),))


def complete(tx: Transaction, key: str, done: Done, now: datetime) -> int:
    """Complete a follow-up within somebody else's step and give the activity's id; as `Reminders.done`."""
    reminder = _open(tx, key, now)
    activity_id = _logged(tx, reminder, done, now)
    if not reminder.contact_id and done.body:
        said = "\n".join(filter(None, (reminder.description, done.body)))
        reminder = replace(reminder, description=said)
    goes_on = _settle(tx, reminder, "COMPLETED", now)
    if done.review and reminder.contact_id:
        review = cleaned(done.review)[:DAY]
        pauses.put(tx, [reminder.contact_id], review, f"{now:%Y-%m-%d}", done.no_next.strip())
    elif done.next is not None:
        store.insert(tx, _next(reminder, done.next))
    elif not goes_on and not done.no_next.strip():
        _refuse_loose_end(tx, reminder, _kind(reminder, done), now)
    return activity_id


def leave_out(tx: Transaction, key: str, now: datetime) -> None:
    """Leave the open occurrence out within somebody else's step; as `Reminders.skip`."""
    _settle(tx, _open(tx, key, now), "CANCELLED", now)


def _settle(tx: Transaction, reminder: Reminder, status: Status, now: datetime) -> bool:
    """Settle the open occurrence; says whether another one is open now."""
    known = occurrences.of(tx.connection, reminder.id)
    after, kept = occurrence.settled(reminder, known, status, now)
    store.replace(tx, after)
    if kept:
        occurrences.put(tx, reminder.id, kept)
    return after.status == "NEEDS-ACTION"


def _open(tx: Transaction, key: str, now: datetime | None = None) -> Reminder:
    """The open follow-up of this key; one that only follows from a rule is written down.

    Raises UserError where it is gone, done or called off.
    """
    found = store.get(tx.connection, live.row(tx, key, now or environment.now()))
    if found is None or found.status != "NEEDS-ACTION":
        raise UserError(GONE)
    return found


def _kind(reminder: Reminder, done: Done) -> str:
    """What kind of activity is logged of a follow-up."""
    return done.kind or ("note" if reminder.kind == "task" else reminder.kind)


def _logged(tx: Transaction, reminder: Reminder, done: Done, now: datetime) -> int:
    """Log what was done with a contact; gives 0 where the follow-up is of none."""
    if not reminder.contact_id:
        return 0
    kind = next(kind for kind in KINDS if kind == _kind(reminder, done))
    activity = Activity(
        contact_id=reminder.contact_id,
        kind=kind,
        direction="in" if done.direction == "in" else "out" if kind in TALKS else "",
        at=stamp(now),
        minutes=done.minutes,
        outcome=done.outcome,
        subject=reminder.summary,
        body=done.body,
        no_next=done.no_next.strip(),
        reminder_id=reminder.id,
        deal_id=reminder.deal_id,
    )
    return activities.insert(tx, activity)


def _next(reminder: Reminder, said: Reminder) -> Reminder:
    """What is next, with what was not said taken from the follow-up that is done."""
    same = said.kind == "task" and not said.summary
    return replace(
        said,
        id=0,
        kind=reminder.kind if same else said.kind,
        summary=said.summary or reminder.summary,
        contact_id=said.contact_id or reminder.contact_id,
        deal_id=said.deal_id or reminder.deal_id,
        ticket_id=said.ticket_id or reminder.ticket_id,
    )


def _refuse_loose_end(tx: Transaction, reminder: Reminder, kind: str, now: datetime) -> None:
    """Raise UserError where somebody was to be talked to and nothing further stands with them."""
    if not reminder.contact_id or kind not in TALKS:
        return
    if not _goes_on(tx.connection, reminder.contact_id, now):
        raise UserError(LOOSE_END)


def _goes_on(connection: Connection, contact_id: int, now: datetime, besides: str = "") -> bool:
    """Whether anything is planned with a contact besides this key; what comes round by itself is no step."""
    standing = agenda.of_contact(connection, contact_id, now.date())
    return any(item.origin not in CELEBRATIONS and item.key != besides for item in standing)


def _refuse_none(reminder: Reminder, known: Sequence[occurrence.Occurrence], slot: str) -> None:
    """Raise UserError where the series has no such occurrence that is still to come."""
    standing = {one.slot: one.is_open for one in known}
    if not standing.get(slot, bool(reminder.rrule) and falls_on(reminder.rrule, reminder.start, slot)):
        raise UserError(GONE)
