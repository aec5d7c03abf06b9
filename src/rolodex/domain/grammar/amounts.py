"""Amounts of money as typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from rolodex.domain.grammar.calendar import Calendar


class Amount(NamedTuple):
    """An amount as typed and its ISO 4217 code, "" where none is said."""

    text: str
    currency: str


def of(currency: str) -> Callable[..., Amount]:
    """An amount in this currency."""

    def read(now: Calendar, text: str) -> Amount:
        return Amount(text, currency)

    return read
