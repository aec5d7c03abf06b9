"""Points that follow an order: earned when it is paid, taken back with what comes back of it."""

from __future__ import annotations

from rolodex.domain import loyalty
from rolodex.domain.purchase import Points, Purchase
from rolodex.services.settings import preferences
from rolodex.store import loyalty as store
from rolodex.store.book import Transaction


def follow(tx: Transaction, purchase: Purchase) -> None:
    """Let the points of an order be those it earns as it is now.

    New ones come only while the scheme is on. Points that were spent meanwhile stay spent: what is taken
    back never leaves less than none.
    """
    chosen = preferences(tx.connection)
    entry = store.of_order(tx.connection, purchase.id)
    is_on = chosen.loyalty == "yes"
    if entry is None and not (is_on and purchase.status == "paid"):
        return
    wanted = 0
    if purchase.status == "paid":
        net = purchase.total - purchase.refunded
        wanted = loyalty.earned(net, purchase.currency, chosen.loyalty_amount, chosen.currency)
    if entry is None:
        if wanted:
            store.insert(tx, Points(0, purchase.contact_id, purchase.at, wanted, loyalty.ORDER, purchase.id))
        return
    if purchase.status == "paid" and not is_on:
        return
    spare = store.balance(tx.connection, entry.contact_id)
    points = max(wanted, entry.points - max(spare, 0))
    if points != entry.points:
        store.set_points(tx, entry.id, points)


def forget(tx: Transaction, purchase_id: int) -> None:
    """Take the points of an order back that is about to be deleted, as far as they were not spent."""
    entry = store.of_order(tx.connection, purchase_id)
    if entry is not None:
        spare = max(0, store.balance(tx.connection, entry.contact_id))
        store.set_points(tx, entry.id, max(0, entry.points - spare))
