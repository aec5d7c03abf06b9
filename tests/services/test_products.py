"""Products: what is sold, under codes that are given once."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from rolodex.domain.errors import UserError
from rolodex.domain.product import Product
from rolodex.services.opening import Services

CHAIR = Product(code="CH-1", name="Oak chair", price=4495, currency="EUR", category="Seats", tax_rate=2100)


def names(services: Services, text: str = "", active_only: bool = True) -> list[str]:
    return [one.name for one in services.products.all(text, active_only)]


def test_a_product_is_kept_as_it_is(services: Services) -> None:
    saved = services.products.save(replace(CHAIR, name=" Oak  chair ", unit="pc"))
    assert services.products.get(saved.id) == replace(CHAIR, id=saved.id, unit="pc")
    assert saved.changes.of("product") == {saved.id}
    assert services.products.by_code("ch-1") == services.products.get(saved.id)
    assert services.products.by_code("") is services.products.by_code("x") is None


def test_products_are_listed_by_name_and_found_by_any_of_their_words(services: Services) -> None:
    services.products.save(CHAIR)
    services.products.save(Product(code="Ñ1", name="Ñandú"))
    services.products.save(Product(name="Lámpara azul", category="Lights"))
    services.products.save(Product(name="Old table", active=False))
    assert names(services) == ["Lámpara azul", "Ñandú", "Oak chair"]
    assert names(services, active_only=False)[-1] == "Old table"
    assert names(services, "lam az") == names(services, "light") == ["Lámpara azul"]
    assert names(services, "ch oak") == ["Oak chair"]
    assert services.products.categories() == ("Lights", "Seats")


def test_no_code_is_given_twice(services: Services) -> None:
    first = services.products.save(CHAIR).id
    with pytest.raises(UserError, match="already"):
        services.products.save(Product(code=" ch-1 ", name="Other"))
    services.products.save(replace(CHAIR, id=first, price=5000))
    services.products.save(Product(name="Without a code"))
    services.products.save(Product(name="Another without"))
    assert len(names(services)) == 3


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": " "},
        {"price": -1},
        {"currency": "euro"},
        {"tax_rate": -1},
        {"tax_rate": 10_001},
        {"id": 4711},
    ],
)
def test_what_is_no_product_is_refused(services: Services, wrong: dict[str, Any]) -> None:
    with pytest.raises(UserError):
        services.products.save(replace(CHAIR, **wrong))
    assert names(services) == []


def test_deleted_products_come_back(services: Services) -> None:
    ids = [services.products.save(CHAIR).id, services.products.save(Product(name="Lamp")).id]
    services.products.delete(ids)
    assert names(services) == []
    services.history.undo()
    assert names(services) == ["Lamp", "Oak chair"]
    with pytest.raises(UserError):
        services.products.delete([4711])
