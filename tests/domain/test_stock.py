"""Label stocks: the grid, the part of a label text may use, and finding one by its number."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolodex.domain.errors import UserError
from rolodex.domain.stock import Stock
from rolodex.services import stocks

ALL = stocks.catalogue().stocks


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("5160", "avery-5160"),
        ("Avery 5160", "avery-5160"),
        ("avery-5160", "avery-5160"),
        ("8160", "avery-5160"),
        ("L7160", "avery-l7160"),
        ("avery l-7160", "avery-l7160"),
        (" AVERY  L 7160 ", "avery-l7160"),
        ("3474", "zweckform-3474"),
        ("Zweckform 3474", "zweckform-3474"),
        ("env-dl", "env-dl"),
    ],
)
def test_a_stock_is_found_by_its_number_in_any_spelling(spelling: str, name: str) -> None:
    assert stocks.get(spelling).name == name


def test_an_unknown_stock_names_the_nearest() -> None:
    with pytest.raises(UserError) as caught:
        stocks.get("Avery L716O")
    assert "Avery L7160" in str(dict(caught.value.message.args)["nearest"])


def test_a_search_puts_the_exact_part_number_first() -> None:
    assert stocks.find("7160")[0].name == "avery-l7160"


def test_a_search_takes_words_of_size_and_paper() -> None:
    found = stocks.find("letter 3x10")
    assert found
    assert {(stock.paper, stock.columns, stock.rows) for stock in found} == {("Letter", 3, 10)}


def test_an_empty_search_lists_mailing_sheets_first() -> None:
    assert all(stock.mailing and stock.kind == "sheet" for stock in stocks.find(""))


def test_names_are_unique() -> None:
    assert len({stock.name for stock in ALL}) == len(ALL) == 907


def test_every_part_number_is_there() -> None:
    assert sum(1 + len(stock.aliases) for stock in ALL) == 1481


def test_kinds_and_confidence_are_of_those_known() -> None:
    assert {stock.kind for stock in ALL} == {"sheet", "card", "roll", "continuous", "envelope"}
    assert {stock.confidence for stock in ALL} == {"high", "single", "disputed", "unverified"}


def test_a_disputed_stock_says_where_the_sources_differ() -> None:
    assert all(stock.note for stock in ALL if stock.confidence == "disputed")


def test_the_sheet_is_filled_row_by_row() -> None:
    stock = stocks.get("5160")
    assert (stock.slot(0).left, stock.slot(0).top) == (4.762, 12.7)
    assert stock.slot(1).left == pytest.approx(4.762 + 69.85)
    assert stock.slot(3).top == pytest.approx(38.1)
    assert stock.slot(30) == stock.slot(0)


@pytest.mark.parametrize(
    ("labels", "start", "sheets"), [(0, 8, 0), (1, 30, 1), (2, 30, 2), (30, 1, 1), (31, 1, 2)]
)
def test_sheets_are_counted_from_the_first_label_used(labels: int, start: int, sheets: int) -> None:
    assert stocks.get("5160").sheets(labels, start) == sheets


@given(st.sampled_from(ALL))
def test_the_safe_part_keeps_clear_of_the_label_and_paper_edges(stock: Stock) -> None:
    safe = stock.safe()
    left, top, right, bottom = stock.unprintable or (5.0,) * 4
    for index in range(stock.per_sheet):
        slot = stock.slot(index)
        assert safe.left >= 1.5
        assert safe.left + safe.width <= slot.width - 1.5 + 1e-9 or safe.width == 0
        assert slot.left + safe.left >= left - 1e-9
        assert slot.top + safe.top >= top - 1e-9
        assert safe.width == 0 or slot.left + safe.left + safe.width <= stock.paper_width - right + 1e-9
        assert safe.height == 0 or slot.top + safe.top + safe.height <= stock.paper_height - bottom + 1e-9


@given(st.sampled_from(ALL))
def test_every_label_lies_on_its_sheet(stock: Stock) -> None:
    last = stock.slot(stock.per_sheet - 1)
    assert last.left + last.width <= stock.paper_width + 0.05
    assert last.top + last.height <= stock.paper_height + 0.05


def test_the_grid_is_that_of_the_published_tables(shared: Path) -> None:
    source = json.loads((shared / "data" / "label_stocks.json").read_text(encoding="utf-8"))["stocks"]
    ours = {stock.name: stock for stock in ALL}
    for theirs in source:
        stock = ours[theirs["id"]]
        last = stock.slot(stock.per_sheet - 1)
        assert last.left == pytest.approx(theirs["x0"] + (theirs["cols"] - 1) * theirs["dx"], abs=0.02)
        assert last.top == pytest.approx(theirs["y0"] + (theirs["rows"] - 1) * (theirs["dy"] or 0), abs=0.02)
        assert {stock.part, *stock.aliases} == {theirs["part"], *theirs["aliases"]}


def test_every_published_number_and_alias_is_found(shared: Path) -> None:
    source = json.loads((shared / "data" / "label_stocks.json").read_text(encoding="utf-8"))["stocks"]
    assert len(source) == 907
    for theirs in source:
        assert stocks.get(theirs["id"]).name == theirs["id"]
        for number in (theirs["part"], *theirs["aliases"]):
            found = {stock.name for stock in stocks.find(number, limit=907)}
            assert theirs["id"] in found
            assert number in {stocks.get(number).part, *stocks.get(number).aliases}


@pytest.mark.parametrize(
    ("name", "kind", "size"),
    [
        ("env-10", "envelope", (241.3, 104.775)),
        ("env-dl", "envelope", (220, 110)),
        ("env-c4", "envelope", (324, 229)),
        ("env-c5", "envelope", (229, 162)),
        ("env-c6", "envelope", (162, 114)),
        ("avery-5385", "card", (101.6, 55.033)),
        ("avery-5386", "card", (127, 76.2)),
        ("avery-5395", "sheet", (85.725, 59.267)),
        ("avery-l4785", "sheet", (80, 50)),
    ],
)
def test_envelopes_rotary_cards_and_name_badges_are_there(
    name: str, kind: str, size: tuple[float, float]
) -> None:
    stock = stocks.get(name)
    assert (stock.kind, (stock.width, stock.height)) == (kind, size)
