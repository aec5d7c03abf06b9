"""What the ledger of a customer is made from."""

from __future__ import annotations

from rolodex.domain.purchase import Purchase, Refund
from rolodex.store import purchases
from rolodex.store.engine import Connection


def orders(connection: Connection, contact_id: int) -> tuple[Purchase, ...]:
    """All orders of a contact with their lines, payments and returns."""
    ids = connection.execute("SELECT id FROM purchase WHERE contact_id = ? ORDER BY day, id", (contact_id,))
    found = (purchases.get(connection, purchase_id) for (purchase_id,) in ids)
    return tuple(purchase for purchase in found if purchase is not None)


def loose_refunds(connection: Connection, contact_id: int) -> tuple[Refund, ...]:
    """Returns of a contact that belong to no order."""
    rows = connection.execute(
        "SELECT id, contact_id, at, amount, currency, quantity, reason FROM refund "
        "WHERE contact_id = ? AND purchase_id IS NULL ORDER BY day, id",
        (contact_id,),
    )
    return tuple(
        Refund(
            id=refund_id,
            contact_id=owner,
            at=at,
            amount=amount,
            currency=currency,
            quantity=quantity,
            reason=reason,
        )
        for refund_id, owner, at, amount, currency, quantity, reason in rows
    )
