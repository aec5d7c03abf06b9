"""Rules for follow-ups in and out of their table."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from rolodex.domain.rule import Rule
from rolodex.domain.segment import title
from rolodex.store import tags
from rolodex.store.engine import Connection
from rolodex.store.texts import storable
from rolodex.store.transaction import Transaction

_READ = (
    "SELECT u.id, u.origin, coalesce(u.contact_id, 0), coalesce(t.name, ''), u.days, u.kind, u.summary, "
    "u.since, u.active, u.segment_id, coalesce(s.name, '') FROM follow_up_rule u "
    "LEFT JOIN tag t ON t.id = u.tag_id LEFT JOIN segment s ON s.id = u.segment_id"
)
_WANTED = "(SELECT value FROM json_each(?))"


def rules(connection: Connection) -> tuple[Rule, ...]:
    """All rules, those for a single contact last."""
    return _read(connection, "ORDER BY u.contact_id IS NOT NULL, u.id")


def get(connection: Connection, rule_id: int) -> Rule | None:
    """One rule, or None when it is gone."""
    found = _read(connection, "WHERE u.id = ?", (rule_id,))
    return found[0] if found else None


def of_contact(connection: Connection, contact_id: int) -> tuple[Rule, ...]:
    """The rules that are for a contact: by name, by a tag, by a segment, and for everybody, in this order."""
    return _read(
        connection,
        "WHERE u.contact_id = ? OR (u.contact_id IS NULL AND (u.tag_id IS NULL OR u.tag_id IN "
        "(SELECT tag_id FROM contact_tag WHERE contact_id = ?)) AND (u.segment_id = 0 OR u.segment_id IN "
        "(SELECT segment_id FROM segment_member WHERE contact_id = ?))) "
        "ORDER BY u.contact_id IS NULL, u.tag_id IS NULL, u.segment_id = 0, u.days, u.id",
        (contact_id, contact_id, contact_id),
    )


def touched(connection: Connection, contact_ids: Sequence[int]) -> dict[int, int]:
    """The rules by which one stays in touch with single contacts among these, by contact."""
    rows = connection.execute(
        "SELECT contact_id, min(id) FROM follow_up_rule WHERE origin = 'touch' "
        f"AND contact_id IN {_WANTED} GROUP BY contact_id",
        (json.dumps(list(contact_ids)),),
    )
    return dict(rows)


def insert(tx: Transaction, rule: Rule) -> int:
    """Write a rule down and give its id."""
    return tx.connection.insert(
        "INSERT INTO follow_up_rule(origin, contact_id, tag_id, days, kind, summary, since, active, "
        "segment_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        _cells(tx, rule),
    )


def replace(tx: Transaction, rule: Rule) -> None:
    """Put this rule in place of the one with its id."""
    tx.connection.execute(
        "UPDATE follow_up_rule SET origin = ?, contact_id = ?, tag_id = ?, days = ?, kind = ?, summary = ?, "
        "since = ?, active = ?, segment_id = ? WHERE id = ?",
        (*_cells(tx, rule), rule.id),
    )


def delete(tx: Transaction, ids: Sequence[int]) -> None:
    """Take rules away, with the open follow-ups that were made from them; what was done stays."""
    wanted = json.dumps(list(ids))
    tx.connection.execute(
        f"DELETE FROM reminder WHERE rule_id IN {_WANTED} AND status = 'NEEDS-ACTION'", (wanted,)
    )
    tx.connection.execute(f"DELETE FROM follow_up_rule WHERE id IN {_WANTED}", (wanted,))


def of_segment(connection: Connection, segment_id: int) -> list[int]:
    """The ids of the rules that are for a segment."""
    rows = connection.execute("SELECT id FROM follow_up_rule WHERE segment_id = ?", (segment_id,))
    return [rule_id for (rule_id,) in rows]


def _cells(tx: Transaction, rule: Rule) -> tuple[object, ...]:
    tag_id = tags.ids(tx, [rule.tag])[rule.tag] if rule.tag and not rule.contact_id else None
    ((summary,),) = storable([(rule.summary,)])
    contact_id = rule.contact_id or None
    segment_id = rule.segment_id if not contact_id and not tag_id else 0
    return (
        *(rule.origin, contact_id, tag_id, rule.days, rule.kind, summary, rule.since, int(rule.active)),
        segment_id,
    )


def _read(connection: Connection, rest: str, params: Sequence[object] = ()) -> tuple[Rule, ...]:
    return tuple(_rule(*row) for row in connection.execute(f"{_READ} {rest}", params))


def _rule(rule_id: int, *cells: Any) -> Rule:
    origin, contact_id, tag, days, kind, summary, since, active, segment_id, name = cells
    segment = title(segment_id, name) if segment_id else None
    return Rule(
        rule_id, origin, contact_id, tag, days, kind, summary, since, bool(active), segment_id, segment
    )
