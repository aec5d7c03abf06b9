"""What is worth doing next, why, and what becomes of it."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from tests.blank import new_book
from tests.builders import person

from rolodex.domain.activity import Activity
from rolodex.domain.deal import Deal
from rolodex.domain.due import stamp
from rolodex.domain.errors import UserError
from rolodex.domain.message import message
from rolodex.domain.reminder import Reminder
from rolodex.domain.rule import Rule
from rolodex.domain.suggestion import Suggestion
from rolodex.domain.ticket import Ticket
from rolodex.i18n import word
from rolodex.services.opening import Services, open_services
from rolodex.store import bulk
from rolodex.store.days import EPOCH

NOW = datetime.fromisoformat("2026-11-22T10:00")
TODAY = NOW.date()
NUMBER = (TODAY - EPOCH).days
PURCHASE = ("contact_id", "at", "day", "month", "currency", "total", "status", "due")


def buy(services: Services, contact_id: int, ago: Sequence[int], total: int = 10_000, **more: str) -> None:
    """Orders of a contact so many days ago."""
    with services.book.change(message("Sell")) as tx:
        bulk.insert(tx, "purchase", PURCHASE, [_order(contact_id, days, total, **more) for days in ago])


def _order(  # noqa: PLR0917 - the columns that matter
    contact_id: int, ago: int, total: int, currency: str = "EUR", status: str = "paid", due: str = ""
) -> tuple[object, ...]:
    at = TODAY - timedelta(days=ago)
    month = at.year * 12 + at.month - 1
    return contact_id, at.isoformat(), NUMBER - ago, month, currency, total, status, due


@pytest.fixture
def ana(services: Services) -> int:
    return services.contacts.save(person()).id


@pytest.fixture(scope="module")
def crowd_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Thirty customers who order each month, the first of whom for much more: one of the best."""
    path = tmp_path_factory.mktemp("crowd") / "book.rolodex"
    services = open_services(new_book(path))
    with services.book.change(message("Fill")) as tx:
        bulk.insert(tx, "contact", ("id", "uid", "fn"), [(n, f"u{n}", f"Customer {n}") for n in range(1, 31)])
        orders = [_order(n, ago, 90_000 if n == 1 else 1000) for n in range(1, 31) for ago in (70, 40, 10)]
        bulk.insert(tx, "purchase", PURCHASE, orders)
        talks = [(n, "call", (TODAY - timedelta(days=9)).isoformat(), NUMBER - 9) for n in range(1, 31)]
        bulk.insert(tx, "activity", ("contact_id", "kind", "at", "day"), talks)
    services.close()
    return path


@pytest.fixture
def crowd(crowd_file: Path, tmp_path: Path) -> Iterator[Services]:
    shutil.copyfile(crowd_file, tmp_path / "crowd.rolodex")
    services = open_services(tmp_path / "crowd.rolodex")
    yield services
    services.close()


def best(services: Services, limit: int = 8) -> tuple[Suggestion, ...]:
    return services.suggestions.best(NOW, limit)


def told(services: Services) -> list[tuple[str, int, str]]:
    """Kind, worth and sentence of each suggestion."""
    return [(one.kind, one.worth, word(one.why)) for one in best(services)]


def test_an_empty_book_suggests_nothing(services: Services) -> None:
    assert best(services) == ()


def test_a_slipping_customer_is_told_by_the_interval_and_what_they_bought(
    services: Services, ana: int
) -> None:
    buy(services, ana, (134, 104, 74))
    why = "Usually orders every 30 days, now 74 ago; bought for €300.00 until now."
    assert told(services) == [("slipping", 30_000, why)]


def test_with_a_forecast_what_is_at_stake_is_a_year_of_a_customer_who_comes_back(
    services: Services, ana: int
) -> None:
    buy(services, ana, (134, 104, 74))
    with services.book.housekeeping() as tx:
        row = (ana, "EUR", 400, 2000, 10_000, 20_000)
        tx.connection.executemany("INSERT INTO expectation VALUES (?, ?, ?, ?, ?, ?)", [row])
    why = "Usually orders every 30 days, now 74 ago; about €500.00 a year if they come back."
    assert told(services) == [("slipping", 50_000, why)]
    (slipping,) = services.agenda.day(NOW).slipping
    assert (slipping.at_stake, slipping.lifetime) == (50_000, 30_000)


