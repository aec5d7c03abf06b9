"""Sums and quantities as a table in the terminal shows them: plain figures that a script can read, too."""

from __future__ import annotations

from rolodex.domain import money as rules


def money(amount: int, currency: str) -> str:
    """An amount in minor units: "1234.50 EUR"."""
    places = rules.exponent(currency)
    whole, rest = divmod(abs(amount), 10**places)
    decimals = f".{rest:0{places}d}" if places else ""
    return f"{'-' if amount < 0 else ''}{whole}{decimals} {currency}".rstrip()


def quantity(thousandths: int) -> str:
    """A quantity: "2", "2.5"."""
    whole, rest = divmod(thousandths, 1000)
    return f"{whole}.{rest:03d}".rstrip("0") if rest else str(whole)
