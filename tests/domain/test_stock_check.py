"""The geometry of stocks: what cannot be, what is odd, and their measures as text."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import JARS

from rolodex.domain import stock_check, stock_json
from rolodex.domain.stock import Stock
from rolodex.i18n import word
from rolodex.services import stocks


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"width": 66}, "beside each other overlap by 1 mm"),
        ({"pitch_y": 59.96}, ""),
        ({"height": 65.25}, "below each other overlap by 0.25 mm"),
        ({"left": 25.5}, "ends 5.5 mm beyond the right edge"),
        ({"top": 50}, "ends 8 mm below the lower edge"),
        ({"columns": 0}, "at least one label"),
        ({"columns": 40, "rows": 40}, "more than 1000 labels"),
        ({"height": 3}, "labels are not high enough"),
        ({"width": float("nan")}, "must be a number"),
        ({"left": -1}, "must be a number"),
        ({"corner": 31}, "rounder"),
        ({"margin": 40, "round": False}, "no room"),
    ],
)
def test_a_geometry_that_cannot_be_is_told_in_a_sentence(wrong: dict[str, Any], said: str) -> None:
    found = [word(fault) for fault in stock_check.faults(replace(JARS, **wrong))]
    assert any(said in one for one in found) if said else not found
    assert not found or stock_check.remarks(replace(JARS, **wrong)) == ()


@pytest.mark.parametrize(
    ("odd", "said"),
    [
        ({}, ""),
        ({"top": 2}, "where many printers leave white"),
        ({"height": 10, "round": False}, "hardly an address"),
        ({"left": 2, "round": False}, "beside the last column is 18 mm wide, beside the first 2 mm"),
    ],
)
def test_what_is_odd_but_possible_is_remarked_on(odd: dict[str, Any], said: str) -> None:
    stock = replace(JARS, **odd)
    remarks = [word(one) for one in stock_check.remarks(stock)]
    assert stock_check.faults(stock) == ()
    assert any(said in one for one in remarks) if said else not remarks


def test_every_stock_of_the_table_can_be() -> None:
    wrong = {stock.name: stock_check.faults(stock) for stock in stocks.catalogue().stocks}
    assert {name: found for name, found in wrong.items() if found} == {}


@given(st.sampled_from(stocks.catalogue().stocks), st.integers(1, 10**9))
def test_a_stock_comes_back_from_its_text_as_it_was(stock: Stock, stock_id: int) -> None:
    read = stock_json.read(stock_id, stock.part, stock_json.write(stock))
    assert read is not None
    assert (
        replace(
            read,
            name=stock.name,
            brand=stock.brand,
            aliases=stock.aliases,
            confidence=stock.confidence,
            note=stock.note,
        )
        == stock
    )
