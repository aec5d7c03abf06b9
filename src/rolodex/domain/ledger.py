"""What one customer ordered, paid and brought back, and what was open after each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from rolodex.domain.message import Message, message

LedgerKind = Literal["order", "payment", "return", "given_back"]

KINDS: Mapping[LedgerKind, Message] = MappingProxyType(
    {
        "order": message("Order"),
        "payment": message("Payment"),
        "return": message("Return"),
        "given_back": message("Money given back"),
    }
)


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One entry: `ordered` and `paid` in minor units, negative for what goes back, and `open` after it.

    `day` is an ISO date; `said` what was bought, how it was paid, or why it came back.
    """

    kind: LedgerKind
    day: str
    number: str
    said: str
    ordered: int = 0
    paid: int = 0
    open: int = 0


@dataclass(frozen=True, slots=True)
class Ledger:
    """The entries of one currency in the order of time; `brought` is what was open before the first."""

    currency: str
    brought: int
    entries: tuple[LedgerEntry, ...]

    @property
    def ordered(self) -> int:
        """What the entries come to, less what was returned."""
        return sum(entry.ordered for entry in self.entries)

    @property
    def paid(self) -> int:
        """What came in, less what was given back."""
        return sum(entry.paid for entry in self.entries)

    @property
    def open(self) -> int:
        """What is open after the last."""
        return self.brought + self.ordered - self.paid


@dataclass(frozen=True, slots=True)
class LedgerPages:
    """What was printed: how many pages, and how many entries stand on them."""

    pages: int
    entries: int
