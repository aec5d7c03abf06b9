"""Sales, orders and products on the command line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.cli.conftest import CARDS, Rolodex

from rolodex.cli.app import run


@pytest.fixture(scope="module")
def people_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book of two people in euros, made once."""
    folder = tmp_path_factory.mktemp("people")
    (folder / "two.vcf").write_bytes(CARDS.encode())
    assert run(["--book", str(folder / "book.rolodex"), "import", str(folder / "two.vcf")]) == 0
    return folder / "book.rolodex"


@pytest.fixture
def people(people_file: Path, book: Path) -> None:
    """Ada Okafor and Marta Ruiz are in the book."""
    shutil.copyfile(people_file, book)


def test_a_sale_is_written_down_in_one_line(rolodex: Rolodex, people: None) -> None:
    told = rolodex("sale", "Ada Okafor", "2 chairs 89,90 EUR card 2026-05-03", "--json").json
    assert (told["total"], told["currency"], told["method"], told["status"]) == (8990, "EUR", "card", "paid")
    assert told["lines"][0]["quantity"] == 2000
    assert (told["number"], told["paid"]) == ("2026-0001", 8990)
    assert rolodex("history", "--json").json[0]["label"] == "Add an order of Ada Okafor"


def test_words_need_no_quotes(rolodex: Rolodex, people: None) -> None:
    answer = rolodex("sale", "Marta Ruiz", "3", "lamps", "10.50", "EUR", "each", "unpaid")
    assert answer.out.splitlines()[0].split() == ["3", "×", "lamps", "€31.50"]
    assert "· €31.50 · Open" in answer.out


def test_a_rehearsal_writes_nothing(rolodex: Rolodex, people: None) -> None:
    told = rolodex("sale", "Ada Okafor", "lamp 30", "--dry-run", "--json").json
    assert (told["id"], told["changeset"], told["total"]) == (None, None, 3000)
    assert "Not written" in rolodex("sale", "Ada Okafor", "lamp 30", "--dry-run").out
    assert rolodex("orders", "--json").json["count"] == 0


@pytest.mark.parametrize("line", ["a lamp", "lamp 30 @NONE", "lamp 5 4111 1111 1111 1111"])
def test_what_is_doubtful_is_one_line_and_not_written(rolodex: Rolodex, people: None, line: str) -> None:
    answer = rolodex("sale", "Ada Okafor", line)
    assert (answer.code, answer.err.count("\n")) == (1, 1)
    assert rolodex("orders", "--json").json["count"] == 0


def test_a_doubtful_offer_is_left_out_where_that_is_asked_for(rolodex: Rolodex, people: None) -> None:
    assert rolodex("sale", "Ada Okafor", "lamp 30 @NONE", "--anyway").code == 0
    assert rolodex("sale", "Ada Okafor", "a lamp", "--anyway").code == 1


def test_orders_are_listed_and_those_to_be_paid(rolodex: Rolodex, people: None) -> None:
    rolodex("sale", "Ada Okafor", "lamp 30 EUR 2026-05-03")
    rolodex("sale", "Marta Ruiz", "table 120 EUR unpaid 2026-05-04")
    told = rolodex("orders", "--json").json
    assert [(row["fn"], row["open"]) for row in told["orders"]] == [("Marta Ruiz", 12000), ("Ada Okafor", 0)]
    assert told["count"] == 2
    assert told["open"][0]["amount"] == 12000
    only = rolodex("orders", "--open").out
    assert "Ada" not in only
    assert "€120.00 to be paid" in only
    assert [row["fn"] for row in rolodex("orders", "--query", "lamp", "--json").json["orders"]] == [
        "Ada Okafor"
    ]
    assert "no such order" in rolodex("orders", "--query", "chair").err


def test_products_are_listed(rolodex: Rolodex, sample: Path) -> None:
    told = rolodex("products", "--json").json
    assert told
    assert {"code", "name", "price", "currency", "tax_rate"} <= told[0].keys()
    one = told[0]
    assert one["name"] in rolodex("products", one["code"]).out
    assert "no such product" in rolodex("products", "zzz").err


@pytest.mark.parametrize(
    ("where", "sum_"),
    [
        ("en_GB.UTF-8", "€1,089.90"),
        ("es_ES.UTF-8", "1.089,90\u00a0€"),
        ("es_MX.UTF-8", "€1,089.90"),
        ("es_US.UTF-8", "€1,089.90"),
    ],
)
def test_sums_are_written_as_in_the_users_country(
    rolodex: Rolodex, people: None, monkeypatch: pytest.MonkeyPatch, where: str, sum_: str
) -> None:
    monkeypatch.delenv("LANGUAGE")
    monkeypatch.setenv("LANG", where)
    assert sum_ in rolodex("sale", "Ada Okafor", "2 sillas 1089,90 EUR 2026-05-03", "--dry-run").out
