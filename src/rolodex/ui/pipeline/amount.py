"""Sums of money as they are typed and shown in a line."""

from __future__ import annotations

from decimal import Decimal

from rolodex import i18n
from rolodex.domain import figure_words, money
from rolodex.domain.typed_value import typed_number
from rolodex.ui import wording


def minor_units(text: str, currency: str) -> int | None:
    """The amount a text says, in minor units of a currency; None where it says none, 0 where it is empty."""
    if not text.strip():
        return 0
    plain = typed_number(text, comma=wording.comma())
    if plain is None:
        return None
    units = Decimal(plain).scaleb(money.exponent(currency))
    return int(units) if units >= 0 and units == units.to_integral_value() else None


def written(amount: int, currency: str) -> str:
    """An amount as it is typed: without the currency and without marks between the thousands."""
    places = money.exponent(currency)
    return figure_words.plain(amount, places, i18n.locale(), least=places) if amount else ""
