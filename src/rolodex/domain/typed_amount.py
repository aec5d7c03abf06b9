"""Amounts of money as people type them, as whole minor units."""

from __future__ import annotations

import re

_SHAPE = re.compile(r"[0-9]{1,15}|[1-9][0-9]{0,2}(?:(?P<mark>[.,'’ ])[0-9]{3})(?:(?P=mark)[0-9]{3}){0,4}")
_SPACES = str.maketrans("\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}", "   ")


def minor_units(text: str, exponent: int, comma: bool = False) -> int | None:
    """The amount a text says, in minor units of a currency with so many decimals; None where it is none.

    89,90 and 89.90 are the same, as are 1.234,50 and 1,234.50. One mark before three figures parts thousands,
    unless the currency has three decimals: then `comma` says whether it is a comma that begins them.
    """
    whole, decimals = _parted(text.strip().translate(_SPACES), exponent, comma)
    if not _SHAPE.fullmatch(whole) or len(decimals) > exponent or not (decimals + "0").isdecimal():
        return None
    digits = re.sub(r"[^0-9]", "", whole)
    return int(digits + decimals.ljust(exponent, "0")) if digits.isascii() else None


def _parted(text: str, exponent: int, comma: bool) -> tuple[str, str]:
    """What stands before the mark of decimals and after it."""
    last = max(text.rfind("."), text.rfind(","))
    if last < 0:
        return text, ""
    mark, after = text[last], len(text) - last - 1
    is_alone = text.count(mark) == 1 and not any(other in text for other in ".," if other != mark)
    if is_alone and after == 3:
        begins = exponent == 3 and mark == (",."[not comma])
    else:
        begins = (text.count(mark) == 1 and after != 3) or (after == 3 and not is_alone and exponent == 3)
    return (text[:last], text[last + 1 :]) if begins else (text, "")
