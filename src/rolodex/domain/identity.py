"""Who a card is about when it brings no UID, and a telephone number as the digits that identify it."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from rolodex.domain.contact import Contact
from rolodex.domain.naming import display_name

LAST_DIGITS = 9
"""As many digits of a phone number as are the same with and without country code, 00 and a leading 0."""

_WORDS = re.compile(r"[^\W_]+")
_OTHER = re.compile(r"[^0-9]+")
_MARKS = re.compile("[\u0300-\u036f]+")
_TRUNK_ZERO = re.compile(r"\(\s*0\s*\)")


def fingerprint(contact: Contact) -> str:
    """The same text for two cards with the same name and the same phones and e-mails, in any spelling.

    Empty where a card has neither phone nor e-mail: a name alone does not tell two people apart.
    """
    phones = sorted({digits(tel.value)[-LAST_DIGITS:] for tel in contact.tel} - {""})
    emails = sorted({email.value.strip().casefold() for email in contact.email} - {""})
    if not phones and not emails:
        return ""
    parts = (" ".join(sorted(_WORDS.findall(plain(contact.fn or display_name(contact))))), *phones, *emails)
    return hashlib.sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()[:32]


def plain(text: str) -> str:
    """The text without case, accents and width."""
    if text.isascii():
        return text.lower()
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", text.casefold()))
    return bare if bare.isascii() else "".join(c for c in bare if not unicodedata.combining(c))


def digits(phone: str) -> str:
    """The ASCII digits of a phone number, whatever script they are written in."""
    if phone.isascii():
        return _OTHER.sub("", phone)
    return "".join(str(unicodedata.digit(c)) for c in phone if c.isdecimal())


def e164(phone: str) -> str:
    """The digits with the country code where the number itself says it (by + or 00), else nothing."""
    number = _TRUNK_ZERO.sub("", phone).removeprefix("tel:").strip(" \t(\u200e\u202a\u202d")
    found = digits(number)
    if number.startswith(("+", "\uff0b")):
        return found
    return found[2:] if found.startswith("00") else ""
