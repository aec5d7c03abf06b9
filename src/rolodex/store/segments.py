"""Segments in and out of their table."""

from __future__ import annotations

from datetime import date

from rolodex.domain.segment import EVERYBODY, RULES, Segment
from rolodex.domain.segment_json import text
from rolodex.store import rules, segment_members, segment_rules
from rolodex.store.engine import Connection
from rolodex.store.segment_rules import Rule
from rolodex.store.texts import storable
from rolodex.store.transaction import Transaction

_READ = "SELECT id, name, rule, said FROM segment"


def segments(connection: Connection, today: date) -> tuple[Segment, ...]:
    """All segments with who belongs to each: those that are built in first, the others as they were made."""
    known = segment_rules.rules(connection)
    counts = segment_members.counts(connection, known, today)
    built_in = [Segment(number, rule=rule, count=counts.get(number, 0)) for number, rule in RULES.items()]
    own = connection.execute(f"{_READ} ORDER BY id")
    return (*built_in, *(_segment(row, known[row[0]], counts.get(row[0], 0)) for row in own))


def get(connection: Connection, segment_id: int, today: date) -> Segment | None:
    """One segment, None where it is gone."""
    rule = segment_rules.of(connection, segment_id)
    if rule is None:
        return None
    count = segment_members.counts(connection, {segment_id: rule}, today).get(segment_id, 0)
    if segment_id in RULES:
        return Segment(segment_id, rule=RULES[segment_id], count=count)
    (row,) = connection.execute(f"{_READ} WHERE id = ?", (segment_id,))
    return _segment(row, rule, count)


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
    """Take a segment away, with the rules of follow-ups that were for it."""
    rules.delete(tx, rules.of_segment(tx.connection, segment_id))
    tx.connection.execute("DELETE FROM segment WHERE id = ?", (segment_id,))


def _segment(row: tuple[int, str, str, str], rule: Rule, count: int) -> Segment:
    segment_id, name, _, said = row
    if rule.rule is None:
        return Segment(segment_id, name, EVERYBODY, said, 0, rule.problem)
    return Segment(segment_id, name, rule.rule, said, count)
