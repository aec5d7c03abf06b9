"""Numbers of payment cards, which no book keeps."""

from __future__ import annotations

import re

from rolodex.domain.errors import UserError
from rolodex.domain.message import message

_DIGITS = re.compile(r"(?<![0-9])(?<![0-9][ .-])[0-9](?:[ .-]?[0-9]){12,18}(?![ .-]?[0-9])")
REFUSED = message(
    "This looks like the number of a payment card, which Rolodex never keeps; nothing was changed. "
    "Write the last four digits at most."
)


def holds_card_number(text: str) -> bool:
    """Whether 13 to 19 digits of a text, parted or not, have the check digit of a card number (Luhn)."""
    return any(_is_valid(found.group()) for found in _DIGITS.finditer(text))


def refuse(*texts: str) -> None:
    """Raise UserError where one of these texts holds the number of a card."""
    if any(map(holds_card_number, texts)):
        raise UserError(REFUSED)


def _is_valid(text: str) -> bool:
    digits = [int(sign) for sign in reversed(text) if sign.isdigit()]
    doubled = [digit * 2 - 9 if digit > 4 else digit * 2 for digit in digits[1::2]]
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0
