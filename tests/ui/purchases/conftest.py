"""What the tests of orders in the window share."""

from __future__ import annotations

from datetime import datetime

import pytest
from tests.builders import person

from rolodex.domain.product import Offer, Product
from rolodex.services.opening import Services

NOW = datetime.fromisoformat("2026-05-03T10:00")


@pytest.fixture
def shop(services: Services) -> Services:
    """A book in euros with Ana, two products and an offer."""
    services.settings.choose("currency", "EUR")
    services.contacts.save(person())
    chair = Product(code="CH-LUGO", name="Chair “Lugo”", price=8990, currency="EUR", tax_rate=2100)
    services.products.save(chair)
    services.products.save(Product(code="TB-SIL", name="Table “Sil”", price=25_000, currency="EUR"))
    services.offers.save(Offer(code="SPRING", name="Spring fair", kind="percent", amount=1000))
    return services
