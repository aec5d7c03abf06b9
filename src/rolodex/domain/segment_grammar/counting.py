"""Counts and amounts in a sentence: "at least 3", "más de 500 €", and what is measured by them."""

from __future__ import annotations

from typing import NamedTuple

from rolodex.domain.segment import ALWAYS, Condition, Op, Span
from rolodex.domain.segment_grammar import numbers, times
from rolodex.domain.segment_grammar.cursor import Cursor, Unit
from rolodex.domain.segment_grammar.moments import NO_TIME, when
from rolodex.domain.segment_grammar.scanning import Item
from rolodex.domain.segment_grammar.signs import Amount

_SPANNED = frozenset(("net",))
_ONE = frozenset("a an un una".split())


class Bounds(NamedTuple):
    """How something is compared, with which numbers, and the currency where they are amounts."""

    op: Op
    low: int = 0
    high: int = 0
    currency: str = ""


def count(cursor: Cursor) -> Bounds | None:
    """The comparison of a whole number that is said next; None, and nothing read, where none is."""
    return _bounds(cursor, "")


def amount(cursor: Cursor) -> Bounds | None:
    """The comparison of an amount that is said next; None, and nothing read, where none is."""
    return _bounds(cursor, cursor.known.currency)


def _bounds(cursor: Cursor, currency: str) -> Bounds | None:
    start = cursor.at
    found = _read(cursor, currency)
    if found is None:
        cursor.at = start
    return found


def _read(cursor: Cursor, currency: str) -> Bounds | None:
    if cursor.take("between"):
        return _two(cursor, currency)
    how = _how(cursor)
    if how:
        cursor.skip_of()
    item = cursor.item
    value = _value(item, currency) if item else None
    if how and item and not currency and item.text.lower() in _ONE:
        value = 1, ""
    if value is None:
        return None
    cursor.at += 1
    number, money = value
    if how:
        return _compared(how, number, money)
    if cursor.take("or_more"):
        return Bounds("least", number, 0, money)
    return Bounds("most", 0, number, money) if cursor.take("or_less") else None


def _how(cursor: Cursor) -> str:
    """The word that compares: in "o más de 500" the "or" joins two conditions."""
    compare = cursor.take("compare")
    if compare:
        return str(compare.value)
    if cursor.take("or_more"):
        return "more"
    return "less" if cursor.take("or_less") else ""


def _compared(how: str, number: int, money: str) -> Bounds | None:
    if how == "exactly":
        return Bounds("between", number, number, money)
    if how in ("least", "more"):
        return Bounds("least", number + (how == "more"), 0, money)
    high = number - (how == "less")
    return Bounds("most", 0, high, money) if high >= 0 else None


def _two(cursor: Cursor, currency: str) -> Bounds | None:
    first = cursor.item
    if first is None or first.kind not in ("number", "amount", "times"):
        return None
    cursor.at += 1
    if not cursor.take("and"):
        return None
    second = cursor.item
    other = _value(second, currency) if second else None
    if second is None or other is None:
        return None
    said = second.value.currency if second.kind == "amount" else currency
    one = _value(first, said if first.kind == "number" else currency)
    if one is None:
        return None
    if one[1] != other[1]:
        return None
    cursor.at += 1
    return Bounds("between", one[0], other[0], other[1]) if one[0] <= other[0] else None


def _value(item: Item, currency: str) -> tuple[int, str] | None:
    """What an item says: a whole number, or where there is a currency minor units and theirs."""
    if item.kind == "times" and item.value and not currency:
        return int(item.value), ""
    if item.kind == "amount" and currency:
        said: Amount = item.value
        units = numbers.minor_units(said.text, said.currency)
        return None if units is None else (units, said.currency)
    if item.kind != "number":
        return None
    if currency:
        units = numbers.minor_units(str(item.value or item.text), currency)
        return None if units is None else (units, currency)
    number = item.value or numbers.count(item.text)
    return None if number is None else (number, "")


def measure(cursor: Cursor, first: int, refused: bool) -> list[Unit] | None:
    """A figure of a customer and what it is compared with."""
    item = cursor.take("measure")
    if item is None:
        return _measured(cursor, first, refused)
    name: str = item.value
    start = cursor.at
    span = before(cursor)
    cursor.skip("of", "with")
    span = span or _span(cursor, name)
    cursor.skip("of", "with", "colon")
    bounds = count(cursor) if name == "interval" else amount(cursor)
    if bounds is None:
        cursor.at = start
        if name != "unpaid":
            return None
        bounds = Bounds("least", 1)
    elif name == "interval":
        _days(cursor)
    span = span or _span(cursor, name)
    one = Condition(
        name,
        bounds.op,
        (),
        bounds.low,
        bounds.high,
        span or ALWAYS,
        currency=bounds.currency,
        without=refused,
    )
    return [cursor.condition(one, first)]


def _measured(cursor: Cursor, first: int, refused: bool) -> list[Unit] | None:
    """The same with the amount said first: "more than 500 € spent"."""
    bounds = amount(cursor)
    if bounds is None or not bounds.currency:
        return None
    cursor.skip("in", "of")
    item = cursor.take("measure")
    if item is None or item.value == "interval":
        return None
    span = before(cursor) or _span(cursor, item.value) or ALWAYS
    one = Condition(item.value, bounds.op, (), bounds.low, bounds.high, span, "", bounds.currency, refused)
    return [cursor.condition(one, first)]


def before(cursor: Cursor) -> Span | None:
    """The span that was said before what it belongs to."""
    pending = cursor.claim()
    if pending is None:
        return None
    found = times.span(pending.when, cursor.today, cursor.known.first_weekday)
    if found is None:
        cursor.doubt(pending.first, pending.last, NO_TIME)
    return found


def _span(cursor: Cursor, name: str) -> Span | None:
    if name not in _SPANNED:
        return None
    start = cursor.at
    cursor.skip()
    said = when(cursor)
    found = times.span(said, cursor.today, cursor.known.first_weekday) if said else None
    if found is None:
        cursor.at = start
    return found


def _days(cursor: Cursor) -> None:
    item = cursor.item
    if item and item.text.lower() in ("days", "día", "días", "dias"):
        cursor.at += 1


def score(cursor: Cursor, first: int, refused: bool) -> list[Unit] | None:
    """A score of the customer: one number, several, or a comparison."""
    item = cursor.take("score")
    if item is None:
        return None
    cursor.skip("of", "colon")
    bounds = count(cursor)
    if bounds:
        low = bounds.low if bounds.op != "most" else 1
        high = bounds.high if bounds.op != "least" else 5
        wanted = range(max(low, 1), min(high, 5) + 1)
    else:
        wanted = range(0)
    values = [str(one) for one in wanted] if bounds else _scores(cursor)
    if not values:
        return None
    return [cursor.condition(Condition(item.value, "is", tuple(values), without=refused), first)]


def _scores(cursor: Cursor) -> list[str]:
    found: list[str] = []
    while True:
        start = cursor.at
        if found and not (cursor.take("or") or cursor.take("and") or cursor.take("comma")):
            break
        item = cursor.take("number")
        number = (item.value or numbers.count(item.text)) if item else None
        if number is None or not 1 <= number <= 5:
            cursor.at = start
            break
        found.append(str(number))
    return found
