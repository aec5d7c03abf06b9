"""The label stocks there are, found by what the packet says.

Stocks of the user's own stand in the book. Hand them over as `own` wherever a stock is asked for by name or
number, and they are found with all others, before them: `stocks.get(name, own)`. Who has the services asks
`services.own_stocks.get(name)` or `.find(query)`, which do so; who is reading the book takes
`rolodex.store.own_stocks.every(connection)`.
"""

from __future__ import annotations

from functools import lru_cache

from rolodex import paths
from rolodex.domain import stock as stock_table
from rolodex.domain.errors import UserError
from rolodex.domain.message import message
from rolodex.domain.stock import Catalogue, Stock


def catalogue(own: tuple[Stock, ...] = ()) -> Catalogue:
    """All stocks, read once, and these of the user's own."""
    return _joined(own) if own else _shipped()


def find(query: str = "", limit: int = 50, own: tuple[Stock, ...] = ()) -> tuple[Stock, ...]:
    """Stocks whose brand, part number, size or paper hold every word of the query, the best first."""
    return catalogue(own).search(query, limit)


def get(name: str, own: tuple[Stock, ...] = ()) -> Stock:
    """The stock of this name or part number in any spelling; UserError names the nearest if none."""
    every = catalogue(own)
    found = every.exact(name)
    if found is None:
        raise UserError(
            message(
                "There is no label stock “%(name)s”; nothing was printed. Did you mean %(nearest)s?",
                name=name,
                nearest=", ".join(every.nearest(name)),
            )
        )
    return found


@lru_cache(maxsize=1)
def _shipped() -> Catalogue:
    with (paths.resources() / "stocks" / "stocks.tsv").open(encoding="utf-8") as lines:
        return Catalogue(stock_table.parse(lines))


@lru_cache(maxsize=2)
def _joined(own: tuple[Stock, ...]) -> Catalogue:
    return _shipped().joined(own)
