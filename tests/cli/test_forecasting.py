"""The forecast on the command line."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from tests.blank import new_book
from tests.cli.conftest import Rolodex

from rolodex.domain import environment
from rolodex.domain.message import message
from rolodex.services.opening import open_services
from rolodex.store import bulk
from rolodex.store.days import EPOCH

TODAY = environment.now().date()


@pytest.fixture(scope="module")
def shop_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book of 120 customers with three years of orders in euros, and one in dollars."""
    path = tmp_path_factory.mktemp("shop") / "book.rolodex"
    today = (TODAY - EPOCH).days
    rows = []
    for place in range(120):
        for day in range(today - 1000 + place, today - (600 if place % 3 == 0 else 0), 25 + place % 30):
            at = EPOCH + timedelta(days=day)
            rows.append((place + 1, at.isoformat(), day, at.year * 12 + at.month - 1, "EUR", 4000 + place))
    rows.append((121, TODAY.isoformat(), today, 24_000, "USD", 900))
    services = open_services(new_book(path))
    with services.book.change(message("Fill")) as tx:
        people = [(number, f"u{number}", f"Customer {number}") for number in range(1, 123)]
        bulk.insert(tx, "contact", ("id", "uid", "fn"), people)
        bulk.insert(tx, "purchase", ("contact_id", "at", "day", "month", "currency", "total"), rows)
    services.expectations.fit(TODAY)
    services.close()
    return path


@pytest.fixture
def shop(shop_file: Path, book: Path) -> None:
    """The book of this test is that of a shop."""
    shutil.copyfile(shop_file, book)


def test_the_best_are_listed_with_how_right_that_would_have_been(rolodex: Rolodex, shop: None) -> None:
    answer = rolodex("forecast", "--limit", "3")
    assert answer.code == 0
    assert answer.out.startswith("EUR: Over the last 12 months this would have been right ")
    assert answer.out.count("Customer ") == 3
    assert answer.err == "There is no forecast in USD yet: it takes 730 days of orders, and there are 0.\n"


def test_the_document_holds_model_test_and_customers(rolodex: Rolodex, shop: None) -> None:
    told = rolodex("forecast", "--limit", "2", "--json").json
    (model,) = told["models"]
    assert (model["currency"], model["fitted_from"], len(model["customers"])) == ("EUR", 120, 2)
    assert model["bg_nbd"].keys() == {"r", "alpha", "a", "b"}
    assert model["test"]["is_better"] == (model["test"]["error"] < model["test"]["naive"])
    assert len(told["silence"]) == 1


def test_one_customer_is_told_with_the_next_order(rolodex: Rolodex, shop: None) -> None:
    told = rolodex("forecast", "2", "--json").json
    assert (told["id"], told["currency"]) == (2, "EUR")
    assert told["next_order"] >= TODAY.isoformat()
    answer = rolodex("forecast", "2")
    assert "orders worth €" in answer.out
    assert "The next order is expected on " in answer.out


@pytest.mark.parametrize(
    ("who", "why"),
    [("121", "There is no forecast in USD yet"), ("122", "this contact has not ordered anything yet")],
)
def test_where_nothing_is_said_it_says_why(rolodex: Rolodex, shop: None, who: str, why: str) -> None:
    answer = rolodex("forecast", who)
    assert (answer.code, answer.err.count("\n")) == (1, 1)
    assert why in answer.err


def test_a_book_without_orders_says_so(rolodex: Rolodex, book: Path) -> None:
    new_book(book)
    answer = rolodex("forecast")
    assert (answer.code, answer.out) == (0, "")
    assert answer.err == "There is no forecast: nobody has ordered anything yet.\n"
