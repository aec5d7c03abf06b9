"""Writes of what is sold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from rolodex.domain.product import Product
from rolodex.domain.purchase import Purchase, PurchaseLine
from rolodex.services.opening import Services

Write = Callable[[Services, Any], object]


def fill(services: Services, sample: Any) -> None:
    """A product that was sold."""
    saved = services.products.save(Product(code="CH-1", name="Chair", price=5000, currency="EUR")).id
    line = PurchaseLine(product_id=saved, price=5000)
    services.purchases.save(Purchase(contact_id=sample.eva, number="P-1", lines=(line,)))


def known(services: Services) -> Product:
    """The product that was sold."""
    found = services.products.by_code("CH-1")
    assert found is not None
    return found


WRITES: dict[tuple[str, str], Mapping[str, Write]] = {
    ("products", "save"): {
        "new": lambda services, _: services.products.save(Product(name="Lamp")),
        "everything changed": lambda services, _: services.products.save(
            Product(known(services).id, "CH-2", "Seat", 100, "USD", "kg", "Oak", 1000, active=False)
        ),
        "sold no more": lambda services, _: services.products.save(replace(known(services), active=False)),
    },
    ("products", "delete"): {
        "one that was sold": lambda services, _: services.products.delete([known(services).id]),
    },
}
