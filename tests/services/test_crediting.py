"""Orders that are owed to a campaign make its pieces bought, and no longer when they are gone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import pytest
from tests.builders import person

from rolodex.domain.audience import Addressee
from rolodex.domain.campaign import Campaign, Member
from rolodex.domain.contact import Adr
from rolodex.domain.product import Offer
from rolodex.domain.purchase import Purchase, PurchaseLine
from rolodex.services.opening import Services

NOW = datetime.fromisoformat("2026-05-03T10:00")
LINE = (PurchaseLine(description="Lamp", price=3000),)


class Mailing:
    """The campaign of the test, with its offer, and Ann and Bob, who share a piece; Cy has one, Dan none."""

    def __init__(self, services: Services) -> None:
        self.services = services
        self.ann, self.bob, self.cy, self.dan = (
            services.contacts.save(person(name)).id for name in ("Ann", "Bob", "Cy", "Dan")
        )
        self.offer = services.offers.save(Offer(code="SPRING", name="Spring", amount=1000)).id
        self.id = self.campaign([(self.ann, self.bob), (self.cy,)])
        services.campaigns.send(self.id, None, NOW)

    def campaign(self, pieces: Sequence[tuple[int, ...]], date: str = "2026-05-01") -> int:
        saved = self.services.campaigns.save(
            Campaign(name=f"Of {date}", date=date, offer_id=self.offer, currency="EUR")
        ).id
        planned = [Addressee(ids, (("name", ""),), Adr()) for ids in pieces]
        self.services.campaigns.plan(saved, planned, NOW)
        return saved

    def member(self, contact_id: int, campaign_id: int = 0) -> Member:
        members = self.services.campaigns.members(campaign_id or self.id)
        return next(one for one in members if one.contact_id == contact_id)

    def order(self, contact_id: int, offer_id: int = 0, campaign_id: int = 0) -> Purchase:
        order = Purchase(contact_id=contact_id, lines=LINE, currency="EUR", at="2026-05-05")
        saved = self.services.purchases.save(replace(order, offer_id=offer_id, campaign_id=campaign_id)).id
        return self.known(saved)

    def known(self, purchase_id: int) -> Purchase:
        found = self.services.purchases.get(purchase_id)
        assert found is not None
        return found


@pytest.fixture
def mailing(services: Services) -> Mailing:
    return Mailing(services)


def test_an_order_with_the_offer_of_a_campaign_is_owed_to_it(mailing: Mailing) -> None:
    order = mailing.order(mailing.bob, mailing.offer)
    assert order.campaign_id == mailing.id
    assert [mailing.member(one).state for one in (mailing.ann, mailing.bob, mailing.cy)] == [
        "bought",
        "bought",
        "sent",
    ]
    assert mailing.member(mailing.ann).purchase_id == order.id


def test_an_order_saved_with_its_campaign_makes_the_piece_bought(mailing: Mailing) -> None:
    order = mailing.order(mailing.cy, campaign_id=mailing.id)
    assert (mailing.member(mailing.cy).state, mailing.member(mailing.cy).purchase_id) == ("bought", order.id)
    mailing.order(mailing.cy, campaign_id=mailing.id)
    assert mailing.member(mailing.cy).purchase_id == order.id


def test_an_order_without_a_code_is_owed_to_nothing(mailing: Mailing) -> None:
    assert mailing.order(mailing.cy).campaign_id == 0
    assert mailing.member(mailing.cy).state == "sent"


def test_an_offer_that_somebody_passed_on_is_owed_to_the_campaign_alone(mailing: Mailing) -> None:
    assert mailing.order(mailing.dan, mailing.offer).campaign_id == mailing.id
    assert {one.state for one in mailing.services.campaigns.members(mailing.id)} == {"sent"}


def test_of_several_campaigns_with_an_offer_the_last_that_reached_the_customer_counts(
    mailing: Mailing,
) -> None:
    later = mailing.campaign([(mailing.dan,)], "2026-05-02")
    mailing.services.campaigns.send(later, None, NOW)
    planned = mailing.campaign([(mailing.cy,)], "2026-05-04")
    assert mailing.order(mailing.cy, mailing.offer).campaign_id == mailing.id
    assert mailing.order(mailing.dan, mailing.offer).campaign_id == later
    assert mailing.member(mailing.cy, planned).state == "planned"


def test_an_order_that_is_cancelled_or_deleted_leaves_the_piece_as_it_was(mailing: Mailing) -> None:
    purchases = mailing.services.purchases
    order = mailing.order(mailing.cy, mailing.offer)
    purchases.delete_payment(order.payments[0].id)
    purchases.cancel([order.id])
    assert (mailing.member(mailing.cy).state, mailing.member(mailing.cy).purchase_id) == ("sent", 0)
    other = mailing.order(mailing.ann, mailing.offer)
    mailing.services.campaigns.answer(mailing.member(mailing.ann).code, "Blue ones", NOW)
    assert mailing.member(mailing.ann).state == "bought"
    purchases.delete([other.id])
    assert (mailing.member(mailing.bob).state, mailing.member(mailing.bob).answer) == (
        "answered",
        "Blue ones",
    )


def test_an_order_that_takes_another_offer_is_owed_to_another_campaign(mailing: Mailing) -> None:
    order = mailing.order(mailing.cy, mailing.offer)
    summer = mailing.services.offers.save(Offer(code="SUMMER", name="Summer", amount=1000)).id
    mailing.services.purchases.save(replace(order, offer_id=summer))
    assert mailing.known(order.id).campaign_id == 0
    assert mailing.member(mailing.cy).state == "sent"
    mailing.services.purchases.save(replace(mailing.known(order.id), offer_id=mailing.offer))
    assert mailing.member(mailing.cy).purchase_id == order.id


def test_a_sale_in_one_line_bears_the_code_of_the_piece(mailing: Mailing) -> None:
    purchases = mailing.services.purchases
    code = mailing.member(mailing.ann).code
    for typed in (code, f"@{code.replace('-', '').lower()}"):
        sale = purchases.quick(f"lamp 30 {typed}", mailing.ann, NOW)
        assert sale.piece is not None
        assert (sale.piece.code, sale.piece.campaign, sale.piece.fn) == (code, "Of 2026-05-01", "Ann García")
        assert (sale.doubt, sale.complete) == (None, True)
        assert [line.description for line in sale.purchase.lines] == ["lamp"]
    saved = purchases.sell_quick(sale).id
    assert mailing.known(saved).campaign_id == mailing.id
    assert mailing.member(mailing.bob).purchase_id == saved
    mailing.services.history.undo()
    assert mailing.member(mailing.bob).state == "sent"


def test_a_piece_that_nobody_marked_as_sent_was_sent_when_its_code_is_typed(mailing: Mailing) -> None:
    planned = mailing.campaign([(mailing.dan,)])
    sale = mailing.services.purchases.quick(
        f"lamp 30 {mailing.member(mailing.dan, planned).code}", mailing.dan, NOW
    )
    mailing.services.purchases.sell_quick(sale)
    assert mailing.member(mailing.dan, planned).state == "bought"


def test_the_code_of_somebody_elses_piece_is_doubted(mailing: Mailing) -> None:
    sale = mailing.services.purchases.quick(f"lamp 30 {mailing.member(mailing.cy).code}", mailing.dan, NOW)
    assert sale.doubt is not None
    assert dict(sale.doubt.args)["name"] == "Cy García"
    mailing.services.purchases.sell_quick(sale)
    assert mailing.member(mailing.cy).state == "sent"


def test_a_code_that_is_no_piece_is_what_was_bought_or_doubted(mailing: Mailing) -> None:
    quick = mailing.services.purchases.quick
    sale = quick("ABCD-1234 30", mailing.cy, NOW)
    assert (sale.piece, sale.doubt) == (None, None)
    assert [line.description for line in sale.purchase.lines] == ["ABCD-1234"]
    assert quick("lamp 30 @K7P4-9XQ3", mailing.cy, NOW).doubt is not None
    assert quick("lamp 30 @7KP4-9XQ3", mailing.cy, NOW).doubt is not None
    assert quick("2 lamps @15.00", mailing.cy, NOW).doubt is None


def test_the_next_order_stands_for_a_piece_whose_first_is_gone(mailing: Mailing) -> None:
    first = mailing.order(mailing.bob, campaign_id=mailing.id)
    second = mailing.order(mailing.ann, campaign_id=mailing.id)
    mailing.services.purchases.delete([first.id])
    for one in (mailing.ann, mailing.bob):
        member = mailing.member(one)
        assert (member.state, member.purchase_id) == ("bought", second.id)
    mailing.services.purchases.delete([second.id])
    assert mailing.member(mailing.ann).state == "sent"


def test_a_piece_that_came_back_has_come_back_again_without_the_order(mailing: Mailing) -> None:
    mailing.services.campaigns.returned(mailing.member(mailing.cy).code, "unknown", NOW)
    order = mailing.order(mailing.cy, campaign_id=mailing.id)
    assert mailing.member(mailing.cy).state == "bought"
    mailing.services.purchases.delete([order.id])
    assert mailing.member(mailing.cy).state == "returned"
