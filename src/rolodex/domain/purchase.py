"""Orders of customers: lines, payments, returns, and what is open.

What is open of an order is its total less what came in for it and less what was returned of it, and never
below zero: a return first lowers what is still to be paid, and what goes beyond that is money given back.
Nothing is open of an order that is paid or cancelled.
"""

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
METHODS: Mapping[str, Message] = MappingProxyType(
    {
        "card": message("card"),
        "cash": message("cash"),
        "transfer": message("transfer"),
        "direct debit": message("direct debit"),
        "cheque": message("cheque"),
        "bizum": message("Bizum"),
        "paypal": message("PayPal"),
    }
)
"""The usual ways to pay, by the names they are kept under; any other text stands for itself."""


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

    @property
    def open(self) -> int:
        """What is still to be paid."""
        return still_open(self.status, self.total, self.paid, self.refunded)

    def returned(self, line_id: int) -> tuple[int, int]:
        """How much of a line went back: its quantity in thousandths, and the amount."""
        found = [refund for refund in self.refunds if refund.line_id == line_id]
        return sum(refund.quantity for refund in found), sum(refund.amount for refund in found)


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


@dataclass(frozen=True, slots=True)
class Unpaid:
    """What is still to be paid in one currency: how many orders, how much, and how much of it is late."""

    currency: str
    orders: int = 0
    amount: int = 0
    late_orders: int = 0
    late: int = 0


def still_open(status: PurchaseStatus, total: int, paid: int, refunded: int) -> int:
    """What is still to be paid of an order, as the module says."""
    return max(0, total - paid - refunded) if status == "open" else 0
