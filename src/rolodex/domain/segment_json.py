"""Rules as JSON, as the book keeps them.

A text that is no JSON is a search as an older version kept it: its words and filters become conditions.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, get_args

from rolodex.domain.asked import asked
from rolodex.domain.errors import UserError
from rolodex.domain.message import message
from rolodex.domain.segment import ALWAYS, EVERYBODY, Clause, Condition, Op, Span

VERSION = 1
DEEPEST = 20
"""So many clauses may stand within each other."""

_TEXTS = ("of", "currency")
_NUMBERS = ("low", "high")
_KNOWN = frozenset({"field", "op", "values", "span", "without", *_TEXTS, *_NUMBERS})
_STATES = {"favourite": ("favourite", "yes"), "person": ("kind", "individual"), "company": ("kind", "org")}
UNREADABLE = message(
    "This rule was written by a newer version of Rolodex, or is damaged. It is kept as it is; open the book "
    "with a newer version, or make the segment anew."
)


def text(rule: Clause) -> str:
    """The rule as JSON."""
    return json.dumps({"version": VERSION, **_clause(rule)}, ensure_ascii=False, separators=(",", ":"))


def _clause(clause: Clause) -> dict[str, Any]:
    parts = [_clause(part) if isinstance(part, Clause) else _condition(part) for part in clause.parts]
    return {clause.join: parts, **({"without": True} if clause.without else {})}


def _condition(one: Condition) -> dict[str, Any]:
    found: dict[str, Any] = {"field": one.field, "op": one.op}
    if one.values:
        found["values"] = list(one.values)
    found |= {name: getattr(one, name) for name in (*_NUMBERS, *_TEXTS) if getattr(one, name)}
    if one.span != ALWAYS:
        span = {name: getattr(one.span, name) for name in ("first", "last", "days")}
        found["span"] = {name: value for name, value in span.items() if value}
    return found | ({"without": True} if one.without else {})


def rule(text: str, own: Sequence[tuple[int, str]] = ()) -> Clause:
    """The rule that a text of the book holds; `own` are the ids and names of the fields of the user's own.

    A field that this version does not know is kept. Raises UserError where more than that is unknown.
    """
    if not text.lstrip().startswith("{"):
        return searched(text, own)
    try:
        found = json.loads(text)
        if found.pop("version") != VERSION:
            raise UserError(UNREADABLE)
        return _read_clause(found, DEEPEST)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise UserError(UNREADABLE) from error


def _read_clause(found: Mapping[str, Any], deep: int) -> Clause:
    join = "any" if "any" in found else "all"
    if not deep or set(found) - {join, "without"} or not isinstance(found[join], list):
        raise ValueError(found)
    parts = (
        _read_condition(part) if "field" in part else _read_clause(part, deep - 1) for part in found[join]
    )
    return Clause(tuple(parts), "any" if join == "any" else "all", bool(found.get("without")))


def _read_condition(found: Mapping[str, Any]) -> Condition:
    if set(found) - _KNOWN:
        raise ValueError(found)
    op = found["op"]
    if op not in get_args(Op):
        raise ValueError(op)
    low, high = (_number(found.get(name, 0)) for name in _NUMBERS)
    of, currency = (_text(found.get(name, "")) for name in _TEXTS)
    values = tuple(_text(value) for value in found.get("values", ()))
    span = _read_span(found.get("span", {}))
    without = bool(found.get("without"))
    return Condition(_text(found["field"]), op, values, low, high, span, of, currency, without)


def _read_span(found: Mapping[str, Any]) -> Span:
    if set(found) - {"first", "last", "days"}:
        raise ValueError(found)
    return Span(_text(found.get("first", "")), _text(found.get("last", "")), _number(found.get("days", 0)))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(value)
    return value


def searched(text: str, own: Sequence[tuple[int, str]] = ()) -> Clause:
    """What a typed search asks for, as a rule."""
    found = asked(text, [name for _, name in own])
    fields = {name: f"own:{field_id}" for field_id, name in reversed(own)}
    parts = [Condition("text", values=(found.text,))] if found.text.strip() else []
    for one in found.filters:
        field, value, without = one.field, one.value, one.without
        if field == "is":
            field, value = _STATES[value]
        elif field == "missing":
            field, without = "has", not without
        parts.append(Condition(fields.get(field, field), values=(value,), without=without))
    return Clause(tuple(parts)) if parts else EVERYBODY
