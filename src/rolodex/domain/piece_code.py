"""The short code on a piece of paper: six signs, and two that check them.

The eight signs are numbers modulo 31, written so that none is read for another. Weighted by their places
they add up to nothing in two ways. Two codes therefore differ in three signs at least: one wrong sign, two
of them, and any two that were swapped are caught, and never lead to the piece of somebody else.
"""

from __future__ import annotations

from rolodex.domain.errors import UserError
from rolodex.domain.message import message

SIGNS = "0123456789ABCDEFGHJKMNPQRTVWXYZ"
"""The signs by their number: digits, and letters without those that are read for others."""
BASE = len(SIGNS)
DATA = 6
LENGTH = DATA + 2
MOST = BASE**DATA
"""So many codes there are."""
_SPREAD = 548_479_541
"""Prime to the base and near its golden section, so that neighbours look nothing like each other."""
_PLACES = range(1, DATA + 1)
_LIKE = str.maketrans({"O": "0", "I": "1", "L": "1", "S": "5", "U": "V"})
"""What is typed for signs there are not."""
_BETWEEN = str.maketrans("", "", " -–—_.\t\r\n\N{NO-BREAK SPACE}\N{NON-BREAKING HYPHEN}")
_NUMBERS = {sign: number for number, sign in enumerate(SIGNS)}


class CodeError(UserError):
    """What was typed cannot be the code of any piece."""


def make(number: int, key: int = 0) -> str:
    """The code with this number, such as "K7P4-9XQ2"; no two numbers below `MOST` share one.

    With another `key` all codes are others, so that the pieces of one book do not look like those of another.
    """
    left = (number * _SPREAD + key) % MOST
    digits = []
    for _ in _PLACES:
        left, digit = divmod(left, BASE)
        digits.append(digit)
    return _written(digits + _checks(digits))


def read(text: str) -> str:
    """The code that was typed or scanned, as `make` writes it.

    Small letters, spaces and hyphens do not matter, and O, I, L, S and U stand for the signs they look like.
    Raises CodeError where a sign is missing, too many or wrong.
    """
    signs = bare(text).translate(_LIKE)
    digits = [_NUMBERS.get(sign, -1) for sign in signs]
    if len(signs) != LENGTH or -1 in digits:
        raise CodeError(
            message(
                "“%(code)s” is not a code: it has eight signs such as K7P4-9XQ2. Nothing was changed; "
                "look at the piece again.",
                code=text.strip()[:40],
            )
        )
    if digits[DATA:] != _checks(digits[:DATA]):
        raise CodeError(
            message(
                "“%(code)s” has a typing error. Nothing was changed; look at the piece again.",
                code=text.strip()[:40],
            )
        )
    return _written(digits)


def bare(text: str) -> str:
    """The signs alone, in capitals."""
    return text.translate(_BETWEEN).upper()


def _checks(digits: list[int]) -> list[int]:
    """The two signs that let all eight, plain and weighted by their places, add up to nothing."""
    plain = sum(digits)
    weighted = sum(place * digit for place, digit in zip(_PLACES, digits, strict=True))
    last = ((LENGTH - 1) * plain - weighted) % BASE
    return [(-plain - last) % BASE, last]


def _written(digits: list[int]) -> str:
    signs = "".join(SIGNS[digit] for digit in digits)
    return f"{signs[:4]}-{signs[4:]}"
