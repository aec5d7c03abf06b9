"""JSON that a row of the book holds, which somebody else may have written."""

from __future__ import annotations

import json
from typing import Any

from rolodex.domain.errors import UserError
from rolodex.domain.message import message

BROKEN = (ValueError, TypeError, KeyError, AttributeError, IndexError, ArithmeticError, RecursionError)
"""What reading raises where the text is no JSON, or says something else than what was written there."""


def listed(text: str) -> list[Any]:
    """The list that a text says; an empty one where it says none."""
    try:
        found = json.loads(text)
    except BROKEN:
        return []
    return found if isinstance(found, list) else []


def texts(text: str) -> tuple[str, ...]:
    """The texts of a list; those parts that are none are passed over."""
    return tuple(one for one in listed(text) if isinstance(one, str))


def named(text: str) -> dict[str, Any]:
    """The values by name that a text says; none where it says something else."""
    try:
        found = json.loads(text)
    except BROKEN:
        return {}
    return found if isinstance(found, dict) else {}


def unreadable() -> UserError:
    """What to say where nothing usual can stand in place of what a row held."""
    return UserError(
        message(
            "What the book kept of this is damaged and cannot be shown; nothing was changed. A backup may "
            "still have it."
        )
    )
