"""The countries that addresses of the book lie in, by their codes."""

from __future__ import annotations

from functools import lru_cache

from rolodex.domain.country import Countries


@lru_cache(maxsize=1)
def countries() -> Countries:
    """All countries and what people call them."""
    from rolodex import paths  # start-up: most books are opened without asking for a country
    from rolodex.domain import address

    with (paths.resources() / "addresses" / "addresses.tsv").open(encoding="utf-8") as table:
        return address.parse(table).countries


@lru_cache(maxsize=2048)
def code(name: str, given: str) -> str:
    """The code of the country, in small letters, that an address names or else only codes; "" if unknown.

    The name is what a person wrote; phones put their owner's country into the code of any address.
    """
    if not name.strip() and not given.strip():
        return ""
    known = countries()
    written = known.find(name)
    coded = given.strip().upper()
    return (written or (coded if coded in known else "")).lower()