def test_an_overdue_order_is_told_once_it_is_a_fifth_late(services: Services, ana: int) -> None:
    buy(services, ana, (100, 70, 40))
    why = "Usually orders every 30 days, now 40 ago; an order comes to about €100.00."
    assert told(services) == [("expected", 10_000, why)]
    assert services.suggestions.best(NOW - timedelta(days=4), 8) == ()


def test_late_payments_are_told_by_what_is_left(services: Services, ana: int) -> None:
    buy(services, ana, (30,), 5000, status="open", due="2026-11-10")
    buy(services, ana, (20,), 7000, status="open", due="2026-11-20")
    buy(services, ana, (1,), 900, status="open", due="2026-12-20")
    assert told(services) == [("unpaid", 12_000, "€120.00 of 2 orders is unpaid, the first 12 days late.")]


def test_a_deal_without_a_next_step_or_past_its_date_is_told_by_its_chance(
    services: Services, ana: int
) -> None:
    eva = services.contacts.save(person("Eva")).id
    services.deals.save(Deal(contact_id=ana, title="Villa", amount=100_000, currency="EUR", probability=30))
    services.deals.save(
        Deal(
            contact_id=eva,
            title="Desk",
            amount=90_000,
            currency="EUR",
            probability=50,
            expected_close="2026-11-19",
        )
    )
    found = best(services)
    assert [(one.fn, one.worth, word(one.title)) for one in found] == [
        ("Eva García", 45_000, "Ask what was decided"),
        ("Ana García", 30_000, "Agree on the next step"),
    ]
    assert [word(one.why) for one in found] == [
        "“Desk”, €900.00 at 50%, was to close 3 days ago.",
        "“Villa”, €1,000.00 at 30%, has no next step.",
    ]


def test_a_new_customer_is_to_be_thanked_until_somebody_talks_to_them(services: Services, ana: int) -> None:
    buy(services, ana, (5,), 4200)
    assert told(services) == [("welcome", 4200, "First order 5 days ago, for €42.00, and no talk since.")]
    services.activities.log(Activity(contact_id=ana, kind="call", at="2026-11-21T10:00:00Z"))
    assert best(services) == ()


def test_one_of_the_best_with_whom_nobody_talked_has_gone_quiet(crowd: Services) -> None:
    assert best(crowd) == ()
    with crowd.book.change(message("Forget")) as tx:
        tx.connection.execute(
            "UPDATE activity SET at = '2026-08-01', day = ? WHERE contact_id < 3", (NUMBER - 113,)
        )
    (quiet,) = best(crowd)
    assert (quiet.kind, quiet.contact_id, quiet.worth) == ("quiet", 1, 90_000)
    assert word(quiet.why) == "One of the best customers, €2,700.00 in 24 months, and no talk for 113 days."


