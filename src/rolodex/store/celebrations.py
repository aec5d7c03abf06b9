"""Birthdays and other days that come round, of a stretch of days."""

from __future__ import annotations

import json
from datetime import date
from typing import NamedTuple

from rolodex.domain import celebrating
from rolodex.domain.agenda import Celebration
from rolodex.store import follow_ups
from rolodex.store.engine import Connection

# Of the dead nobody is reminded.
_KEPT = """
FROM json_each(:days) k
JOIN date d ON d.month = json_extract(k.value, '$[0]') AND d.day = json_extract(k.value, '$[1]')
              AND d.month > 0
WHERE d.name IN ('bday', 'anniversary', 'event') AND d.year <= json_extract(k.value, '$[3]')
  AND NOT EXISTS (SELECT 1 FROM date x WHERE x.contact_id = d.contact_id AND x.name = 'deathdate')
"""
_FIRST = (
    "SELECT d.contact_id, json_extract(k.value, '$[2]'), d.name, d.label, d.year"
    f"{_KEPT} ORDER BY 2, d.name = 'event', d.contact_id, d.id LIMIT :limit"
)


class Celebrations(NamedTuple):
    """The first of those who celebrate, day by day, and how many they are."""

    first: tuple[Celebration, ...]
    total: int


def celebrations(connection: Connection, first: date, last: date, limit: int) -> Celebrations:
    """Who has a birthday or another day of their own from one day to another."""
    kept = leading(connection, first, last, limit)
    total = len(kept)
    if total >= limit:
        total = int(connection.value(f"SELECT count(*) {_KEPT}", {"days": _days(first, last)}))
    return Celebrations(kept, total)


def leading(connection: Connection, first: date, last: date, limit: int) -> tuple[Celebration, ...]:
    """The first of those who celebrate from one day to another."""
    rows = connection.execute(_FIRST, {"days": _days(first, last), "limit": max(0, limit)})
    looks = follow_ups.people(connection, [row[0] for row in rows])
    return tuple(
        Celebration(
            contact_id,
            look.fn,
            day,
            name,
            label,
            int(day[:4]) - year if year else 0,
            look.initials,
            look.ground,
            look.photo,
        )
        for contact_id, day, name, label, year in rows
        if (look := looks.get(contact_id))
    )


def _days(first: date, last: date) -> str:
    days = celebrating.days(first, last)
    return json.dumps([(month, day, on.isoformat(), on.year) for month, day, on in days])
