"""A sale in one line: what was bought, for how much, and how it was paid."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from rolodex.domain.message import Message
from rolodex.domain.purchase import Purchase

QuickKind = Literal["line", "amount", "discount", "method", "status", "offer", "date"]


@dataclass(frozen=True, slots=True)
class QuickPart:
    """A part of the line that was understood: what it says, and where it stands."""

    kind: QuickKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class QuickSale:
    """What a line says: the order it makes, priced, and the parts it was read from.

    `offer` is the code of the offer that was redeemed. `doubt` says why nothing can be saved yet, or what is
    to be looked at; `complete` is whether it can be saved.
    """

    text: str = ""
    purchase: Purchase = field(default_factory=Purchase)
    parts: tuple[QuickPart, ...] = ()
    offer: str = ""
    doubt: Message | None = None
    complete: bool = False
