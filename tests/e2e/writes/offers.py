"""Writes of prices for a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from rolodex.domain.product import Offer
from rolodex.domain.purchase import Purchase, PurchaseLine
from rolodex.services.opening import Services

Write = Callable[[Services, Any], object]


def fill(services: Services, sample: Any) -> None:
    """An offer that was redeemed."""
    saved = services.offers.save(Offer(code="SPRING", name="Spring", amount=1000)).id
    lines = (PurchaseLine(description="Lamp", price=5000),)
    services.purchases.save(
        Purchase(contact_id=sample.eva, number="O-1", lines=lines, discount=500, offer_id=saved)
    )


def known(services: Services) -> Offer:
    """The offer that was redeemed."""
    return next(offer for offer in services.offers.all() if offer.code == "SPRING")


WRITES: dict[tuple[str, str], Mapping[str, Write]] = {
    ("offers", "save"): {
        "new": lambda services, _: services.offers.save(
            Offer(code="TEN", kind="amount", amount=1000, currency="EUR")
        ),
        "everything changed": lambda services, _: services.offers.save(
            Offer(known(services).id, "MAY", "May", "gift", 0, "", "2026-05-01", "2026-05-31")
        ),
    },
    ("offers", "delete"): {
        "one that was redeemed": lambda services, _: services.offers.delete([known(services).id]),
    },
}
