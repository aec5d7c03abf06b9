"""Numbers of payment cards, which no book keeps."""

from __future__ import annotations

import re

from rolodex.domain.errors import UserError
from rolodex.domain.message import message

_RUN = re.compile(r"(?<![0-9])[0-9](?:[ .-]?[0-9])*")
_ACCOUNT = re.compile(r"\b[A-Z]{2}[0-9]{2}(?:[ -]?[0-9A-Z]){11,30}\b")
"""An IBAN, whose digits may well pass for a card's."""
_GROUPS = ((4, 4, 4, 4), (4, 4, 4, 4, 3), (4, 6, 5), (4, 6, 4))
"""How the digits of a card are printed."""
REFUSED = message(
    "This looks like the number of a payment card, which Rolodex never keeps; nothing was changed. "
    "Write the last four digits at most."
)


def holds_card_number(text: str) -> bool:
    """Whether 13 to 19 digits of a text, parted or not, have the check digit of a card number (Luhn)."""
    return any(
        _is_valid(digits) for run in _RUN.findall(_ACCOUNT.sub(" ", text)) for digits in _candidates(run)
    )


def _candidates(run: str) -> list[str]:
    """The digits of a run of figures as a whole, of each group, and of groups as cards have them."""
    groups = re.findall("[0-9]+", run)
    found = ["".join(groups), *groups]
    for shape in _GROUPS:
        for start in range(len(groups) - len(shape) + 1):
            window = groups[start : start + len(shape)]
            if tuple(map(len, window)) == shape:
                found.append("".join(window))
    return [digits for digits in found if 13 <= len(digits) <= 19]


def refuse(*texts: str) -> None:
    """Raise UserError where one of these texts holds the number of a card."""
    if any(map(holds_card_number, texts)):
        raise UserError(REFUSED)


def _is_valid(text: str) -> bool:
    digits = [int(sign) for sign in reversed(text)]
    doubled = [digit * 2 - 9 if digit > 4 else digit * 2 for digit in digits[1::2]]
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0
