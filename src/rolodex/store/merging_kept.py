"""Housekeeping that names contacts, led on when contacts become one; no step of the history tells of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from rolodex.store import settings
from rolodex.store.suggestions import DISMISSED
from rolodex.store.transaction import Transaction

PLANNER = "planner_sheets"
"""The setting that holds what the numbers of printed planner pages stand for."""
_WANTED = "(SELECT value FROM json_each(?))"


def lead_on(tx: Transaction, first: int, others: Sequence[int]) -> None:
    """Let what is kept of the others count for the first as well."""
    _opened(tx, first, others)
    _told(tx, first, others)
    _dismissed(tx, first, others)
    _setting(tx, PLANNER, lambda kept: _pages(kept, first, {*others}))
    _drafts(tx, first, {*others})
    _texts_begun(tx, first, others)


def _opened(tx: Transaction, first: int, others: Sequence[int]) -> None:
    """Let the one contact have been opened when any of them was last."""
    tx.connection.execute(
        "INSERT INTO opened(contact_id, at) SELECT ?, max(at) FROM opened "
        f"WHERE contact_id IN {_WANTED} HAVING max(at) IS NOT NULL "
        "ON CONFLICT(contact_id) DO UPDATE SET at = max(at, excluded.at)",
        (first, json.dumps(list(others))),
    )


def _told(tx: Transaction, first: int, others: Sequence[int]) -> None:
    """What the user was told of somebody is not told again of the one contact."""
    for other in others:
        rows = tx.connection.execute(
            "SELECT follow_up, moment, at FROM fired WHERE follow_up LIKE '%:%:' || ?1 "
            "OR follow_up LIKE '%:%:' || ?1 || ':%'",
            (other,),
        )
        tx.connection.executemany(
            "INSERT INTO fired(follow_up, moment, at) VALUES (?, ?, ?) "
            "ON CONFLICT(follow_up, moment) DO NOTHING",
            [(_led(key, first, {other}), moment, at) for key, moment, at in rows],
        )


def _led(key: str, first: int, gone: set[int]) -> str:
    """The key of what follows from a rule (origin, rule, contact, source) for the one contact."""
    parts = key.split(":")
    if len(parts) > 2 and parts[2].isdecimal() and int(parts[2]) in gone:
        parts[2] = str(first)
    return ":".join(parts)


def _dismissed(tx: Transaction, first: int, others: Sequence[int]) -> None:
    """A suggestion that was put off for somebody is put off for the one contact."""

    def led(kept: dict[str, str]) -> dict[str, str]:
        found = dict(kept)
        for other in others:
            for key, day in kept.items():
                kind, _, rest = key.partition(":")
                if rest == str(other):
                    found[f"{kind}:{first}"] = max(day, found.get(f"{kind}:{first}", ""))
        return found

    _setting(tx, DISMISSED, led)


def _pages(kept: list[Any], first: int, gone: set[int]) -> list[Any]:
    """The lines of planner pages (number, key, contact, name) for the one contact."""
    return [
        [
            day,
            [
                [number, _led(key, first, gone), first if one in gone else one, *rest]
                for number, key, one, *rest in lines
            ],
        ]
        for day, lines in kept
    ]


def _setting(tx: Transaction, key: str, led: Callable[[Any], Any]) -> None:
    text = settings.get(tx.connection, key)
    if text:
        kept = json.loads(text)
        now = led(kept)
        if now != kept:
            settings.put(tx.connection, key, json.dumps(now, ensure_ascii=False))


def _drafts(tx: Transaction, first: int, gone: set[int]) -> None:
    """Let jobs and groups of edits that were begun lead to the one contact."""
    for key, text in tx.connection.execute("SELECT contact_id, contact FROM draft"):
        told = json.loads(text)
        now = _draft(told, first, gone)
        if now != told:
            tx.connection.execute(
                "UPDATE draft SET contact = ? WHERE contact_id = ?",
                (json.dumps(now, ensure_ascii=False), key),
            )


def _texts_begun(tx: Transaction, first: int, others: Sequence[int]) -> None:
    """Let what was begun about the others be about the one contact; one line of each is kept there."""
    wanted = json.dumps(list(others))
    tx.connection.execute(
        f"UPDATE draft_text SET contact_id = ? WHERE contact_id IN {_WANTED}", (first, wanted)
    )
    tx.connection.execute(
        f"UPDATE OR IGNORE draft_text SET key = ? WHERE place = 'line' AND key IN {_WANTED}", (first, wanted)
    )
    tx.connection.execute(
        f"UPDATE OR IGNORE draft_text SET key = ? WHERE -key IN {_WANTED}", (-first, wanted)
    )


def _draft(told: dict[str, Any], first: int, gone: set[int]) -> dict[str, Any]:
    led = dict(told)
    if "org" in told:
        led["org"] = [
            {**job, "company_id": first} if job.get("company_id") in gone else job for job in told["org"]
        ]
    if "groups" in told:
        led["groups"] = {
            name: [first if one in gone else one for one in ids] for name, ids in told["groups"].items()
        }
    if "base" in told:
        led["base"] = json.dumps(_draft(json.loads(told["base"]), first, gone), ensure_ascii=False)
    return led
