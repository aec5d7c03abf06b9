"""What the marks of a planner page mean in the book, and doing it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time

from rolodex.domain.activity import KINDS, TALKS, Activity
from rolodex.domain.agenda import FollowUp
from rolodex.domain.due import stamp
from rolodex.domain.errors import UserError
from rolodex.domain.later import later
from rolodex.domain.line import minor_units
from rolodex.domain.marks import Mark, next_working_day
from rolodex.domain.message import Message, message
from rolodex.domain.planner import Printed
from rolodex.domain.reminder import Done, Reminder
from rolodex.services import purchases, reminders
from rolodex.store import activities, live, pauses
from rolodex.store import reminders as rows
from rolodex.store.book import Transaction

REASON = "planner"
"""Why nothing is next of what was ticked off on paper without a date."""
_EVENING = time(18, 0)
"""What is entered on a later day happened by then on the day of its page."""


def meant(
    mark: Mark, page: Printed, open_one: Callable[[str], FollowUp | None], currency: str, now: datetime
) -> Mark:
    """The mark with the line of the page it means and what it would do, or why it does nothing."""
    line = page.line(mark.number)
    if not mark.number:
        return mark
    if line is None:
        return _doubt(mark, message("No line of this page has the number %(number)d", number=mark.number))
    mark = replace(mark, key=line.key, contact_id=line.contact_id, fn=line.fn)
    if not mark.understood:
        return mark
    if not names_contact(line.key) and mark.deed != "note" and open_one(line.key) is None:
        return _doubt(mark, message("It is done already, or gone"))
    if not line.contact_id and mark.deed in ("buy", "note", "uninterested"):
        return _doubt(mark, message("This line is about nobody"))
    if names_contact(line.key) and mark.deed == "skip":
        return _doubt(mark, message("There is nothing to leave out"))
    if mark.deed == "buy":
        mark = replace(mark, currency=mark.currency or currency)
        if not minor_units(mark.amount, mark.currency, mark.locale):
            return _doubt(mark, message("“%(amount)s” is no price", amount=mark.amount))
    if not mark.when and mark.deed == "missed":
        mark = replace(mark, when=next_working_day(now))
    if not mark.when and mark.deed == "uninterested":
        mark = replace(mark, when=later("half", now))
    return replace(mark, does=_does(mark))


def enter(tx: Transaction, mark: Mark, day: str, now: datetime) -> None:
    """Do what a mark says within a step; `day` is that of its page."""
    at = now
    if day and day < now.date().isoformat():
        at = datetime.combine(datetime.fromisoformat(day), _EVENING)
    if mark.deed == "note":
        _log(tx, Activity(contact_id=mark.contact_id, kind="note", body=mark.body), at)
        return
    if mark.deed == "buy":
        amount = minor_units(mark.amount, mark.currency, mark.locale)
        sold = f"{at:%Y-%m-%dT%H:%M:%S}"
        purchases.sell(tx, mark.contact_id, amount, mark.currency, mark.body, at=sold)
    if names_contact(mark.key):
        _talked(tx, mark, at, now)
    else:
        _settled(tx, mark, at, now)


def names_contact(key: str) -> bool:
    """Whether a line names a contact without a follow-up."""
    return key.startswith(("celebration:", "slipping:"))


def _settled(tx: Transaction, mark: Mark, at: datetime, now: datetime) -> None:
    """Do with a follow-up what its mark says."""
    reminder = rows.get(tx.connection, live.row(tx, mark.key, now))
    if reminder is None or reminder.status != "NEEDS-ACTION":
        raise UserError(reminders.GONE)
    key = f"reminder:{reminder.id}"
    if mark.deed == "move":
        rows.replace(tx, replace(reminder, due=mark.when, snoozed_to=""))
    elif mark.deed == "skip":
        reminders.leave_out(tx, key, now)
    elif mark.deed == "missed":
        rows.replace(tx, replace(reminder, snoozed_to=mark.when))
        if reminder.contact_id:
            kind = next((kind for kind in KINDS if kind == reminder.kind), "call")
            missed = _activity(mark, kind if kind in TALKS else "call")
            _log(tx, replace(missed, subject=reminder.summary, reminder_id=reminder.id), at)
    elif mark.deed == "uninterested":
        reason = mark.body or mark.outcome
        done = Done(mark.outcome, mark.body, review=mark.when, no_next=reason)
        reminders.complete(tx, key, done, at)
    else:
        after = None
        if mark.when:
            after = Reminder(kind=reminder.kind, summary=mark.body or reminder.summary, due=mark.when)
        reason = "" if after or reminder.rrule else REASON
        reminders.complete(tx, key, Done(mark.outcome, mark.body, next=after, no_next=reason), at)


def _talked(tx: Transaction, mark: Mark, at: datetime, now: datetime) -> None:
    """Log a call with somebody who celebrates or is slipping away, and plan what is next."""
    if mark.deed == "uninterested":
        pauses.put(tx, [mark.contact_id], mark.when, f"{now:%Y-%m-%d}", mark.body)
    if mark.deed != "move":
        no_next = "" if mark.when else REASON
        _log(tx, replace(_activity(mark, "call"), no_next=no_next), at)
    if mark.when and mark.deed != "uninterested":
        summary = mark.body if mark.deed in ("done", "move") else ""
        after = Reminder(contact_id=mark.contact_id, kind="call", summary=summary, due=mark.when)
        rows.insert(tx, after)


def _activity(mark: Mark, kind: str) -> Activity:
    return Activity(
        contact_id=mark.contact_id,
        kind=next(one for one in KINDS if one == kind),
        direction="out",
        outcome=mark.outcome,
        body=mark.body,
    )


def _log(tx: Transaction, activity: Activity, at: datetime) -> None:
    activities.insert(tx, replace(activity, at=stamp(at)))


def _does(mark: Mark) -> Message:
    when = mark.when.replace("T", " ")
    match mark.deed:
        case "move":
            return message("Moved to %(when)s", when=when)
        case "missed":
            return message("Not reached; it comes up again on %(when)s", when=when)
        case "uninterested":
            return message("Not interested; left alone until %(when)s", when=when)
        case "note":
            return message("A note: %(words)s", words=mark.body)
        case "skip":
            return message("Left out")
        case "buy" if mark.when:
            return message(
                "An order of %(amount)s %(currency)s; next on %(when)s",
                amount=mark.amount,
                currency=mark.currency,
                when=when,
            )
        case "buy":
            return message(
                "An order of %(amount)s %(currency)s; nothing is planned next",
                amount=mark.amount,
                currency=mark.currency,
            )
        case _ if mark.when:
            return message("Done; next on %(when)s", when=when)
        case _:
            return message("Done; nothing is planned next")


def _doubt(mark: Mark, doubt: Message) -> Mark:
    return replace(mark, doubt=doubt) if mark.understood else mark
