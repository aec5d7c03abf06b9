"""How sure the measures of a stock are, in words."""

from __future__ import annotations

import re
from dataclasses import replace

from rolodex.domain import stock_words
from rolodex.i18n import word
from rolodex.services import stocks

ALL = stocks.catalogue().stocks


def test_where_sources_disagree_it_is_said_by_how_much() -> None:
    said = {
        stock.name: word(stock_words.confidence(stock)) for stock in ALL if stock.confidence == "disputed"
    }
    assert said["avery-j8157"] == (
        "sources disagree: gLabels differs by up to 0.54 mm; print a test sheet first"
    )
    assert said["avery-l7161"].startswith("sources disagree: gLabels differs by up to 0.7 mm")
    assert said["avery-5305"].startswith("sources disagree: gLabels differs by up to 53.97 mm")
    assert all(one.startswith("sources disagree") for one in said.values())
    assert sum("differs by up to" in one for one in said.values()) >= len(said) - 3
    assert not [one for one in said.values() if re.search(r"[(){}%]", one)]


def test_every_stock_says_how_sure_it_is() -> None:
    assert all(word(stock_words.confidence(stock)) for stock in ALL)
    own = replace(ALL[0], name="own-1", confidence="own")
    assert word(stock_words.confidence(own)) == "measured by you"
    assert {stock.confidence for stock in ALL if stock_words.doubt(stock)} == {"disputed", "unverified"}
    assert stock_words.doubt(own) is not None