def test_an_open_ticket_counts_where_one_of_the_best_waits(crowd: Services) -> None:
    for contact_id in (1, 2):
        crowd.tickets.save(Ticket(contact_id=contact_id, subject="Lamp", opened_at="2026-11-12T08:00:00Z"))
    (ticket,) = best(crowd)
    assert (ticket.kind, ticket.contact_id, ticket.worth) == ("ticket", 1, 135_000)
    assert word(ticket.why).endswith("ticket #1 is open for 10 days.")
    accepted = crowd.suggestions.accept(ticket, NOW, "Settle it")
    made = crowd.reminders.get(accepted.id)
    assert made is not None
    assert made.ticket_id == ticket.source_id


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the time zone cannot be set here")
@pytest.mark.parametrize(("zone", "hour"), [("Etc/GMT-13", "T09:00"), ("Etc/GMT+10", "T20:00")])
def test_a_ticket_is_open_for_days_of_the_calendar_on_the_wall(
    crowd: Services, zone: str, hour: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as there:
        there.setenv("TZ", zone)
        time.tzset()
        opened = stamp(datetime.fromisoformat(f"2026-11-12{hour}"))
        crowd.tickets.save(Ticket(contact_id=1, subject="Lamp", opened_at=opened))
        (ticket,) = best(crowd)
    time.tzset()
    assert word(ticket.why).endswith("ticket #1 is open for 10 days.")


def test_nobody_comes_twice_and_the_better_reason_counts(services: Services, ana: int) -> None:
    buy(services, ana, (134, 104, 74))
    services.deals.save(Deal(contact_id=ana, title="Villa", amount=500_000, currency="EUR", probability=50))
    assert [(one.kind, one.worth) for one in best(services)] == [("deal", 250_000)]


def test_currencies_are_ranked_among_themselves_and_each_fourth_place_is_for_the_others(
    services: Services,
) -> None:
    for place in range(6):
        contact_id = services.contacts.save(person(f"Euro{place}")).id
        buy(services, contact_id, (134 + place, 104, 74), 1000 * (place + 1))
    dollar = services.contacts.save(person("Dollar")).id
    buy(services, dollar, (134, 104, 74), 900_000, currency="USD")
    found = best(services)
    assert [one.currency for one in found] == ["EUR", "EUR", "EUR", "USD", "EUR", "EUR", "EUR"]
    euros = [one.worth for one in found if one.currency == "EUR"]
    assert euros == sorted(euros, reverse=True)


@pytest.mark.parametrize("reason", ["paused", "planned", "ruled"])
def test_who_is_left_alone_or_planned_for_is_not_suggested(services: Services, ana: int, reason: str) -> None:
    buy(services, ana, (134, 104, 74))
    if reason == "paused":
        services.pauses.pause([ana], "2027-01-01", now=NOW)
    elif reason == "planned":
        services.reminders.add(Reminder(contact_id=ana, summary="Call", due="2027-03-01"))
    else:
        services.activities.log(Activity(contact_id=ana, kind="call", at="2026-09-01T10:00:00Z"))
        services.rules.save(Rule(0, "touch", contact_id=ana, days=30, since="2026-01-01"))
    assert best(services) == ()


def test_accepting_plans_a_follow_up_for_today_and_can_be_undone(services: Services, ana: int) -> None:
    buy(services, ana, (134, 104, 74))
    (one,) = best(services)
    saved = services.suggestions.accept(one, NOW, "Ask why", "Late")
    made = services.reminders.get(saved.id)
    assert made is not None
    assert (made.contact_id, made.kind, made.due, made.summary, made.reason) == (
        ana,
        "call",
        "2026-11-22",
        "Ask why",
        "Late",
    )
    assert best(services) == ()
    services.history.undo()
    assert best(services) == (one,)


def test_a_suggestion_of_someone_who_was_deleted_is_refused(services: Services, ana: int) -> None:
    buy(services, ana, (134, 104, 74))
    (one,) = best(services)
    services.contacts.delete([ana])
    assert best(services) == ()
    with pytest.raises(UserError):
        services.suggestions.accept(one, NOW)


def test_dismissing_hides_it_for_a_month_and_is_no_step(services: Services, ana: int) -> None:
    buy(services, ana, (134, 104, 74))
    (one,) = best(services)
    steps = services.history.steps(9)
    assert services.suggestions.dismiss(one, NOW).step is None
    assert services.history.steps(9) == steps
    assert best(services) == ()
    assert services.suggestions.best(NOW + timedelta(days=29), 8) == ()
    (again,) = services.suggestions.best(NOW + timedelta(days=30), 8)
    assert again.kind == "slipping"


def test_another_reason_is_told_though_one_was_dismissed(services: Services, ana: int) -> None:
    buy(services, ana, (134, 104, 74))
    services.suggestions.dismiss(best(services)[0], NOW)
    services.deals.save(Deal(contact_id=ana, title="Villa", amount=100, currency="EUR", probability=50))
    assert [one.kind for one in best(services)] == ["deal"]


def test_one_kind_does_not_fill_the_list(services: Services) -> None:
    for place in range(5):
        contact_id = services.contacts.save(person(f"Slow{place}")).id
        buy(services, contact_id, (134 + place, 104, 74), 100_000)
    new = services.contacts.save(person("New")).id
    buy(services, new, (3,), 50)
    assert [one.kind for one in best(services, 4)] == ["slipping", "slipping", "slipping", "welcome"]
