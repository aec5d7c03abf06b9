"""Follow-ups that only follow from a rule: found anew each time, a row when something is done with one.

What a row of `reminder` was made from stands in its `source_id`: the day from which the time without contact
counts (touch), the order (purchase), the day of the last order (rhythm), the day that is kept (birthday,
anniversary), the pause (review). By that a row takes the place of what it was made from, and is outdated
when there is another one: somebody was talked to, or ordered again. Days are numbers since 1970-01-01.
"""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from typing import NamedTuple

from rolodex.domain import celebrating
from rolodex.domain.errors import UserError
from rolodex.domain.message import message
from rolodex.domain.reminder import Reminder
from rolodex.domain.rule import Rule
from rolodex.store import reminders, rules
from rolodex.store.engine import Connection
from rolodex.store.standing import CURRENT
from rolodex.store.transaction import Transaction

EXPIRES = 14
"""So many days after it was due nobody asks any more how an order was."""
BELATED = 3
"""So many days after a birthday one may still congratulate."""
INTERVALS = 4
"""After so many intervals without an order no next one is expected."""
AHEAD = 366
"""So many days ahead a follow-up is known by its key."""
EPOCH = date(1970, 1, 1)
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


def day(text: str) -> str:
    """The SQL of the number of an ISO date or stamp."""
    return f"CAST(julianday(substr({text}, 1, 10)) - 2440587.5 AS INTEGER)"


def iso(number: str) -> str:
    """The SQL of the ISO date of a number."""
    return f"date(({number}) * 86400, 'unixepoch')"


_OWN = "SELECT contact_id FROM follow_up_rule WHERE active AND origin = 'touch' AND contact_id IS NOT NULL"
_TAGGED = (
    "SELECT t.contact_id FROM follow_up_rule v JOIN contact_tag t ON t.tag_id = v.tag_id "
    "WHERE v.active AND v.origin = 'touch'"
)

# Whom a rule is for by name has no other; of several tags the one that comes first counts, and a rule for
# everybody is for those no other is for.
_MEMBERS = f"""
SELECT u.id AS rule_id, u.contact_id, u.days, u.since
  FROM follow_up_rule u WHERE u.active AND u.origin = 'touch' AND u.contact_id IS NOT NULL
UNION ALL
SELECT u.id, t.contact_id, u.days, u.since
  FROM follow_up_rule u CROSS JOIN contact_tag t ON t.tag_id = u.tag_id
 WHERE u.active AND u.origin = 'touch' AND u.contact_id IS NULL AND t.contact_id NOT IN ({_OWN})
UNION ALL
SELECT u.id, c.id, u.days, u.since
  FROM follow_up_rule u CROSS JOIN contact c
 WHERE u.active AND u.origin = 'touch' AND u.contact_id IS NULL AND u.tag_id IS NULL AND c.kind <> 'group'
   AND c.id NOT IN ({_OWN}) AND c.id NOT IN ({_TAGGED})
"""

# From when on the time without contact counts: the last talk, but nobody is late before the rule was made.
_COUNTED = f"""
SELECT m.rule_id, m.contact_id, m.days,
       CASE WHEN l.day IS NULL
            THEN max({day("m.since")}, (SELECT coalesce({day("c.created_at")}, 0) FROM contact c
                                         WHERE c.id = m.contact_id))
            ELSE max(l.day, {day("m.since")} - m.days) END AS base
  FROM ({_MEMBERS}) m LEFT JOIN last_contact l ON l.contact_id = m.contact_id
 WHERE l.day IS NULL OR l.day < :end_day - m.days
"""
# It counts anew from what was left out or done without a talk, and from the end of a pause.
_BASED = f"""
SELECT rule_id, contact_id, days,
       max(base,
           coalesce((SELECT max(max(coalesce({day("r.completed_at")}, 0), r.source_id + r.offset_days))
                       FROM reminder r WHERE r.contact_id = n.contact_id AND r.origin = 'touch'
                        AND r.status <> 'NEEDS-ACTION'), 0),
           coalesce((SELECT max({day("p.until")}) FROM pause p WHERE p.contact_id = n.contact_id), 0)) AS base
  FROM ({_COUNTED}) n WHERE base + days < :end_day
"""
_TOUCH = f"""
SELECT 'touch', rule_id, contact_id, base, 0, {iso("due")}, {iso("due")} FROM (
SELECT rule_id, contact_id, base, min(base + days) AS due
  FROM ({_BASED}) b
 WHERE base + days < :end_day
   AND NOT EXISTS (SELECT 1 FROM reminder r WHERE r.contact_id = b.contact_id AND r.origin = 'touch'
                    AND r.status = 'NEEDS-ACTION' AND {CURRENT})
 GROUP BY contact_id)
"""

