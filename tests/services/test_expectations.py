"""The forecast of a book: fitted by a worker, kept, asked for, and silent where it should be."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.blank import new_book

from rolodex.domain.errors import Cancelled
from rolodex.domain.message import message
from rolodex.i18n import word
from rolodex.services.expectations import rightness
from rolodex.services.opening import Services, open_services
from rolodex.store import bulk
from rolodex.store.days import EPOCH

TODAY = date(2026, 11, 22)
NUMBER = (TODAY - EPOCH).days
PURCHASE = ("contact_id", "at", "day", "month", "currency", "total", "status")


def order(
    contact_id: int, day: int, total: int = 5000, currency: str = "EUR", status: str = "paid"
) -> tuple[object, ...]:
    at = EPOCH + timedelta(days=day)
    return contact_id, at.isoformat(), day, at.year * 12 + at.month - 1, currency, total, status


@pytest.fixture(scope="module")
def fitted_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book of 130 customers in euros and five in dollars, of whom each third stopped; fitted."""
    path = tmp_path_factory.mktemp("forecast") / "book.rolodex"
    services = open_services(new_book(path))
    orders = []
    for place in range(130):
        first, every = NUMBER - 1000 + place, 20 + 3 * (place % 40)
        last = NUMBER - (600 if place % 3 == 0 else 0)
        orders += [order(place + 1, day, 2000 + 40 * place) for day in range(first, last, every)]
    orders += [order(131 + place, NUMBER - 30 * (place + 1), 900, "USD") for place in range(5)]
    with services.book.change(message("Fill")) as tx:
        bulk.insert(
            tx, "contact", ("id", "uid", "fn"), [(n, f"u{n}", f"Customer {n}") for n in range(1, 141)]
        )
        bulk.insert(tx, "purchase", PURCHASE, orders)
    services.expectations.fit(TODAY)
    services.close()
    return path


@pytest.fixture
def fitted(fitted_file: Path, tmp_path: Path) -> Iterator[Services]:
    shutil.copyfile(fitted_file, tmp_path / "fitted.rolodex")
    services = open_services(tmp_path / "fitted.rolodex")
    yield services
    services.close()


def said(services: Services, currency: str = "") -> str:
    return word(services.expectations.silence(currency))


def test_a_new_book_is_due_and_says_that_nobody_has_ordered(services: Services) -> None:
    assert services.expectations.due(TODAY)
    assert said(services) == "No forecast was made yet."
    services.expectations.fit(TODAY)
    assert not services.expectations.due(TODAY)
    assert said(services) == "There is no forecast: nobody has ordered anything yet."
    assert services.expectations.of_contact(1, TODAY) is None


def test_a_forecast_is_made_anew_after_a_week(fitted: Services) -> None:
    assert not fitted.expectations.due(TODAY + timedelta(days=6))
    assert fitted.expectations.due(TODAY + timedelta(days=7))
    assert fitted.expectations.due(TODAY - timedelta(days=1))


def test_each_currency_has_a_model_or_the_reason_why_not(fitted: Services) -> None:
    assert [model.currency for model in fitted.expectations.models()] == ["EUR"]
    assert fitted.expectations.model("USD") is None
    assert said(fitted) == said(fitted, "EUR") == ""
    assert (
        said(fitted, "USD")
        == "There is no forecast in USD yet: it takes 730 days of orders, and there are 150."
    )
    assert said(fitted, "GBP") == "There is no forecast: nobody has ordered in GBP yet."
    assert [word(one) for one in fitted.expectations.silences()] == [said(fitted, "USD")]
    assert fitted.expectations.of_contact(131, TODAY) is None


def test_who_still_orders_is_expected_to_order_on(fitted: Services) -> None:
    active, stopped = (fitted.expectations.of_contact(one, TODAY) for one in (2, 4))
    assert active is not None
    assert stopped is not None
    assert active.alive > 80
    assert stopped.alive < 20
    assert active.orders == pytest.approx(365 / 23, rel=0.25)
    assert active.value == pytest.approx(active.orders * active.average, rel=0.01)
    assert active.next_order >= TODAY.isoformat()
    assert stopped.next_order == ""


def test_an_order_of_today_counts_at_once(fitted: Services) -> None:
    before = fitted.expectations.of_contact(4, TODAY)
    with fitted.book.change(message("Sell")) as tx:
        bulk.insert(tx, "purchase", PURCHASE, [order(4, NUMBER)])
    after = fitted.expectations.of_contact(4, TODAY)
    assert before is not None
    assert after is not None
    assert after.alive > 70 > before.alive


def test_two_orders_of_a_day_are_one_and_cancelled_or_foreign_ones_are_none(fitted: Services) -> None:
    with fitted.book.change(message("Sell")) as tx:
        bulk.insert(tx, "purchase", PURCHASE, [order(2, NUMBER, 0)])
    before = fitted.expectations.of_contact(2, TODAY)
    with fitted.book.change(message("Sell")) as tx:
        more = [
            order(2, NUMBER, 0),
            order(2, NUMBER - 1, 9, status="cancelled"),
            order(2, NUMBER - 1, 9, "USD"),
        ]
        bulk.insert(tx, "purchase", PURCHASE, more)
    assert fitted.expectations.of_contact(2, TODAY) == before


def test_the_best_are_listed_by_value_with_their_names(fitted: Services) -> None:
    best = fitted.expectations.best("EUR", 5)
    values = [one.value for one, _name in best]
    assert values == sorted(values, reverse=True)
    (first, name), *_rest = best
    assert name == f"Customer {first.contact_id}"
    alone = fitted.expectations.of_contact(first.contact_id, TODAY)
    assert alone is not None
    assert alone.value == pytest.approx(first.value, abs=1)


def test_what_was_foretold_of_somebody_goes_with_them(fitted: Services) -> None:
    (first, _name), *_rest = fitted.expectations.best("EUR", 1)
    fitted.contacts.delete([first.contact_id])
    with fitted.book.reading() as connection:
        rows = connection.execute("SELECT * FROM expectation WHERE contact_id = ?", (first.contact_id,))
    assert rows == []
    fitted.history.undo()
    assert fitted.expectations.of_contact(first.contact_id, TODAY) is not None


def test_it_says_how_right_it_would_have_been(fitted: Services) -> None:
    model = fitted.expectations.model("EUR")
    assert model is not None
    assert model.test is not None
    right, worth, sums = (word(one) for one in rightness(model))
    assert right.startswith("Over the last 12 months this would have been right ")
    assert right.endswith(" times of 20.")
    assert ("It did not beat" in worth) == (not model.test.is_better)
    assert f"{model.test.came} came" in sums


def test_a_fit_that_is_stopped_leaves_the_last_one(fitted: Services) -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    before = fitted.expectations.models()
    with pytest.raises(Cancelled):
        fitted.expectations.fit(TODAY + timedelta(days=30), stop)
    assert fitted.expectations.models() == before


def test_a_fit_is_no_step_of_the_history(services: Services) -> None:
    before = services.history.steps(5)
    assert services.expectations.fit(TODAY).step is None
    assert services.history.steps(5) == before
