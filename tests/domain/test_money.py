"""Currencies."""

from __future__ import annotations

import pytest

from rolodex.domain.money import exponent, symbol


@pytest.mark.parametrize(("currency", "decimals"), [("EUR", 2), ("JPY", 0), ("KWD", 3), ("XYZ", 2)])
def test_a_currency_has_the_decimals_of_iso_4217(currency: str, decimals: int) -> None:
    assert exponent(currency) == decimals


def test_a_currency_without_a_sign_is_named_by_its_code() -> None:
    assert symbol("EUR") == "€"
    assert symbol("CHF") == "CHF"