_ACTED_ON = (
    "EXISTS (SELECT 1 FROM reminder r WHERE r.contact_id = {row}.contact_id AND r.rule_id = u.id "
    "AND r.source_id = {source})"
)
_MEANT = (
    "(u.contact_id IS NULL OR u.contact_id = {row}.contact_id) AND (u.tag_id IS NULL OR EXISTS "
    "(SELECT 1 FROM contact_tag t WHERE t.tag_id = u.tag_id AND t.contact_id = {row}.contact_id))"
)
_PAUSED = (
    "EXISTS (SELECT 1 FROM pause p WHERE p.contact_id = {row}.contact_id AND p.until > max(:today, {shown}))"
)


def _arm(origin: str, row: str, source: str, due: str, among: str) -> str:
    """What follows from the rules of an origin: rows that are due by then and were not acted on yet."""
    return f"""
SELECT '{origin}', u.id, {row}.contact_id, {source}, 0, {iso(due)}, {iso(due)}
  FROM follow_up_rule u CROSS JOIN {among}
   AND u.active AND u.origin = '{origin}' AND {_MEANT.format(row=row)}
   AND NOT {_ACTED_ON.format(row=row, source=source)} AND NOT {_PAUSED.format(row=row, shown=iso(due))}
"""


_PURCHASE = _arm(
    "purchase",
    "o",
    "o.id",
    "o.day + u.days",
    f"purchase o WHERE o.day >= max({day('u.since')}, :today_day - {EXPIRES} - u.days) "
    "AND o.day < :end_day - u.days AND o.status <> 'cancelled'",
)
_RHYTHM = _arm(
    "rhythm",
    "y",
    "y.last_day",
    "y.expected_day + u.days",
    f"rhythm y WHERE y.expected_day >= {day('u.since')} - u.days AND y.expected_day < :end_day - u.days "
    f"AND y.interval > 0 AND y.last_day + {INTERVALS} * y.interval >= :today_day",
)


def _celebrated(origin: str, name: str) -> str:
    kept = "json_extract(k.value, '$[2]')"
    return _arm(
        origin,
        "d",
        kept,
        f"max({kept} - u.days, {day('u.since')})",
        "json_each(:kept) k CROSS JOIN date d "
        "WHERE d.month = json_extract(k.value, '$[0]') AND d.day = json_extract(k.value, '$[1]') "
        f"AND d.month > 0 AND d.name = '{name}' AND d.year <= json_extract(k.value, '$[3]') "
        f"AND {kept} >= {day('u.since')} AND max({kept} - u.days, {day('u.since')}) < :end_day "
        "AND NOT EXISTS (SELECT 1 FROM date x WHERE x.contact_id = d.contact_id AND x.name = 'deathdate')",
    )


_REVIEW = """
SELECT 'review', 0, p.contact_id, p.id, 0, p.until, p.until
  FROM pause p
 WHERE p.until < :end
   AND NOT EXISTS (SELECT 1 FROM pause x WHERE x.contact_id = p.contact_id AND x.id > p.id)
   AND NOT EXISTS (SELECT 1 FROM reminder r WHERE r.contact_id = p.contact_id AND r.origin = 'review'
                    AND r.source_id = p.id)
"""
ITEMS = " UNION ALL ".join(
    (
        _TOUCH,
        _PURCHASE,
        _RHYTHM,
        _celebrated("birthday", "bday"),
        _celebrated("anniversary", "anniversary"),
        _REVIEW,
    )
)
"""The SQL of all that follows from rules before the day `:end`, as `Item` has it."""


def asked(connection: Connection, today: date, end: date) -> dict[str, object]:
    """The values that `ITEMS` asks for: what is due before the day `end`."""
    return {
        "today": today.isoformat(),
        "tomorrow": (today + timedelta(days=1)).isoformat(),
        "end": end.isoformat(),
        "today_day": (today - EPOCH).days,
        "end_day": (end - EPOCH).days,
        "kept": json.dumps(_kept_days(connection, today, end)),
    }


def _kept_days(connection: Connection, today: date, end: date) -> list[tuple[int, int, int, int]]:
    """The days that rules for birthdays look at: month, day, the number of the day it is kept, its year."""
    ahead = connection.value(
        "SELECT max(days) FROM follow_up_rule WHERE active AND origin IN ('birthday', 'anniversary')"
    )
    if ahead is None:
        return []
    last = min(end + timedelta(days=ahead - 1), today + timedelta(days=365 - BELATED))
    return [
        (month, number, (kept - EPOCH).days, kept.year)
        for month, number, kept in celebrating.days(today - timedelta(days=BELATED), last)
    ]


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
    where = "origin = :origin AND rule_id = :rule_id AND contact_id = :contact_id"
    where += " AND source_id = :source_id" if wanted.source_id else ""
    values = {**asked(connection, today, today + timedelta(days=AHEAD)), **wanted._asdict()}
    names = ", ".join(Item._fields)
    rows = connection.execute(
        f"WITH item({names}) AS ({ITEMS}) SELECT * FROM item WHERE {where} ORDER BY shown LIMIT 1", values
    )
    return Item(*rows[0]) if rows else None


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
