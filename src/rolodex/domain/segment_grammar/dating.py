"""Dates that are known or expected: added, first order, birthday."""

from __future__ import annotations

from rolodex.domain.message import message
from rolodex.domain.segment import ALWAYS, Condition, Span
from rolodex.domain.segment_grammar import times
from rolodex.domain.segment_grammar.cursor import Cursor, Unit
from rolodex.domain.segment_grammar.events import joined
from rolodex.domain.segment_grammar.moments import NO_TIME, bare_month, when
from rolodex.domain.segment_grammar.times import When

WHICH_DAY = message("Write when: “birthday in May”, “birthday in the next 30 days”.")
_LAST = frozenset("talk call visit meeting".split())


def dated(cursor: Cursor, first: int, refused: bool) -> list[Unit] | None:
    """A date and when it is."""
    item = cursor.take("date")
    if item is None:
        return None
    name: str = item.value
    cursor.skip("colon")
    if name == "birthday":
        return _birthday(cursor, first, refused)
    found = when(cursor)
    if found is None:
        return None
    if name in _LAST:
        return _last(cursor, first, refused, name, found)
    lies = (
        times.coming(found, cursor.today, cursor.known.first_weekday)
        if name == "next_order"
        else times.dated(found, cursor.today, cursor.known.first_weekday)
    )
    if lies is None:
        cursor.doubt(first, cursor.at, NO_TIME)
        return []
    op, span = lies
    return [cursor.condition(Condition(name, op, span=span, without=refused), first)]


def _last(cursor: Cursor, first: int, refused: bool, name: str, found: When) -> list[Unit] | None:
    """The last call and the like: it has happened, and not since."""
    lies = times.dated(found, cursor.today, cursor.known.first_weekday)
    if lies is None or refused:
        cursor.doubt(first, cursor.at, NO_TIME)
        return []
    op, span = lies
    if op == "within" or (span.first and not span.last):
        return [cursor.condition(Condition(name, "within", span=span), first)]
    if op == "more_than_ago":
        since = Span(days=span.days)
    elif span.first:
        cursor.doubt(first, cursor.at, NO_TIME)
        return []
    else:
        since = Span(first=times.day_after(span.last))
    never = Condition(name, "never", span=since)
    return [joined(cursor, [Condition(name, "within", span=ALWAYS), never], first, any_of=False)]


def _birthday(cursor: Cursor, first: int, refused: bool) -> list[Unit] | None:
    place = cursor.at
    values: list[str] = []
    while True:
        start = cursor.at
        if values and not (cursor.take("or") or cursor.take("and") or cursor.take("comma")):
            break
        cursor.skip()
        found = when(cursor) or (bare_month(cursor) if values else None)
        if found and found.lead == "between":
            cursor.doubt(first, cursor.at, NO_TIME)
            return []
        said = times.round_again(found, cursor.today) if found else None
        if isinstance(said, int) and not values:
            within = Condition("birthday", "within", span=Span(days=said), without=refused)
            return [cursor.condition(within, first)]
        if found and said is None and not values:
            cursor.doubt(first, cursor.at, NO_TIME)
            return []
        if not isinstance(said, str):
            cursor.at = start
            break
        values.append(said)
    if values:
        return [
            cursor.condition(Condition("birthday", "is", tuple(values), without=refused), first, listed=True)
        ]
    before = cursor.items[place - 2].kind if place > 1 else ""
    if refused or before in ("with", "skip") or cursor.items[first].kind == "with":
        return [cursor.condition(Condition("has", "is", ("birthday",), without=refused), first, listed=True)]
    cursor.doubt(first, cursor.at, WHICH_DAY)
    return []
