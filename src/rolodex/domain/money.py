"""Currencies: how many decimals ISO 4217 gives them, and the sign they are known by."""

from __future__ import annotations

_NONE = frozenset("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split())
_THREE = frozenset("BHD IQD JOD KWD LYD OMR TND".split())
_SIGNS = {
    "EUR": "€",
    "USD": "$",
    "GBP": "£",
    "JPY": "¥",
    "CNY": "CN¥",
    "INR": "₹",
    "KRW": "₩",
    "ILS": "₪",
    "VND": "₫",
    "BRL": "R$",
    "PLN": "zł",
    "CAD": "CA$",
    "AUD": "A$",
    "NZD": "NZ$",
    "MXN": "MX$",
}


def exponent(currency: str) -> int:
    """The number of decimals of a currency's minor unit."""
    if currency in _NONE:
        return 0
    return 3 if currency in _THREE else 2


def symbol(currency: str) -> str:
    """The sign of a currency, or its ISO 4217 code where it has none of its own."""
    return _SIGNS.get(currency, currency)
