"""Orders from a file, on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import CARDS, Rolodex


@pytest.fixture
def orders(rolodex: Rolodex, tmp_path: Path) -> Path:
    """A file of two orders, one of nobody; Ada Okafor is in the book."""
    cards, made = tmp_path / "two.vcf", tmp_path / "orders.csv"
    cards.write_bytes(CARDS.encode())
    rolodex("import", str(cards))
    made.write_text("date,customer,amount\n2026-05-03,Ada Okafor,12\n2026-05-03,Zoe,1\n", encoding="utf-8")
    return made


def test_orders_come_in_and_rows_that_do_not_are_named(rolodex: Rolodex, orders: Path) -> None:
    told = rolodex("import", "--as", "purchases", str(orders), "--json").json
    assert (told["cards"], told["new"], told["unchanged"]) == (1, 1, 0)
    assert [(one["line"], one["name"]) for one in told["rejected"]] == [(3, "Zoe")]
    assert told["changeset"]


def test_a_rehearsal_writes_nothing(rolodex: Rolodex, orders: Path) -> None:
    assert "Nothing was written" in rolodex("import", "--as", "purchases", "--dry-run", str(orders)).out
    assert rolodex("import", "--as", "purchases", str(orders), "--json").json["new"] == 1
    assert rolodex("import", "--as", "purchases", str(orders), "--json").json["unchanged"] == 1
