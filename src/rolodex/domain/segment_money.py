"""Amounts of a condition in words."""

from __future__ import annotations

from rolodex.domain.message import Message, message, verbatim
from rolodex.domain.money import exponent
from rolodex.domain.segment import Condition


def amount(units: int, currency: str) -> Message:
    """An amount of minor units with its ISO 4217 code; a plain number where there is none."""
    if not currency:
        return verbatim(str(units))
    decimals = exponent(currency)
    whole, rest = divmod(units, 10**decimals)
    text = f"{whole}.{rest:0{decimals}}" if rest else str(whole)
    return verbatim(f"{text} {currency}")


def bound(condition: Condition) -> Message:
    """At least or at most an amount; one unit beside a round amount is "more than" and "less than" it."""
    one = 10 ** exponent(condition.currency) if condition.currency else 0
    if condition.op == "most":
        if one > 1 and (condition.high + 1) % one == 0:
            return message("less than %(amount)s", amount=amount(condition.high + 1, condition.currency))
        return message("at most %(amount)s", amount=amount(condition.high, condition.currency))
    if one > 1 and condition.low % one == 1:
        return message("more than %(amount)s", amount=amount(condition.low - 1, condition.currency))
    return message("at least %(amount)s", amount=amount(condition.low, condition.currency))
