"""The label stocks there are, found by what the packet says."""

from __future__ import annotations

from functools import lru_cache

from rolodex import paths
from rolodex.domain import stock as stock_table
from rolodex.domain.errors import UserError
from rolodex.domain.message import message
from rolodex.domain.stock import Catalogue, Stock


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    """All stocks, read once."""
    with (paths.resources() / "stocks" / "stocks.tsv").open(encoding="utf-8") as lines:
        return Catalogue(stock_table.parse(lines))


def find(query: str = "", limit: int = 50) -> tuple[Stock, ...]:
    """Stocks whose brand, part number, size or paper hold every word of the query, the best first."""
    return catalogue().search(query, limit)


def get(name: str) -> Stock:
    """The stock of this name or part number in any spelling; UserError names the nearest if none."""
    found = catalogue().exact(name)
    if found is None:
        raise UserError(
            message(
                "There is no label stock “%(name)s”. Did you mean %(nearest)s?",
                name=name,
                nearest=", ".join(catalogue().nearest(name)),
            )
        )
    return found
