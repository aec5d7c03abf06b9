"""Characters that cannot be drawn, as they are told to a person."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from rolodex.domain.message import Message, message


def lacking(characters: Sequence[str]) -> Message:
    """Which characters no typeface has."""
    return message("No typeface has the character %(characters)s", characters=named(characters))


def named(characters: Sequence[str]) -> str:
    """Characters that may not be seen, by sign, number and name."""
    told = []
    for c in characters:
        sign = "" if unicodedata.category(c) in ("Cs", "Cn", "Co", "Cc") else f"{c} "
        name = unicodedata.name(c, "")
        told.append(f"{sign}(U+{ord(c):04X}{' ' + name if name else ''})")
    return ", ".join(told)
