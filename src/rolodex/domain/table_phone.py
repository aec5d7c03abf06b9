"""Phone numbers as tables have them."""

from __future__ import annotations

import re

from rolodex.domain.identity import e164

_SHORTENED = re.compile(r"\d[.,]\d+E\+?\d+", re.IGNORECASE)


def shortened(number: str) -> bool:
    """Whether a spreadsheet wrote a number as 3.46E+10, so that its last digits are lost."""
    return ("E" in number or "e" in number) and _SHORTENED.fullmatch(number.strip()) is not None


def with_code(number: str, country: str) -> str:
    """The number with the code of the country where it has none and is one of that country."""
    if e164(number):
        return number
    import phonenumbers  # start-up: 40 ms

    try:
        parsed = phonenumbers.parse(number, country.upper())
    except phonenumbers.NumberParseException:
        return number
    if not phonenumbers.is_valid_number(parsed) or parsed.extension:
        return number
    return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL))
