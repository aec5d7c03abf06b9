"""`rolodex stocks` in a book that has stocks of its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.blank import new_book
from tests.cli.conftest import Rolodex

from rolodex.services.opening import open_services


def test_stocks_of_one_s_own_are_listed_with_all_others(rolodex: Rolodex, book: Path) -> None:
    services = open_services(new_book(book))
    own = replace(services.own_stocks.get("L7160"), name="", brand="", part="Jam jars")
    services.own_stocks.save(own)
    services.close()
    listed = rolodex("stocks", "a4 3x7", "--book", book, "--json").json
    assert (listed[0]["name"], listed[0]["part"], listed[0]["confidence"]) == ("own-1", "Jam jars", "own")
    assert "avery-l7160" in {stock["name"] for stock in listed}
