"""Counts and amounts as typed: 1.000, 1,000.50, 12,5."""

from __future__ import annotations

import re

from rolodex.domain.money import exponent

_FIGURES = re.compile(
    r"(?P<whole>\d{1,3}(?:(?P<group>[.,'])\d{3})(?:(?P=group)\d{3})*|\d+)(?:[.,](?P<rest>\d{1,2}))?"
)
_BIGGEST = 12


def count(text: str) -> int | None:
    """A whole number; None where the text is none. A mark before three figures parts thousands."""
    found = _FIGURES.fullmatch(text)
    if not found or found["rest"] or _odd(found):
        return None
    return int(re.sub(r"\D", "", found["whole"]))


def minor_units(text: str, currency: str) -> int | None:
    """An amount in the minor units of its currency; None where it cannot be one."""
    found = _FIGURES.fullmatch(text)
    decimals = exponent(currency)
    if not found or _odd(found):
        return None
    rest = found["rest"] or ""
    # with three decimals nobody can tell 1.500 from 1,500
    if len(rest) > decimals or (decimals > 2 and found["group"] and not rest):
        return None
    whole = re.sub(r"\D", "", found["whole"])
    return int(whole + rest.ljust(decimals, "0"))


def _odd(found: re.Match[str]) -> bool:
    """Whether no one writes a number so: 0.500, or so long that nothing has a place for it."""
    return bool(found["group"] and found["whole"].startswith("0")) or len(found["whole"]) > _BIGGEST
