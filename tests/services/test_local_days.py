"""Days and months of what happened are those of the clock on the wall, wherever the user sits."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date, datetime

import pytest
from tests.builders import person

from rolodex.domain.audience import Addressee
from rolodex.domain.campaign import Campaign, Sales
from rolodex.domain.contact import Adr
from rolodex.domain.deal import Deal
from rolodex.domain.due import stamp
from rolodex.domain.message import message
from rolodex.domain.period import Months
from rolodex.domain.purchase import Purchase, PurchaseLine
from rolodex.domain.segment import Condition, Span
from rolodex.services.campaign_results import CampaignResults
from rolodex.services.opening import Services
from rolodex.store.conditions import doings, figures
from rolodex.store.conditions.asking import Asking
from rolodex.store.days import local_day
from rolodex.store.reports.doings import closed

pytestmark = pytest.mark.skipif(not hasattr(time, "tzset"), reason="the time zone cannot be set here")
MARCH = Months(2026 * 12 + 2, 2026 * 12 + 2)
CLOCKS = {"Etc/GMT-13": "T09:00", "Etc/GMT+10": "T20:00"}
"""Zones, and an hour there at which the day in Greenwich is another."""


@pytest.fixture(params=CLOCKS)
def clock(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The hour of the zone in which the test runs."""
    with monkeypatch.context() as there:
        there.setenv("TZ", request.param)
        time.tzset()
        yield CLOCKS[request.param]
    time.tzset()


@pytest.fixture
def ana(services: Services) -> int:
    """Ana, known since long ago."""
    known = services.contacts.save(person("Ana")).id
    with services.book.change(message("Date it")) as tx:
        tx.connection.execute("UPDATE contact SET created_at = '2020-01-01T12:00:00Z'")
    return known


def at(day: str, clock: str) -> datetime:
    return datetime.fromisoformat(f"{day}{clock}")


def test_a_bare_day_or_none_stays_as_it_is(services: Services, clock: str) -> None:
    stamps = (stamp(at("2026-03-01", clock)), "2026-03-01", "", None)
    with services.book.reading() as connection:
        found = [connection.value(f"SELECT {local_day('?1')}", (text,)) for text in stamps]
    assert found == ["2026-03-01", "2026-03-01", "", None]


def test_time_without_contact_counts_anew_from_the_day_something_was_left_out(
    services: Services, ana: int, clock: str
) -> None:
    services.rules.touch([ana], 10, at("2026-01-01", clock))
    (due,) = services.agenda.day(at("2026-05-01", clock)).late
    services.reminders.skip(due.key, at("2026-05-01", clock))
    (following,) = services.agenda.day(at("2026-05-11", clock)).due
    assert following.shown == "2026-05-11"


def test_an_order_is_owed_to_a_piece_within_days_of_the_calendar_here(
    services: Services, ana: int, clock: str
) -> None:
    made = services.campaigns.save(Campaign(name="Spring", credit_days=5, currency="EUR")).id
    sent = at("2026-03-01", clock)
    services.campaigns.plan(made, [Addressee((ana,), (("name", "Ana"),), Adr(street="Main St"))], sent)
    services.campaigns.send(made, None, sent)
    for day, price in (("2026-03-01", 100), ("2026-03-06", 200), ("2026-03-07", 400)):
        bought = stamp(at(day, clock))
        line = PurchaseLine(description="Chair", price=price)
        services.purchases.save(Purchase(contact_id=ana, at=bought, currency="EUR", lines=(line,)))
    found = CampaignResults(services.book).of(made)
    assert found is not None
    assert found.by_days == (Sales("EUR", 1, 200),)


@pytest.mark.parametrize("day", ["2026-03-01", "2026-03-31"])
def test_a_deal_belongs_to_the_month_in_which_it_closed_here(
    services: Services, ana: int, clock: str, day: str
) -> None:
    deal = services.deals.save(Deal(contact_id=ana, title="Chairs", amount=100, currency="EUR")).id
    services.deals.win(deal, order=False, now=at(day, clock))
    with services.book.reading() as connection:
        (won,) = closed(connection, "EUR", MARCH)
        asking = Asking(connection, date(2026, 5, 1))
        month = Condition("deal_closed", values=("won",), span=Span("2026-03", "2026-03"), currency="EUR")
        people = connection.execute(figures.closed(asking, month).sql, asking.values)
    assert (won.status, won.deals, people) == ("won", 1, [(ana,)])


def test_a_deal_took_the_days_between_two_days_here(services: Services, ana: int, clock: str) -> None:
    deal = services.deals.save(Deal(contact_id=ana, title="Chairs", amount=100, currency="EUR")).id
    begun = stamp(at("2026-02-27", "T12:00"))
    with services.book.change(message("Date it")) as tx:
        tx.connection.execute("UPDATE deal SET created_at = ?", (begun,))
    services.deals.win(deal, order=False, now=at("2026-03-02", clock))
    with services.book.reading() as connection:
        (won,) = closed(connection, "EUR", MARCH)
    assert won.days == 3


def test_a_piece_was_answered_on_the_day_it_was_here(services: Services, ana: int, clock: str) -> None:
    made = services.campaigns.save(Campaign(name="Spring")).id
    sent = at("2026-03-01", clock)
    services.campaigns.plan(made, [Addressee((ana,), (("name", "Ana"),), Adr(street="Main St"))], sent)
    services.campaigns.send(made, None, sent)
    (piece,) = services.campaigns.members(made)
    services.campaigns.mark([piece.id], "answered", at("2026-03-10", clock))
    with services.book.reading() as connection:
        asking = Asking(connection, date(2026, 5, 1))
        day = Condition("campaign", "least", low=1, of="answered", span=Span("2026-03-10", "2026-03-10"))
        found = doings.campaign(asking, day)
        assert connection.execute(found.sql, asking.values) == [(ana,)]
