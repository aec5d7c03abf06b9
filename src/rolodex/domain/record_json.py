"""A record that was begun, such as an order, as JSON: its fields by their names."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, fields, is_dataclass
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from rolodex.domain import kept_json
from rolodex.domain.reminder import Reminder

R = TypeVar("R")


def as_text(record: object, step: Reminder | None = None) -> str:
    """A dataclass of texts, numbers and tuples of such dataclasses as JSON, with the step planned for it."""
    told: dict[str, object] = {"record": asdict(record)}  # type: ignore[call-overload]  # any dataclass
    if step is not None:
        told["step"] = asdict(step)
    return json.dumps(told, ensure_ascii=False)


def from_text(kind: type[R], text: str) -> tuple[R, Reminder | None] | None:
    """The record and step that `as_text` wrote; None where the text is none of this kind."""
    try:
        told = json.loads(text)
        step = told.get("step")
        return _made(kind, told["record"]), _made(Reminder, step) if step else None
    except kept_json.BROKEN:
        return None


def _made(kind: type[R], told: Mapping[str, Any]) -> R:
    hints = get_type_hints(kind)
    known = {one.name for one in fields(kind)}  # type: ignore[arg-type]  # any dataclass
    return kind(**{name: _value(hints[name], value) for name, value in told.items() if name in known})


def _value(hint: Any, value: Any) -> Any:
    """A value as its field has it; raises TypeError where it is of another shape."""
    if get_origin(hint) is tuple:
        inner: Any = get_args(hint)[0]
        whole = is_dataclass(inner)
        return tuple(_made(inner, one) if whole else one for one in value)
    if hint in (int, str) and type(value) is not hint:
        raise TypeError
    return value
