"""What a line of the list shows of a contact beside its name."""

from __future__ import annotations

import unicodedata
import zlib

GROUNDS = 6
"""As many colours of the ground behind initials as the theme has."""

_SMALL_WORDS = " de del la las los y i e and the of und der die das van von & et "


def initials(fn: str, given: str = "", family: str = "") -> str:
    """One or two letters for a contact without a picture; of names in Han, kana or Hangul the first sign."""
    pair = (given, family) if given.strip() and family.strip() else _ends(fn or given or family)
    letters = [letter for part in pair if (letter := _first(part))]
    if letters and _is_wide(letters[0]):
        wide = _first(family) or letters[0]
        return wide if _is_wide(wide) else letters[0]
    return "".join(letters)


def _ends(text: str) -> tuple[str, ...]:
    """The first word and the second that tells something ("Acme and Sons": Acme, Sons)."""
    words = [word for word in text.split() if _first(word)]
    telling = [word for word in words if f" {word.casefold()} " not in _SMALL_WORDS] or words
    return tuple(telling[:2])


def _first(text: str) -> str:
    if text[:1].isalnum() and text.isascii():
        return text[0].upper()
    letter = next((c for c in unicodedata.normalize("NFC", text) if c.isalnum()), "")
    upper = letter.upper()
    return upper if len(upper) == 1 else letter


def _is_wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in "WF"


def ground(fn: str) -> int:
    """Which of the six grounds stands behind the initials: the same for the same name, in every book."""
    return zlib.crc32(fn.encode("utf-8", "replace")) % GROUNDS


def detail(title: str, org: str) -> str:
    """The second line of a row: the job and the firm, as far as they are known."""
    return " · ".join(" ".join(part.split()) for part in (title, org) if part.strip())
