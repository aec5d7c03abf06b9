"""Points: earned by hand and with paid orders, spent, taken back, never below none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from tests.builders import person

from rolodex.domain.errors import UserError
from rolodex.domain.purchase import Loyalty, Purchase, PurchaseLine, Refund
from rolodex.services.opening import Services

TODAY = date(2026, 5, 6)


@pytest.fixture
def ana(services: Services) -> int:
    for key, value in (
        ("currency", "EUR"),
        ("loyalty", "yes"),
        ("loyalty_tiers", "Silver 40; Gold 100"),
    ):
        services.settings.choose(key, value)
    return services.contacts.save(person()).id


def order(services: Services, contact_id: int, euros: int, **more: str) -> Purchase:
    given = Purchase(
        contact_id=contact_id, at="2026-05-01", lines=(PurchaseLine(description="Chair", price=euros * 100),)
    )
    saved = services.purchases.save(replace(given, **more)).id  # type: ignore[arg-type]
    return known(services, saved)


def known(services: Services, purchase_id: int) -> Purchase:
    found = services.purchases.get(purchase_id)
    assert found is not None
    return found


def points(services: Services, contact_id: int) -> Loyalty:
    return services.loyalty.of_contact(contact_id, TODAY)


def test_points_are_earned_spent_and_corrected(services: Services, ana: int) -> None:
    services.loyalty.earn(ana, 30, " welcome  gift ")
    services.loyalty.redeem(ana, 20, "a lamp")
    services.loyalty.adjust(ana, -3, "a mistake")
    found = points(services, ana)
    assert (found.balance, [entry.points for entry in found.entries]) == (7, [-3, -20, 30])
    assert found.entries[-1].reason == "welcome gift"


def test_nobody_spends_more_points_than_there_are(services: Services, ana: int) -> None:
    services.loyalty.earn(ana, 30, "")
    refusals: tuple[Callable[[], object], ...] = (
        lambda: services.loyalty.redeem(ana, 31, ""),
        lambda: services.loyalty.adjust(ana, -31, ""),
        lambda: services.loyalty.redeem(ana, 0, ""),
        lambda: services.loyalty.redeem(ana, -5, ""),
        lambda: services.loyalty.earn(ana, -5, ""),
        lambda: services.loyalty.adjust(ana, 0, ""),
        lambda: services.loyalty.earn(4711, 5, ""),
    )
    for refused in refusals:
        with pytest.raises(UserError):
            refused()
    assert points(services, ana).balance == 30


def test_a_paid_order_earns_points_and_makes_a_tier(services: Services, ana: int) -> None:
    order(services, ana, 455)
    found = points(services, ana)
    assert (found.balance, found.earned, found.tier, found.next_tier, found.missing) == (
        45,
        45,
        "Silver",
        "Gold",
        55,
    )
    assert (found.entries[0].reason, found.entries[0].at[:10]) == ("order", "2026-05-01")


def test_what_was_earned_more_than_a_year_ago_makes_no_tier(services: Services, ana: int) -> None:
    order(services, ana, 455, at="2025-05-06")
    order(services, ana, 455, at="2025-05-07")
    assert (points(services, ana).balance, points(services, ana).earned) == (90, 45)


def test_an_open_order_earns_its_points_when_it_is_paid(services: Services, ana: int) -> None:
    made = order(services, ana, 100, status="open")
    assert points(services, ana).balance == 0
    services.purchases.pay(made.id, 10000)
    assert points(services, ana).balance == 10
    services.purchases.delete_payment(known(services, made.id).payments[0].id)
    assert points(services, ana).entries == ()


def test_what_comes_back_takes_its_points_with_it_but_not_those_that_were_spent(
    services: Services, ana: int
) -> None:
    made = order(services, ana, 100)
    back = Refund(purchase_id=made.id, amount=5000)
    given = services.purchases.refund(back)
    assert points(services, ana).balance == 5
    services.purchases.delete_refund(given.id)
    assert points(services, ana).balance == 10
    services.loyalty.redeem(ana, 8, "a lamp")
    services.purchases.refund(back)
    assert points(services, ana).balance == 0


def test_deleted_and_cancelled_orders_leave_no_points(services: Services, ana: int) -> None:
    first, second = order(services, ana, 100), order(services, ana, 200)
    services.purchases.delete([first.id])
    assert points(services, ana).balance == 20
    services.purchases.delete_payment(second.payments[0].id)
    services.purchases.cancel([second.id])
    assert points(services, ana).balance == 0
    services.history.undo()
    services.history.undo()
    assert points(services, ana).balance == 20


def test_spent_points_stay_spent_when_their_order_is_deleted(services: Services, ana: int) -> None:
    made = order(services, ana, 100)
    services.loyalty.redeem(ana, 4, "")
    services.purchases.delete([made.id])
    assert points(services, ana).balance == 0


def test_points_go_with_their_order_to_somebody_else(services: Services, ana: int) -> None:
    leo = services.contacts.save(person("Leo")).id
    made = order(services, ana, 100)
    services.purchases.save(replace(made, contact_id=leo))
    assert (points(services, ana).balance, points(services, leo).balance) == (0, 10)


def test_other_currencies_and_a_scheme_that_is_off_earn_none(services: Services, ana: int) -> None:
    order(services, ana, 100, currency="USD")
    services.settings.choose("loyalty", "no")
    order(services, ana, 100)
    assert not services.loyalty.is_on()
    assert points(services, ana).entries == ()
