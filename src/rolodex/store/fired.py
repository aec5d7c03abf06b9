"""What the user was told of: each follow-up by its key and the time for which it was told.

By that the same is never told twice whatever the clock does, and what was snoozed or moved is told again at
its new time.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable

from rolodex.store.engine import Connection
from rolodex.store.transaction import Transaction

Told = tuple[str, str]
"""The key of a follow-up, and the time for which it was told: that at which it was shown, or a slot."""


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
