"""Quantities and rates as they are typed and shown: both marks of decimals are understood."""

from __future__ import annotations

from decimal import Decimal

from rolodex import i18n
from rolodex.domain import figure_words
from rolodex.domain.typed_value import typed_number
from rolodex.ui import wording

THOUSANDTHS = 3
HUNDREDTHS = 2
ONE = 1000
"""One piece, in thousandths."""


def quantity(text: str) -> int | None:
    """The quantity a text says, in thousandths; None where it says none, one piece where it is empty."""
    return _scaled(text, THOUSANDTHS) if text.strip() else ONE


def quantity_written(thousandths: int) -> str:
    """A quantity as it is typed: 2, 2.5."""
    return figure_words.plain(thousandths, THOUSANDTHS, i18n.locale())


def rate(text: str) -> int | None:
    """The rate a text says, in hundredths of a per cent; None where it says none, 0 where it is empty."""
    plain = text.strip().removesuffix("%").strip()
    return _scaled(plain, HUNDREDTHS) if plain else 0


def rate_written(hundredths: int) -> str:
    """A rate as it is typed: 21, 5.5; "" for none."""
    return figure_words.plain(hundredths, HUNDREDTHS, i18n.locale()) if hundredths else ""


def rate_said(hundredths: int) -> str:
    """A rate with its sign: 21%, 5.5%."""
    return f"{rate_written(hundredths) or '0'}{wording.percent_sign()}"


def _scaled(text: str, places: int) -> int | None:
    plain = typed_number(text, comma=wording.comma())
    if plain is None:
        return None
    units = Decimal(plain).scaleb(places)
    return int(units) if units >= 0 and units == units.to_integral_value() else None
