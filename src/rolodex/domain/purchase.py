"""Orders of customers: lines, payments, returns, and what is open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from rolodex.domain.message import Message, message

PurchaseStatus = Literal["open", "paid", "cancelled"]

STATUSES: Mapping[PurchaseStatus, Message] = MappingProxyType(
    {"open": message("Open"), "paid": message("Paid"), "cancelled": message("Cancelled")}
)


@dataclass(frozen=True, slots=True)
class PurchaseLine:
    """One line of an order.

    `quantity` is in thousandths, `price` of one unit and `discount` of the whole line in minor units of the
    order's currency, `total` = quantity x price - discount, rounded half to even; `tax_rate` in hundredths of
    a per cent, of which the tax is part of the total (`Purchase.tax`).
    """

    id: int = 0
    product_id: int = 0
    description: str = ""
    quantity: int = 1000
    price: int = 0
    discount: int = 0
    total: int = 0
    tax_rate: int = 0


@dataclass(frozen=True, slots=True)
class Payment:
    """Money that came in for an order: `at` a UTC stamp, `amount` in minor units of the order's currency."""

    id: int = 0
    purchase_id: int = 0
    at: str = ""
    amount: int = 0
    method: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Refund:
    """Goods or money that went back: `amount` positive in minor units, `quantity` in thousandths.

    `line_id` is the line of the order it is for, 0 where it is for none.
    """

    id: int = 0
    contact_id: int = 0
    purchase_id: int = 0
    line_id: int = 0
    at: str = ""
    amount: int = 0
    currency: str = ""
    quantity: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Purchase:
    """One order as it is edited; amounts in minor units of `currency` (ISO 4217).

    `at` is a UTC stamp, `due` the ISO date by which it is to be paid; `discount` comes off the sum of the
    lines and `total` is what is owed, `tax` the part of it that is tax. A cancelled order counts in no
    figure.
    """

    id: int = 0
    contact_id: int = 0
    number: str = ""
    at: str = ""
    currency: str = ""
    lines: tuple[PurchaseLine, ...] = ()
    discount: int = 0
    tax: int = 0
    total: int = 0
    status: PurchaseStatus = "paid"
    method: str = ""
    reference: str = ""
    due: str = ""
    note: str = ""
    offer_id: int = 0
    campaign_id: int = 0
    payments: tuple[Payment, ...] = ()
    refunds: tuple[Refund, ...] = ()

    @property
    def paid(self) -> int:
        """What has come in for it."""
        return sum(payment.amount for payment in self.payments)

    @property
    def refunded(self) -> int:
        """What went back."""
        return sum(refund.amount for refund in self.refunds)


@dataclass(frozen=True, slots=True)
class PurchaseRow:
    """An order as it is listed; `open` is what is still to be paid."""

    id: int
    contact_id: int
    fn: str
    number: str
    at: str
    currency: str
    total: int
    open: int
    status: PurchaseStatus
    due: str = ""
    said: str = ""
    refunded: int = 0


@dataclass(frozen=True, slots=True)
class Points:
    """One entry of a customer's loyalty ledger: earned where positive, redeemed where negative."""

    id: int = 0
    contact_id: int = 0
    at: str = ""
    points: int = 0
    reason: str = ""
    purchase_id: int = 0


@dataclass(frozen=True, slots=True)
class Loyalty:
    """How a customer stands in the loyalty scheme: points now, earned in the last twelve months, the tier."""

    balance: int = 0
    earned: int = 0
    tier: str = ""
    next_tier: str = ""
    missing: int = 0
    entries: tuple[Points, ...] = ()
