"""The rules by which addresses are written, read once."""

from __future__ import annotations

from functools import lru_cache

from rolodex import paths
from rolodex.domain import address
from rolodex.domain.address import AddressRules


@lru_cache(maxsize=1)
def rules() -> AddressRules:
    """The rules of all territories."""
    with (paths.resources() / "addresses" / "addresses.tsv").open(encoding="utf-8") as table:
        return address.parse(table)
