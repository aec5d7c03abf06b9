"""The operators of a condition in words, and what a condition has beside its operator."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from rolodex.domain.message import Message, message
from rolodex.domain.segment import FieldSpec, Op


@dataclass(frozen=True, slots=True)
class Operator:
    """An operator as it is offered: how it compares, whether it is turned round, and its words."""

    op: Op
    without: bool
    words: Message


_IS = (Operator("is", False, message("is")), Operator("is", True, message("is not")))
_HAS = (Operator("is", False, message("has")), Operator("is", True, message("has no")))
_EVENT = (
    Operator("within", False, message("happened")),
    Operator("never", False, message("did not happen")),
    Operator("least", False, message("at least so often")),
    Operator("most", False, message("at most so often")),
    Operator("between", False, message("so often, from to")),
)
_NUMBER = (
    Operator("least", False, message("at least")),
    Operator("most", False, message("at most")),
    Operator("between", False, message("from to")),
)
_DATE = (
    Operator("in", False, message("from day to day")),
    Operator("within", False, message("in the last days")),
    Operator("more_than_ago", False, message("more than so many days ago")),
)
_AHEAD = Operator("within", False, message("in the next days"))
_BIRTHDAY = (Operator("is", False, message("is in the month")), _AHEAD)
_EXPECTED = (_DATE[0], _AHEAD, _DATE[2])
_BY_NAME: Mapping[str, tuple[Operator, ...]] = MappingProxyType(
    {"birthday": _BIRTHDAY, "next_order": _EXPECTED}
)
_BY_KIND: Mapping[str, tuple[Operator, ...]] = MappingProxyType(
    {
        "text": _IS,
        "choice": _IS,
        "present": _HAS,
        "event": _EVENT,
        "number": _NUMBER,
        "money": _NUMBER,
        "date": _DATE,
    }
)

OF: Mapping[str, Message] = MappingProxyType(
    {
        "purchase": message("Product or category"),
        "refund": message("Reason"),
        "call": message("Outcome"),
        "campaign": message("Campaign"),
    }
)
"""What an event can be narrowed to, and how its line is called."""


def operators(spec: FieldSpec) -> tuple[Operator, ...]:
    """The operators that a field offers, in their order."""
    found = _BY_NAME.get(spec.name) or _BY_KIND[spec.kind]
    return tuple(one for one in found if one.op in spec.ops)


def asks_numbers(spec: FieldSpec, op: Op) -> bool:
    """Whether an operator compares a number."""
    return op in ("least", "most", "between") and spec.kind in ("event", "number", "money")


def asks_span(spec: FieldSpec, op: Op) -> bool:
    """Whether a condition is about a time."""
    if spec.kind == "event" or spec.name in ("net", "average"):
        return True
    return spec.kind == "date" and op != "is"
