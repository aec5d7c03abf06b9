"""The rules of segments as the book keeps them, and which rows they read."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from rolodex.domain.errors import UserError
from rolodex.domain.message import Message
from rolodex.domain.segment import RULES, Clause, Condition
from rolodex.domain.segment_json import rule
from rolodex.store import conditions
from rolodex.store.engine import Connection
from rolodex.store.values import OWN_FIELDS

_SALES = frozenset({"purchase", "purchase_line", "payment", "refund"})
_TALK = frozenset({"activity"})
READ: Mapping[str, frozenset[str]] = {
    "birthday": frozenset({"date"}),
    "created": frozenset({"contact"}),
    **dict.fromkeys(
        ("lifecycle", "purchase", "first_order", "last_order", "net", "average", "unpaid", "refund"), _SALES
    ),
    **dict.fromkeys(("interval", "next_order", "recency", "frequency", "monetary"), _SALES),
    "expected_value": frozenset(),
    **dict.fromkeys(
        ("talk", "call", "meeting", "visit", "sent_email", "letter", "message", "activity"), _TALK
    ),
    "campaign": frozenset({"campaign_member"}),
    "deal": frozenset({"deal"}),
    "ticket": frozenset({"ticket"}),
    "follow_up": frozenset(
        {"reminder", "occurrence", "follow_up_rule", "pause", "activity", "purchase", "date", "contact_tag"}
    ),
    "paused": frozenset({"pause"}),
    "mail": frozenset({"consent"}),
    "source": frozenset({"source", "consent", "custom_value"}),
}
"""The tables, of rows that belong to contacts, by which a field is told; all others are told by the card."""

WIDE: Mapping[str, frozenset[str]] = {
    "purchase": frozenset({"product"}),
    "campaign": frozenset({"campaign"}),
    "source": frozenset({"import_batch", "custom_field"}),
    "import": frozenset({"import_batch"}),
    "follow_up": frozenset({"follow_up_rule"}),
    "tag": frozenset({"tag"}),
}
"""Tables by a row of which a field may change for contacts that the row does not name."""


@dataclass(frozen=True, slots=True)
class Rule:
    """The rule of a segment, or why there is none."""

    rule: Clause | None
    problem: Message | None = None

    def reads(self, written: Collection[str], fresh: bool) -> bool:
        """Whether contacts that a step touched may fulfil it now and did not, or the other way."""
        return fresh or any(
            condition.field not in READ or not READ[condition.field].isdisjoint(written)
            for condition in _conditions(self.rule)
        )

    def reads_widely(self, written: Collection[str]) -> bool:
        """Whether others than those a step touched may."""
        return any(
            not WIDE.get(condition.field, frozenset()).isdisjoint(written)
            or (condition.field.startswith("own:") and "custom_field" in written)
            for condition in _conditions(self.rule)
        )


def _conditions(rule: Clause | None) -> Iterator[Condition]:
    for part in rule.parts if rule else ():
        if isinstance(part, Clause):
            yield from _conditions(part)
        else:
            yield part


def read(connection: Connection, text: str) -> Rule:
    """The rule that a text of the book holds."""
    own = [(field_id, name) for field_id, name, _ in connection.execute(OWN_FIELDS)]
    try:
        found = rule(text, own)
        conditions.check(connection, found)
    except UserError as error:
        return Rule(None, error.message)
    return Rule(found)


def rules(connection: Connection) -> dict[int, Rule]:
    """The rules of all segments, those that are built in first."""
    own = connection.execute("SELECT id, rule FROM segment ORDER BY id")
    found = {number: Rule(clause) for number, clause in RULES.items()}
    return found | {number: read(connection, text) for number, text in own}


def of(connection: Connection, segment_id: int) -> Rule | None:
    """The rule of one segment, None where it is gone."""
    if segment_id in RULES:
        return Rule(RULES[segment_id])
    text = connection.value("SELECT rule FROM segment WHERE id = ?", (segment_id,))
    return None if text is None else read(connection, text)
