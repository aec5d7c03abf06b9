"""Who belongs to which segment: kept beside the rules, so that lists and counts need not ask them again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from rolodex.domain.errors import UserError
from rolodex.domain.message import Message
from rolodex.domain.segment import RULES, Clause
from rolodex.domain.segment_json import rule
from rolodex.store import conditions, settings
from rolodex.store.conditions import NONE, Selected
from rolodex.store.engine import Connection
from rolodex.store.values import OWN_FIELDS

COUNTED = "segments_counted"
"""The setting that holds the day (ISO) on which all were counted last; the members are those of that day."""

MEMBERS = "SELECT contact_id FROM segment_member WHERE segment_id = :segment"


@dataclass(frozen=True, slots=True)
class Rule:
    """The rule of a segment, or why there is none."""

    rule: Clause | None
    problem: Message | None = None


def read(connection: Connection, text: str) -> Rule:
    """The rule that a text of the book holds."""
    own = [(field_id, name) for field_id, name, _ in connection.execute(OWN_FIELDS)]
    try:
        found = rule(text, own)
        conditions.check(connection, found)
    except UserError as error:
        return Rule(None, error.message)
    return Rule(found)


def rules(connection: Connection) -> Mapping[int, Rule]:
    """The rules of all segments, those that are built in first."""
    own = connection.execute("SELECT id, rule FROM segment ORDER BY id")
    return {number: Rule(clause) for number, clause in RULES.items()} | {
        number: read(connection, text) for number, text in own
    }


def of(connection: Connection, segment_id: int) -> Rule | None:
    """The rule of one segment, None where it is gone."""
    if segment_id in RULES:
        return Rule(RULES[segment_id])
    text = connection.value("SELECT rule FROM segment WHERE id = ?", (segment_id,))
    return None if text is None else read(connection, text)


def counted(connection: Connection) -> date | None:
    """The day of which the members are, None where they were never counted."""
    day = settings.get(connection, COUNTED)
    return date.fromisoformat(day) if day else None


def selected(connection: Connection, segment_id: int, today: date) -> Selected:
    """The SQL of the members of a segment: as they are kept, else as its rule says."""
    if counted(connection) is not None:
        return Selected(
            "SELECT contact_id FROM segment_member WHERE segment_id = :segment", {"segment": segment_id}
        )
    found = of(connection, segment_id)
    if found is None or found.rule is None:
        return Selected(NONE, {}, once=True)
    return conditions.selected(connection, found.rule, today)


def count(connection: Connection, segment_id: int, today: date) -> int:
    """How many belong to a segment."""
    return selected(connection, segment_id, today).count(connection)
