"""Who a mailing is for as JSON, as the book keeps it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from typing import Any, get_args

from rolodex.domain import segment_json
from rolodex.domain.audience import AddressChoice, Audience, Style
from rolodex.domain.errors import UserError
from rolodex.domain.message import message

VERSION = 1
USUAL = Audience()
UNREADABLE = message(
    "Who this campaign is for was written by a newer version of Rolodex, or is damaged. It is kept as it is; "
    "open the book with a newer version, or make the campaign anew."
)
_LISTS = ("contact_ids", "without", "without_campaigns", "excluded", "included")
_NUMBERS = ("segment_id", "sample")
_SWITCHES = ("households", "leave_out_refused")
_CHOICES = {"address": get_args(AddressChoice), "style": get_args(Style)}


def text(audience: Audience) -> str:
    """The audience as JSON; only what differs from the usual is told."""
    told: dict[str, Any] = {"version": VERSION}
    for field in fields(Audience):
        value = getattr(audience, field.name)
        if value != getattr(USUAL, field.name):
            told[field.name] = json.loads(segment_json.text(value)) if field.name == "rule" else value
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def audience(text: str) -> Audience:
    """The audience that a text of the book holds, the usual one where it is empty.

    Raises UserError where a newer version wrote something that this one does not know.
    """
    if not text:
        return USUAL
    try:
        found = json.loads(text)
        if found.pop("version") != VERSION:
            raise UserError(UNREADABLE)
        return Audience(**{name: _value(name, value) for name, value in found.items()})
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise UserError(UNREADABLE) from error


def _value(name: str, value: Any) -> Any:
    """A value as the audience has it. Raises ValueError or TypeError where it is of another kind."""
    if name == "rule":
        return segment_json.rule(_object(value))
    if name in _LISTS:
        return tuple(map(_number, value))
    if name in _NUMBERS:
        return _number(value)
    if name in _SWITCHES and isinstance(value, bool):
        return value
    if name in _CHOICES and value in _CHOICES[name]:
        return value
    raise ValueError(name)


def _object(value: Any) -> str:
    if not isinstance(value, Mapping):
        raise TypeError(value)
    return json.dumps(value)


def _number(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(value)
    return value
