"""Stocks as text: what is kept of one in the book, in thousandths of a millimetre."""

from __future__ import annotations

import json
from typing import Any

from rolodex.domain import kept_json
from rolodex.domain.stock import MEASURES, OWN, Stock

_PLAIN = ("title", "kind", "paper", "columns", "rows", "round", "turned", "mailing")


def write(stock: Stock) -> str:
    """The measures of a stock as JSON; its name is kept beside them."""
    kept: dict[str, Any] = {key: getattr(stock, key) for key in _PLAIN}
    kept |= {key: round(getattr(stock, key) * 1000) for key in MEASURES}
    if stock.unprintable:
        kept["unprintable"] = [round(edge * 1000) for edge in stock.unprintable]
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def read(stock_id: int, called: str, measures: str) -> Stock | None:
    """The stock of the user's own with this id, which is called so; None where nobody can read its measures.

    What is not said is as usual.
    """
    try:
        return _stock(stock_id, called, json.loads(measures))
    except kept_json.BROKEN:
        return None


def _stock(stock_id: int, called: str, kept: dict[str, Any]) -> Stock:
    found: dict[str, Any] = {key: kept[key] for key in _PLAIN if key in kept}
    found |= {key: kept[key] / 1000 for key in MEASURES if key in kept}
    if edges := kept.get("unprintable"):
        found["unprintable"] = (edges[0] / 1000, edges[1] / 1000, edges[2] / 1000, edges[3] / 1000)
    return Stock(name=f"{OWN}{stock_id}", brand="", part=called, aliases=(), confidence="own", **found)
