"""Products and offers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

OfferKind = Literal["percent", "amount", "gift"]


@dataclass(frozen=True, slots=True)
class Product:
    """Something that is sold: `price` in minor units of `currency`, `tax_rate` in hundredths of a per
    cent.
    """

    id: int = 0
    code: str = ""
    name: str = ""
    price: int = 0
    currency: str = ""
    unit: str = ""
    category: str = ""
    tax_rate: int = 0
    active: bool = True


@dataclass(frozen=True, slots=True)
class Offer:
    """A price for a time, named by its code.

    `amount` is hundredths of a per cent (percent) or minor units of `currency` (amount), 0 for a gift. It is
    valid from and to these ISO dates, both included; "" is open. `used` counts the orders that redeemed it.
    """

    id: int = 0
    code: str = ""
    name: str = ""
    kind: OfferKind = "percent"
    amount: int = 0
    currency: str = ""
    valid_from: str = ""
    valid_to: str = ""
    used: int = 0

    def is_valid(self, day: str) -> bool:
        """Whether it can be redeemed on this day (ISO date)."""
        return (not self.valid_from or self.valid_from <= day) and (not self.valid_to or day <= self.valid_to)
