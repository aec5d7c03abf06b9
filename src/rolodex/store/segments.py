"""Segments in and out of their table."""

from __future__ import annotations

from datetime import date

from rolodex.domain.segment import EVERYBODY, RULES, Segment
from rolodex.domain.segment_json import text
from rolodex.store import segment_members
from rolodex.store.engine import Connection
from rolodex.store.texts import storable
from rolodex.store.transaction import Transaction

_READ = "SELECT id, name, rule, said FROM segment"


def segments(connection: Connection, today: date) -> tuple[Segment, ...]:
    """All segments with who belongs to each: those that are built in first, the others as they were made."""
    built_in = [
        Segment(number, rule=rule, count=segment_members.count(connection, number, today))
        for number, rule in RULES.items()
    ]
    own = connection.execute(f"{_READ} ORDER BY id")
    return (*built_in, *(_segment(connection, row, today) for row in own))


def get(connection: Connection, segment_id: int, today: date) -> Segment | None:
    """One segment, None where it is gone."""
    if segment_id in RULES:
        count = segment_members.count(connection, segment_id, today)
        return Segment(segment_id, rule=RULES[segment_id], count=count)
    rows = connection.execute(f"{_READ} WHERE id = ?", (segment_id,))
    return _segment(connection, rows[0], today) if rows else None


def put(tx: Transaction, segment: Segment, now: str) -> int:
    """Add a segment (id 0) or put it in place of the one with its id; gives its id."""
    ((name, said, rule),) = storable([(segment.name, segment.said, text(segment.rule))])
    if segment.id:
        tx.connection.execute(
            "UPDATE segment SET name = ?, said = ?, rule = ? WHERE id = ?", (name, said, rule, segment.id)
        )
        return segment.id
    return tx.connection.insert(
        "INSERT INTO segment(name, said, rule, created_at) VALUES (?, ?, ?, ?)", (name, said, rule, now)
    )


def delete(tx: Transaction, segment_id: int) -> None:
    """Take a segment away."""
    tx.connection.execute("DELETE FROM segment WHERE id = ?", (segment_id,))


def _segment(connection: Connection, row: tuple[int, str, str, str], today: date) -> Segment:
    segment_id, name, rule, said = row
    found = segment_members.read(connection, rule)
    if found.rule is None:
        return Segment(segment_id, name, EVERYBODY, said, 0, found.problem)
    count = segment_members.count(connection, segment_id, today)
    return Segment(segment_id, name, found.rule, said, count)
