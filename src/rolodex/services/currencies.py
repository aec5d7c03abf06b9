"""The currencies of the world, read once."""

from __future__ import annotations

from functools import lru_cache

from rolodex import paths
from rolodex.domain import currency
from rolodex.domain.currency import Currency


@lru_cache(maxsize=1)
def currencies() -> tuple[Currency, ...]:
    """All currencies in the order of their codes."""
    with (paths.resources() / "currencies" / "currencies.tsv").open(encoding="utf-8") as table:
        return currency.parse(table)


def of_country(country: str) -> str:
    """The currency a country pays with; "" where none is known."""
    return next((one.code for one in currencies() if country in one.countries), "")
