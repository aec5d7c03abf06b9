"""Which orders of a file the book has already."""

from __future__ import annotations

from rolodex.domain.purchase import Purchase
from rolodex.store.days import counted
from rolodex.store.engine import Connection


def has_of_day(connection: Connection, purchase: Purchase) -> bool:
    """Whether the same contact has an order of the same day and total."""
    return bool(
        connection.value(
            "SELECT EXISTS(SELECT 1 FROM purchase WHERE contact_id = ? AND currency = ? AND day = ? "
            "AND total = ?)",
            (purchase.contact_id, purchase.currency, counted(purchase.at)[0], purchase.total),
        )
    )


def has_of_number(connection: Connection, purchase: Purchase) -> bool:
    """Whether the same contact has an order of the same number and total."""
    return bool(
        connection.value(
            # the index of numbers leaves empty ones out, and serves only what does so too
            "SELECT EXISTS(SELECT 1 FROM purchase WHERE number = ? AND number <> '' AND contact_id = ? "
            "AND currency = ? AND total = ?)",
            (purchase.number, purchase.contact_id, purchase.currency, purchase.total),
        )
    )


def returned(connection: Connection, number: str) -> list[int]:
    """What the returns of the order with this number gave back."""
    rows = connection.execute(
        "SELECT amount FROM refund WHERE purchase_id IN "
        "(SELECT id FROM purchase WHERE number = ? AND number <> '')",
        (number,),
    )
    return [amount for (amount,) in rows]
