"""What follow-ups that come from rules are called, and why they exist."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from rolodex.domain import celebrating, reasons
from rolodex.domain.agenda import NO_REASON
from rolodex.domain.message import Message, verbatim
from rolodex.domain.segment import title as segment_title
from rolodex.store.engine import AMONG, Connection
from rolodex.store.live import EPOCH, Item


@dataclass(frozen=True, slots=True)
class Ground:
    """What a follow-up is about: its kind, what it is called and why it exists."""

    kind: str
    title: Message
    why: Message


class _Rule(NamedTuple):
    id: int
    kind: str
    summary: str
    days: int
    own: int
    tag: str
    segment_id: int
    segment: str


_NO_RULE = _Rule(0, "call", "", 0, 0, "", 0, "")
_RULES = (
    "SELECT u.id, u.kind, u.summary, u.days, u.contact_id IS NOT NULL, coalesce(t.name, ''), "
    "u.segment_id, coalesce(s.name, '') FROM follow_up_rule u LEFT JOIN tag t ON t.id = u.tag_id "
    f"LEFT JOIN segment s ON s.id = u.segment_id WHERE u.id {AMONG}"
)
_Words = Callable[[Connection, Sequence[Item], dict[int, _Rule], int], dict[Item, tuple[Message, Message]]]


def grounds(connection: Connection, items: Iterable[Item], today: date) -> dict[Item, Ground]:
    """The grounds of those of these follow-ups that come from a rule or a pause."""
    by_origin: dict[str, list[Item]] = {}
    for item in items:
        by_origin.setdefault(item.origin, []).append(item)
    known = [item for origin in by_origin.keys() & _WORDS.keys() for item in by_origin[origin]]
    ids = json.dumps(sorted({item.rule_id for item in known}))
    rules = {row[0]: _Rule(*row) for row in connection.execute(_RULES, (ids,))} if known else {}
    found: dict[Item, Ground] = {}
    for origin, words in _WORDS.items():
        if origin in by_origin:
            told = words(connection, by_origin[origin], rules, (today - EPOCH).days)
            for item, (title, why) in told.items():
                rule = rules.get(item.rule_id, _NO_RULE)
                own = verbatim(rule.summary) if rule.summary else title
                found[item] = Ground(rule.kind, own, why)
    return found


def _touch(
    connection: Connection, items: Sequence[Item], rules: dict[int, _Rule], today: int
) -> dict[Item, tuple[Message, Message]]:
    last: dict[int, int] = dict(
        connection.execute(
            f"SELECT contact_id, day FROM last_contact WHERE contact_id {AMONG}",
            (json.dumps([item.contact_id for item in items]),),
        )
    )
    found = {}
    for item in items:
        rule, day = rules.get(item.rule_id), last.get(item.contact_id)
        title = reasons.untouched(-1 if day is None else max(today, _number(item.shown)) - day)
        why = NO_REASON
        if rule:
            segment = segment_title(rule.segment_id, rule.segment) if rule.segment_id else None
            why = reasons.touch(rule.days, rule.tag, own=bool(rule.own), segment=segment)
        found[item] = (title, why)
    return found


def _purchase(
    connection: Connection, items: Sequence[Item], rules: dict[int, _Rule], _: int
) -> dict[Item, tuple[Message, Message]]:
    orders = {
        order_id: (number, day)
        for order_id, number, day in connection.execute(
            f"SELECT id, number, day FROM purchase WHERE id {AMONG}",
            (json.dumps([item.source_id for item in items]),),
        )
    }
    found = {}
    for item in items:
        number, _day = orders.get(item.source_id, ("", 0))
        rule = rules.get(item.rule_id)
        why = reasons.purchase(rule.days, number) if rule else NO_REASON
        found[item] = (reasons.AUTOMATIC["purchase"], why)
    return found


def _rhythm(
    connection: Connection, items: Sequence[Item], _: dict[int, _Rule], today: int
) -> dict[Item, tuple[Message, Message]]:
    intervals: dict[int, int] = dict(
        connection.execute(
            f"SELECT contact_id, interval FROM rhythm WHERE contact_id {AMONG}",
            (json.dumps([item.contact_id for item in items]),),
        )
    )
    return {
        item: (
            reasons.AUTOMATIC["rhythm"],
            reasons.rhythm(
                intervals.get(item.contact_id, 0), max(today, _number(item.shown)) - item.source_id
            ),
        )
        for item in items
    }


def _celebrated(name: str, origin: str) -> _Words:
    def words(
        connection: Connection, items: Sequence[Item], _: dict[int, _Rule], today: int
    ) -> dict[Item, tuple[Message, Message]]:
        years: dict[tuple[int, int, int], int] = {}
        for contact_id, month, day, year in connection.execute(
            f"SELECT contact_id, month, day, year FROM date WHERE contact_id {AMONG} AND name = ?",
            (json.dumps([item.contact_id for item in items]), name),
        ):
            years[contact_id, month, day] = year
        return {
            item: (
                reasons.AUTOMATIC[origin],
                reasons.celebration(origin, _turns(years, item)),
            )
            for item in items
        }

    return words


def _turns(years: dict[tuple[int, int, int], int], item: Item) -> int:
    """How old one turns on the day that is kept; 0 where the year is unknown."""
    kept = EPOCH + timedelta(days=item.source_id)
    for month, day, on in celebrating.days(kept, kept):
        year = years.get((item.contact_id, month, day), 0)
        if year:
            return on.year - year
    return 0


def _review(
    connection: Connection, items: Sequence[Item], _: dict[int, _Rule], today: int
) -> dict[Item, tuple[Message, Message]]:
    pauses = {
        pause_id: (since, reason)
        for pause_id, since, reason in connection.execute(
            f"SELECT id, since, reason FROM pause WHERE id {AMONG}",
            (json.dumps([item.source_id for item in items]),),
        )
    }
    found = {}
    for item in items:
        since, reason = pauses.get(item.source_id, ("", ""))
        why = reasons.review(max(0, today - _number(since)), reason) if since else NO_REASON
        found[item] = (reasons.AUTOMATIC["review"], why)
    return found


def _number(text: str) -> int:
    return (date.fromisoformat(text[:10]) - EPOCH).days


_WORDS: dict[str, _Words] = {
    "touch": _touch,
    "purchase": _purchase,
    "rhythm": _rhythm,
    "birthday": _celebrated("bday", "birthday"),
    "anniversary": _celebrated("anniversary", "anniversary"),
    "review": _review,
}
