"""How strong a passphrase is, said plainly."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal

from rolodex.i18n import _

Strength = Literal["", "weak", "fair", "strong"]

SHORT, LONG = 10, 20
"""Letters below which a passphrase is weak, and from which it is strong if it does not repeat itself."""
VARIED = 8
"""Different letters that a strong one has at least."""
WORDS = 4


def strength(passphrase: str) -> Strength:
    """How long it would keep somebody out who tries: by its length, its words and what repeats in it."""
    text = passphrase.strip()
    if not text:
        return ""
    different = len(set(text.casefold()))
    if len(text) < SHORT or different < VARIED - 2 or _is_row(text):
        return "weak"
    several = len({part.casefold() for part in text.split()}) >= WORDS
    if different >= VARIED and (len(text) >= LONG or (several and len(text) >= SHORT + 6)):
        return "strong"
    return "fair"


def words(found: Strength) -> str:
    """What to say of it."""
    return {
        "": _("Four or more words that do not belong together are strong, and easy to remember."),
        "weak": _("Weak: a program guesses this soon. Take more words."),
        "fair": _("Fair: it keeps out who finds the file. One or two more words make it strong."),
        "strong": _("Strong."),
    }[found]


def _is_row(text: str) -> bool:
    """Whether it is one row of neighbours such as 12345678 or abcdefgh, or one digit after the other."""
    steps = {ord(after) - ord(before) for before, after in pairwise(text)}
    return len(steps) == 1 or (text.isdigit() and len(text) < LONG)
