"""Sums and quantities as the terminal shows them; a script reads them with --json."""

from __future__ import annotations

from rolodex.domain import figure_words
from rolodex.i18n import locale


def money(amount: int, currency: str) -> str:
    """An amount in minor units: "€1,234.50", "1.234,50 €"."""
    return figure_words.sum_of(amount, currency, locale())


def quantity(thousandths: int) -> str:
    """A quantity: "2", "2.5"."""
    return figure_words.quantity(thousandths, locale())
