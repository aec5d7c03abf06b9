"""Writes of orders."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from rolodex.domain.purchase import Purchase, PurchaseLine, Refund
from rolodex.services.opening import Services

Write = Callable[[Services, Any], object]

NOW = datetime.fromisoformat("2026-05-03T10:00")
CHAIRS = PurchaseLine(description="Chair", quantity=4000, price=5000, tax_rate=2100)
TABLE = PurchaseLine(description="Table", price=30000, discount=1000, tax_rate=1000)


def fill(services: Services, sample: Any) -> None:
    """An open order with a payment, a return and points, and one that is paid."""
    order = Purchase(
        contact_id=sample.eva, number="F-1", at="2026-05-01", lines=(CHAIRS, TABLE), status="open"
    )
    saved = services.purchases.save(order).id
    services.purchases.pay(saved, 10000, "card", "T-1", at="2026-05-02")
    line = known(services, "F-1").lines[0]
    services.purchases.refund(Refund(purchase_id=saved, line_id=line.id, quantity=1000, amount=5000))
    services.settings.choose("loyalty", "yes")
    services.purchases.save(replace(order, number="F-2", contact_id=sample.leo, status="paid"))
    services.purchases.save(replace(order, number="F-3", contact_id=sample.leo))


def known(services: Services, number: str) -> Purchase:
    """The order with this number."""
    (row,) = services.purchases.rows(number)
    found = services.purchases.get(row.id)
    assert found is not None
    return found


def edited(services: Services, sample: Any) -> object:
    """The open order with a line gone, one changed, one new and everything else different."""
    order = known(services, "F-1")
    return services.purchases.save(
        replace(
            order,
            contact_id=sample.leo,
            number="F-9",
            at="2026-04-30T10:00:00Z",
            lines=(PurchaseLine(description="Lamp", price=900), replace(order.lines[0], quantity=5000)),
            discount=700,
            method="cash",
            reference="R",
            due="2026-06-01",
            note="Later",
        )
    )


WRITES: dict[tuple[str, str], Mapping[str, Write]] = {
    ("purchases", "sell"): {
        "the first order of somebody": lambda services, sample: services.purchases.sell(
            sample.acme, 12000, "EUR", "12 chairs"
        ),
        "one more in another currency": lambda services, sample: services.purchases.sell(
            sample.ana, 500, "JPY", "A lamp", "2026-05-03"
        ),
    },
    ("purchases", "save"): {
        "new and open": lambda services, sample: services.purchases.save(
            Purchase(contact_id=sample.acme, lines=(CHAIRS, TABLE), status="open")
        ),
        "everything changed": edited,
        "paid by editing": lambda services, _: services.purchases.save(
            replace(known(services, "F-3"), status="paid")
        ),
    },
    ("purchases", "sell_quick"): {
        "paid in part": lambda services, sample: services.purchases.sell_quick(
            services.purchases.quick("2 lamps 50 paid 20 cash", sample.ana, NOW)
        ),
    },
    ("purchases", "cancel"): {
        "one": lambda services, _: services.purchases.cancel([known(services, "F-3").id]),
    },
    ("purchases", "delete"): {
        "with payments, returns and points": lambda services, _: services.purchases.delete(
            [known(services, "F-1").id, known(services, "F-2").id]
        ),
    },
    ("purchases", "pay"): {
        "a part": lambda services, _: services.purchases.pay(known(services, "F-1").id, 100, "cash", ""),
        "all": lambda services, _: services.purchases.pay(
            known(services, "F-3").id, known(services, "F-3").open, "transfer", "T-2", "2026-05-03"
        ),
    },
    ("purchases", "delete_payment"): {
        "of a paid order": lambda services, _: services.purchases.delete_payment(
            known(services, "F-2").payments[0].id
        ),
    },
    ("purchases", "refund"): {
        "a line of a paid order": lambda services, _: services.purchases.refund(
            Refund(
                purchase_id=known(services, "F-2").id,
                line_id=known(services, "F-2").lines[0].id,
                quantity=4000,
                amount=20000,
                reason="broken",
            )
        ),
        "of the order as a whole": lambda services, _: services.purchases.refund(
            Refund(purchase_id=known(services, "F-3").id, amount=100)
        ),
    },
    ("purchases", "delete_refund"): {
        "the only one": lambda services, _: services.purchases.delete_refund(
            known(services, "F-1").refunds[0].id
        ),
    },
}
