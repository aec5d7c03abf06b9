"""Names for files that every desk's file system takes."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 80
"""Characters: of any script, within the 255 octets that a name may have."""

_REFUSED = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]+')
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(?=\.|\Z)")


def safe_name(text: str) -> str:
    """The text as the name of a file: Latin letters lose accents, and what some system refuses goes."""
    plain = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", _REFUSED.sub(" ", text))
        if not 0x300 <= ord(letter) <= 0x36F and unicodedata.category(letter)[0] != "C"
    )
    plain = unicodedata.normalize("NFC", plain)
    words = " ".join(plain.split())[:LONGEST]
    while len(words.encode()) > 3 * LONGEST:
        words = words[:-1]
    words = words.strip(" .")
    return _DEVICES.sub(r"\1_", words, count=1) if _DEVICES.match(words) else words or "card"
