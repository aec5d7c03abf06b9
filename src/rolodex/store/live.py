"""Follow-ups that only follow from a rule: found anew each time, a row when something is done with one.

What a row of `reminder` was made from stands in its `source_id`: the day from which the time without contact
counts (touch), the order (purchase), the day of the last order (rhythm), the day that is kept (birthday,
anniversary), the pause (review). By that a row takes the place of what it was made from, and is outdated
when there is another one: somebody was talked to, or ordered again. Days are numbers since 1970-01-01.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from rolodex.domain.errors import UserError
from rolodex.domain.message import message
from rolodex.domain.reminder import Reminder
from rolodex.domain.rule import Rule
from rolodex.store import following, reminders, rules
from rolodex.store.engine import Connection
from rolodex.store.standing import CURRENT
from rolodex.store.transaction import Transaction

AHEAD = 366
"""So many days ahead a follow-up is known by its key."""
EPOCH = date(1970, 1, 1)
_OF_CONTACT = following.arms(only=True)
ORIGINS = ("touch", "purchase", "rhythm", "birthday", "anniversary", "review")


class Item(NamedTuple):
    """One follow-up before it is put into words; `reminder_id` is 0 while it only follows from a rule."""

    origin: str
    rule_id: int
    contact_id: int
    source_id: int
    reminder_id: int
    slot: str
    shown: str

    @property
    def key(self) -> str:
        """What it is named by: its row, or what it follows from."""
        if self.reminder_id:
            return f"reminder:{self.reminder_id}"
        base = f"{self.origin}:{self.rule_id}:{self.contact_id}"
        return base if self.origin in ("touch", "rhythm") else f"{base}:{self.source_id}"


def item(row: Sequence[Any]) -> Item:
    """The follow-up of a row of `following.ITEM`: where only its day is known, that is when it comes up."""
    if row[4]:
        return Item._make(row[:7])
    due = (EPOCH + timedelta(days=row[7])).isoformat()
    return Item._make((*row[:5], due, due))


def read_key(key: str) -> Item | None:
    """What a key names, without its days; None where it is none."""
    origin, *numbers = key.split(":")
    if not all(number.isdecimal() for number in numbers):
        return None
    ids = [int(number) for number in numbers]
    if origin == "reminder" and len(ids) == 1:
        return Item("", 0, 0, 0, ids[0], "", "")
    if origin not in ORIGINS or len(ids) not in (2, 3):
        return None
    rule_id, contact_id, source_id = (*ids, 0)[:3]
    return Item(origin, rule_id, contact_id, source_id, 0, "", "")


def found(connection: Connection, wanted: Item, today: date) -> Item | None:
    """What follows from this rule for this contact, None where there is nothing of it to be done."""
    values = following.asked(connection, today, today + timedelta(days=AHEAD), wanted.contact_id)
    rows = map(item, connection.execute(f"{following.WITH} {_OF_CONTACT} ORDER BY 8", values))
    return next((one for one in rows if _is_meant(one, wanted)), None)


def _is_meant(one: Item, wanted: Item) -> bool:
    same_source = not wanted.source_id or one.source_id == wanted.source_id
    return (one.origin, one.rule_id) == (wanted.origin, wanted.rule_id) and same_source


def row(tx: Transaction, key: str, now: datetime) -> int:
    """The row of a follow-up, which is written where there was none. Raises UserError where it is gone."""
    wanted = read_key(key)
    if wanted is not None and wanted.reminder_id:
        return wanted.reminder_id
    item = found(tx.connection, wanted, now.date()) if wanted else None
    if item is None:
        raise UserError(message("This follow-up is no longer open; nothing was changed."))
    tx.connection.execute(
        "DELETE FROM reminder AS r WHERE r.contact_id = ? AND r.origin = ? AND r.status = 'NEEDS-ACTION' "
        f"AND r.origin IN ('touch', 'rhythm') AND NOT {CURRENT}",
        (item.contact_id, item.origin),
    )
    rule = rules.get(tx.connection, item.rule_id) or Rule(kind="call")
    return reminders.insert(
        tx,
        Reminder(
            contact_id=item.contact_id,
            kind=rule.kind,
            summary=rule.summary,
            due=item.slot,
            origin=item.origin,  # type: ignore[arg-type]
            source_id=item.source_id,
            rule_id=item.rule_id,
            offset_days=rule.days,
        ),
    )
