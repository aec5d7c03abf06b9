"""What the user was told of: each follow-up by its key and the time for which it was told.

By that the same is never told twice whatever the clock does, and what was snoozed or moved is told again at
its new time.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

from rolodex.store import agenda
from rolodex.store.engine import Connection
from rolodex.store.live import Item
from rolodex.store.transaction import Transaction

Told = tuple[str, str]
"""The key of a follow-up, and the time for which it was told: that at which it was shown, or a slot."""

# As `Item.key` has it; of what follows from a rule only the day is known.
_KEY = (
    "CASE WHEN reminder_id THEN 'reminder:' || reminder_id "
    "ELSE origin || ':' || rule_id || ':' || contact_id || "
    "CASE WHEN origin IN ('touch', 'rhythm') THEN '' ELSE ':' || source_id END END"
)
_SHOWN = "CASE WHEN reminder_id THEN shown ELSE date(day * 86400, 'unixepoch') END"
_TIMED = "length(shown) > 10"
_UP = (
    f"(day < :today_day OR (day = :today_day AND CASE WHEN {_TIMED} THEN shown <= :now ELSE :day_began END))"
)
# One without a date is due on any day, and would be told on each.
_DATED = "reminder_id NOT IN (SELECT id FROM reminder WHERE due = '' AND snoozed_to = '')"
_REPEATED = "reminder_id IN (SELECT id FROM reminder WHERE rrule <> '' AND status = 'NEEDS-ACTION')"
_TOLD = f"EXISTS (SELECT 1 FROM fired AS f WHERE f.follow_up = {_KEY} AND f.moment = {_SHOWN})"


def up(connection: Connection, now: datetime, day_start: str) -> tuple[Item, ...]:
    """Those that have come up and were not told yet, and all of those that repeat and have come up."""
    end = now.date() + timedelta(days=1)
    condition = f"{_UP} AND {_DATED} AND ({_REPEATED} OR NOT {_TOLD})"
    return agenda.those(connection, now.date(), end, condition, _clock(now, day_start))


def coming(connection: Connection, now: datetime, day_start: str, days: int) -> Item | None:
    """The first to come up after now, within so many days from today."""
    found = agenda.those(
        connection,
        now.date(),
        now.date() + timedelta(days=days),
        f"NOT {_UP} AND {_DATED} "
        f"ORDER BY day, CASE WHEN {_TIMED} THEN substr(shown, 12) ELSE :day_start END LIMIT 1",
        {**_clock(now, day_start), "day_start": day_start},
    )
    return found[0] if found else None


def _clock(now: datetime, day_start: str) -> dict[str, object]:
    return {"now": f"{now:%Y-%m-%dT%H:%M}", "day_began": f"{now:%H:%M}" >= day_start}


def of(connection: Connection, keys: Iterable[str]) -> dict[str, set[str]]:
    """The times for which each of these follow-ups was told."""
    found: dict[str, set[str]] = defaultdict(set)
    for key, moment in connection.stream(
        "SELECT follow_up, moment FROM fired WHERE follow_up IN (SELECT value FROM json_each(?))",
        (json.dumps(list(keys)),),
    ):
        found[key].add(moment)
    return found


def note(tx: Transaction, told: Iterable[Told], at: str) -> None:
    """Note that these are told, at this UTC stamp."""
    tx.connection.executemany(
        "INSERT INTO fired(follow_up, moment, at) VALUES (?, ?, ?) "
        "ON CONFLICT(follow_up, moment) DO UPDATE SET at = excluded.at",
        [(key, moment, at) for key, moment in told],
    )


def any_after(connection: Connection, moment: str) -> bool:
    """Whether anything was told for a time later than this."""
    return bool(connection.value("SELECT EXISTS(SELECT 1 FROM fired WHERE moment > ?)", (moment,)))


def forget_after(tx: Transaction, moment: str) -> None:
    """Let go of what was told for times later than this."""
    tx.connection.execute("DELETE FROM fired WHERE moment > ?", (moment,))
