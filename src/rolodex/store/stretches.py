"""What stands in a stretch of days: each follow-up at its day, repeated ones as often as they come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from rolodex.domain.agenda import FollowUp
from rolodex.domain.message import verbatim
from rolodex.domain.occurrence import to_come
from rolodex.store import agenda, follow_ups, occurrences, reminders
from rolodex.store.engine import Connection
from rolodex.store.live import Item

LISTED = 1000
"""As many of the follow-ups of a stretch are told, the first ones."""


def within(connection: Connection, first: date, last: date, today: date) -> tuple[FollowUp, ...]:
    """What is shown from one day to another, with the deals expected to close, in the order of the days."""
    told = follow_ups.told(connection, agenda.listed(connection, first, last, today, LISTED), today)
    items = agenda.repeated(connection, today, last + timedelta(days=1))
    repeated = _repeated(connection, items, first, last, today)
    return tuple(sorted((*told, *repeated, *_deals(connection, first, last)), key=_place))


def _place(one: FollowUp) -> tuple[str, bool, str, str]:
    return one.shown[:10], len(one.shown) == 10, one.shown, one.key


def _repeated(
    connection: Connection, items: Iterable[Item], first: date, last: date, today: date
) -> Sequence[FollowUp]:
    """The occurrences to come of those that repeat, beside the one that is open."""
    by_id = {item.reminder_id: item for item in items}
    rows = reminders.get_many(connection, list(by_id))
    known = occurrences.of_many(connection, [row.id for row in rows])
    told = {
        one.reminder_id: one for one in follow_ups.told(connection, [by_id[row.id] for row in rows], today)
    }
    return [
        replace(told[row.id], due=one.due, shown=one.due, slot=one.slot, snoozed=False)
        for row in rows
        for one in to_come(row, known.get(row.id, ()), first.isoformat(), last.isoformat())
    ][:LISTED]


def _deals(connection: Connection, first: date, last: date) -> Sequence[FollowUp]:
    rows = connection.execute(
        "SELECT id, contact_id, title, expected_close FROM deal "
        "WHERE status = 'open' AND expected_close BETWEEN ? AND ? ORDER BY expected_close, id LIMIT ?",
        (first.isoformat(), last.isoformat(), LISTED),
    )
    looks = follow_ups.people(connection, [row[1] for row in rows])
    return [
        FollowUp(
            key=f"deal:{deal_id}",
            title=verbatim(title),
            due=close,
            shown=close,
            origin="deal",
            contact_id=contact_id,
            fn=look.fn,
            detail=look.detail,
            initials=look.initials,
            ground=look.ground,
            photo=look.photo,
            deal_id=deal_id,
        )
        for deal_id, contact_id, title, close in rows
        if (look := looks.get(contact_id))
    ]
