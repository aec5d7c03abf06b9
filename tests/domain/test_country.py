"""Countries are found by what people type."""

from __future__ import annotations

import pytest

from rolodex.services.addresses import rules

COUNTRIES = rules().countries


def codes(typed: str, language: str = "en") -> list[str]:
    return [country.code for country in COUNTRIES.matching(typed, language)]


@pytest.mark.parametrize(
    ("typed", "language", "first"),
    [
        ("espa", "es", "ES"),
        ("spa", "en", "ES"),
        ("españa", "en", "ES"),
        ("de", "es", "DE"),
        ("alem", "es", "DE"),
        ("deutsch", "en", "DE"),
        ("unidos", "es", "AE"),
        ("holl", "en", "NL"),
        ("日本", "en", "JP"),
    ],
)
def test_a_country_is_found_by_name_alias_or_code(typed: str, language: str, first: str) -> None:
    assert codes(typed, language)[0] == first


def test_nothing_typed_offers_all_in_the_order_of_their_names() -> None:
    assert len(codes("")) == 252
    assert codes("", "es")[:2] == ["AF", "AL"]


def test_no_country_answers_to_nonsense() -> None:
    assert codes("xyzzy") == []
