"""What came of campaigns: which orders are owed to which, and what an answer cost."""

from __future__ import annotations

from datetime import datetime

import pytest
from tests.builders import person

from rolodex.domain.audience import Addressee
from rolodex.domain.campaign import Campaign, Sales
from rolodex.domain.contact import Adr
from rolodex.domain.message import message
from rolodex.domain.period import Months
from rolodex.domain.purchase import Purchase, PurchaseLine, Refund
from rolodex.services.campaign_results import CampaignResults
from rolodex.services.opening import Services
from rolodex.store.reports.doings import campaigns

SENT = datetime.fromisoformat("2026-03-01T09:00")
NAMED = message("Send")


@pytest.fixture
def people(services: Services) -> tuple[int, int]:
    """Ana and Bea, who get post."""
    ana = services.contacts.save(person("Ana")).id
    bea = services.contacts.save(person("Bea")).id
    return ana, bea


def campaign(services: Services, name: str, sent: datetime, *contact_ids: int, **given: object) -> int:
    """A campaign that was sent to these people on this day."""
    made = services.campaigns.save(Campaign(name=name, date=sent.date().isoformat(), **given)).id  # type: ignore[arg-type]  # words of one campaign
    with services.book.change(NAMED) as tx:
        for one in contact_ids:
            tx.connection.insert(
                "INSERT INTO campaign_member(campaign_id, contact_id, state, sent_at) "
                "VALUES (?, ?, 'sent', ?)",
                (made, one, sent.strftime("%Y-%m-%dT%H:%M:%SZ")),
            )
    return made


def order(
    services: Services, contact_id: int, day: str, total: int, *, currency: str = "EUR", owed: int = 0
) -> int:
    """An order of this day; `owed` is the campaign it was entered for."""
    line = PurchaseLine(description="Chair", price=total)
    return services.purchases.save(
        Purchase(
            contact_id=contact_id, at=f"{day}T10:00:00Z", currency=currency, lines=(line,), campaign_id=owed
        )
    ).id


def test_an_order_counts_by_the_code_or_within_the_days_and_never_twice(
    services: Services, people: tuple[int, int]
) -> None:
    ana, bea = people
    made = campaign(services, "Spring", SENT, ana, bea, cost=10000, currency="EUR", credit_days=30)
    order(services, ana, "2026-03-05", 5000, owed=made)
    order(services, bea, "2026-03-31", 7000)
    order(services, bea, "2026-04-01", 9000)
    order(services, bea, "2026-03-01", 9000)
    found = CampaignResults(services.book).of(made)
    assert found is not None
    assert found.by_code == (Sales("EUR", 1, 5000),)
    assert found.by_days == (Sales("EUR", 1, 7000),)
    assert found.cost_per_order == 5000


def test_an_order_is_owed_to_the_last_piece_only(services: Services, people: tuple[int, int]) -> None:
    ana, _bea = people
    first = campaign(services, "First", SENT, ana)
    second = campaign(services, "Second", datetime.fromisoformat("2026-03-10T09:00"), ana)
    order(services, ana, "2026-03-09", 100)
    order(services, ana, "2026-03-11", 200)
    results = CampaignResults(services.book)
    found = results.compared((first, second))
    assert [one.by_days for one in found] == [(Sales("EUR", 1, 100),), (Sales("EUR", 1, 200),)]


def test_currencies_stand_apart_and_returns_come_off(services: Services, people: tuple[int, int]) -> None:
    ana, bea = people
    made = campaign(services, "Spring", SENT, ana, bea)
    owed = order(services, ana, "2026-03-05", 5000)
    order(services, bea, "2026-03-05", 300, currency="USD")
    services.purchases.refund(
        Refund(contact_id=ana, purchase_id=owed, at="2026-03-08T10:00:00Z", amount=1000, currency="EUR")
    )
    found = CampaignResults(services.book).of(made)
    assert found is not None
    assert set(found.by_days) == {Sales("EUR", 1, 4000), Sales("USD", 1, 300)}


def test_a_household_that_shares_a_piece_answers_once(services: Services, people: tuple[int, int]) -> None:
    made = services.campaigns.save(Campaign(name="Spring", cost=900, currency="EUR")).id
    services.campaigns.plan(made, [Addressee(people, (("name", "Ana and Bea"),), Adr())], SENT)
    services.campaigns.send(made, None, SENT)
    services.campaigns.answer(services.campaigns.members(made)[0].code, "Yes", SENT)
    found = CampaignResults(services.book).of(made)
    assert found is not None
    row = found.campaign
    assert (row.people, row.pieces, row.answered, found.cost_per_answer) == (2, 1, 1, 900)
    assert row.people_in == {"answered": 2}
    with services.book.reading() as connection:
        (mailing,) = campaigns(connection, "EUR", Months(0, 40_000))
    assert (mailing.sent, mailing.responded, mailing.returned) == (1, 1, 0)


def test_what_came_back_by_post_earns_nothing_by_days(services: Services, people: tuple[int, int]) -> None:
    ana, _bea = people
    made = campaign(services, "Spring", SENT, ana, cost=999, currency="EUR")
    (member,) = services.campaigns.members(made)
    services.campaigns.mark([member.id], "returned", datetime.fromisoformat("2026-03-03T09:00"))
    order(services, ana, "2026-03-05", 5000)
    found = CampaignResults(services.book).of(made)
    assert found is not None
    assert (found.by_days, found.cost_per_answer, found.cost_per_order) == ((), None, None)


def test_a_campaign_that_is_gone_has_no_results(services: Services) -> None:
    assert CampaignResults(services.book).of(99) is None
