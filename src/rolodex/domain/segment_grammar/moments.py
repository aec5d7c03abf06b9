"""Times in a sentence: "since May", "in the last 90 days", "de enero a marzo"."""

from __future__ import annotations

from rolodex.domain.message import message
from rolodex.domain.segment_grammar.cursor import Cursor
from rolodex.domain.segment_grammar.signs import Point
from rolodex.domain.segment_grammar.times import Lead, When

NO_TIME = message("This names no time that can be meant here.")
_TO = frozenset("to a al until till through hasta and y e -".split())
_LEADS: dict[str, Lead] = {"since": "since", "before": "before", "after": "after", "until": "until"}


def when(cursor: Cursor) -> When | None:
    """The time that is said next; None, and nothing read, where none is."""
    start = cursor.at
    found = _when(cursor)
    if found is None:
        cursor.at = start
    return found


def bare_month(cursor: Cursor) -> When | None:
    """A month without a word before it, as the second one of a list has none."""
    item = cursor.item
    if item is None or item.kind != "point" or not item.value.month:
        return None
    cursor.at += 1
    return When("in", item.value)


def _when(cursor: Cursor) -> When | None:
    item = cursor.item
    if item is None:
        return None
    if item.kind == "span":
        cursor.at += 1
        return When("in", stretch=item.value)
    if item.kind in _LEADS:
        cursor.at += 1
        return _led(cursor, _LEADS[item.kind])
    if item.kind == "between":
        cursor.at += 1
        return _range(cursor, _point(cursor))
    if item.kind in ("in", "of"):
        cursor.at += 1
        return _within(cursor)
    if item.kind == "point" and _free(item.value, item.text):
        return _within(cursor)
    return None


def _led(cursor: Cursor, lead: Lead) -> When | None:
    cursor.skip("of", "in")
    item = cursor.item
    if lead == "since" and item and item.kind == "span" and item.value.kind in ("last", "bare"):
        cursor.at += 1
        return When("in", stretch=item.value._replace(kind="last"))
    point = _point(cursor)
    if not point:
        return None
    ends = _range(cursor, point) if lead == "since" else None
    return ends or When(lead, point)


def _within(cursor: Cursor) -> When | None:
    cursor.skip("in")
    item = cursor.item
    if item and item.kind == "span":
        cursor.at += 1
        return When("in", stretch=item.value)
    point = _point(cursor)
    if not point:
        return None
    return _range(cursor, point, to=True) or When("in", point)


def _range(cursor: Cursor, point: Point | None, *, to: bool = False) -> When | None:
    """From a point to the one that is said next; with `to` only after "to" and the like, not after "and"."""
    item, start = cursor.item, cursor.at
    if not point or not item or item.text.lower() not in _TO or (to and item.kind == "and"):
        return None
    cursor.at += 1
    cursor.skip("until", "of", "in")
    other = _point(cursor)
    if other:
        return When("between", point, other)
    cursor.at = start
    return None


def _point(cursor: Cursor) -> Point | None:
    cursor.skip()
    item = cursor.item
    if item is None:
        return None
    if item.kind == "number" and len(item.text) == 4 and item.text.isdecimal():
        year = int(item.text)
        if 1900 <= year <= 2200:
            cursor.at += 1
            return Point(year)
        return None
    if item.kind != "point":
        return None
    cursor.at += 1
    value: Point = item.value
    return value


def _free(point: Point, text: str) -> bool:
    """Whether this is a time without a word before it: "May" alone may be anything."""
    return bool(
        point.unit or point.day or (point.month and " " in text) or (point.weekday >= 0 and " " in text)
    )
