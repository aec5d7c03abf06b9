"""Offers: prices for a time, by code."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from rolodex.domain.errors import UserError
from rolodex.domain.product import Offer
from rolodex.services.opening import Services

MAY = Offer(code="MAY10", name="May", amount=1000, valid_from="2026-05-01", valid_to="2026-05-31")


def test_an_offer_is_valid_from_its_first_to_its_last_day(services: Services) -> None:
    saved = services.offers.save(MAY).id
    found = services.offers.by_code(" may10", date(2026, 5, 1))
    assert found == replace(MAY, id=saved) == services.offers.get(saved)
    assert services.offers.by_code("MAY10", date(2026, 5, 31)) == found
    assert services.offers.by_code("MAY10", date(2026, 4, 30)) is None
    assert services.offers.by_code("MAY10", date(2026, 6, 1)) is None
    assert services.offers.by_code("", date(2026, 5, 1)) is None


def test_the_code_of_an_offer_comes_again_on_other_days_only(services: Services) -> None:
    services.offers.save(MAY)
    june = replace(MAY, valid_from="2026-06-01", valid_to="2026-06-30", amount=500)
    services.offers.save(june)
    assert [offer.amount for offer in services.offers.all()] == [500, 1000]
    found = services.offers.by_code("MAY10", date(2026, 6, 2))
    assert found is not None
    assert found.amount == 500
    for clashing in (replace(MAY, valid_from="", valid_to=""), replace(MAY, valid_from="2026-06-30")):
        with pytest.raises(UserError):
            services.offers.save(clashing)
    services.offers.save(replace(found, amount=700))


@pytest.mark.parametrize(
    "wrong",
    [
        {"code": " ", "name": ""},
        {"amount": 0},
        {"amount": 10_001},
        {"kind": "amount", "amount": 0, "currency": "EUR"},
        {"kind": "amount", "amount": 5},
        {"valid_from": "May"},
        {"valid_to": "2026-04-30"},
        {"id": 4711},
    ],
)
def test_what_is_no_offer_is_refused(services: Services, wrong: dict[str, Any]) -> None:
    with pytest.raises(UserError):
        services.offers.save(replace(MAY, **wrong))
    assert services.offers.all() == ()


def test_a_gift_has_no_amount_and_a_percentage_no_currency(services: Services) -> None:
    services.offers.save(replace(MAY, code="A", kind="gift", amount=5))
    services.offers.save(replace(MAY, code="B", currency="EUR"))
    assert {(offer.code, offer.amount, offer.currency) for offer in services.offers.all()} == {
        ("A", 0, ""),
        ("B", 1000, ""),
    }


def test_a_deleted_offer_comes_back(services: Services) -> None:
    saved = services.offers.save(MAY).id
    services.offers.delete([saved])
    assert services.offers.all() == ()
    services.history.undo()
    assert services.offers.get(saved) is not None
