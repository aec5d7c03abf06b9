"""A sale in one line: what was bought, for how much, and how it was paid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from rolodex.domain.message import Message
from rolodex.domain.product import Offer, Product
from rolodex.domain.purchase import Purchase

QuickKind = Literal["line", "discount", "method", "status", "paid", "offer", "piece", "date"]


@dataclass(frozen=True, slots=True)
class QuickPart:
    """A part of the line that was understood: what it says, and where it stands."""

    kind: QuickKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class QuickPiece:
    """A piece of a campaign whose code may stand in a line, and whom it was for; `fn` is who leads it."""

    code: str
    campaign_id: int
    campaign: str = ""
    contact_ids: tuple[int, ...] = ()
    fn: str = ""


@dataclass(frozen=True, slots=True)
class QuickSale:
    """What a line says: the order it makes, priced, and the parts it was read from.

    `offer` is the code of the offer that is redeemed, `piece` the piece that led to the sale. `paid` came in
    at once; the order is open where that is less than its total. `doubt` says what is missing or to be looked
    at; what is `complete` can be saved.
    """

    text: str = ""
    purchase: Purchase = field(default_factory=Purchase)
    parts: tuple[QuickPart, ...] = ()
    offer: str = ""
    piece: QuickPiece | None = None
    paid: int = 0
    doubt: Message | None = None
    complete: bool = False


@dataclass(frozen=True, slots=True)
class Counter:
    """What a line is read beside: the products and offers there are, and what is usual.

    `pieces` are those whose codes stand in the line, as they are typed there. `codes` are the currencies
    there are, `today` is an ISO date. `comma` says that a comma begins the
    decimals, `day_first` that 3/4 is in April.
    """

    products: Sequence[Product] = ()
    offers: Sequence[Offer] = ()
    pieces: Mapping[str, QuickPiece] = field(default_factory=dict)
    currency: str = "EUR"
    codes: frozenset[str] = frozenset({"EUR"})
    today: str = ""
    prices_with_tax: bool = True
    comma: bool = False
    day_first: bool = True
