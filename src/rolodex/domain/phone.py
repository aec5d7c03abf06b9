"""A telephone number as search sees it: found with and without country code, 00, trunk 0, or by its end."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote

from rolodex.domain.identity import digits, e164

ENDING = "\ue000"
"""Begins a word that holds the digits from the last to the first."""

LOCAL = "\ue001"
"""Begins a word that holds a number of which the country is not known, without its leading 0."""

LEAST = 3
"""A query of fewer digits is a number of any kind (a house, "3M") rather than a telephone's.

With so many and no more, a telephone is looked for by its first digits only.
"""

_LONGEST = 24
_EXTENSION = re.compile(r"(?i)\s*(?:;?\s*ext\.?\s*=?|;|,|#|\bx|anexo|durchwahl|poste)\s*(\d+)\s*$")
_PLAIN = re.compile(r"[+0-9 ./-]*")
_TRUNK_ZERO = re.compile(r"\(\s*0\s*\)")
_NUMBER = re.compile(r"[\s(\[]*(?:tel:)?[+\uff0b]?[\s(\[]*\d[\d\s()\[\]./\-\u2010-\u2015\u2212\u00a0]*")

_TWO_DIGITS = (
    "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 "
    "60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98"
)
"""Country codes of two digits (ITU-T E.164); 1 and 7 have one, all others three."""

_TRUNKS = {"RU": "8", "KZ": "8", "BY": "8", "TM": "8", "HU": "06", "MX": "01", "US": "1", "CA": "1"}
"""What is dialled before a number inside a country, where it is not 0."""


def country_code(number: str) -> str:
    """The country code that these digits of an international number begin with."""
    if number[:1] in ("1", "7"):
        return number[:1]
    return number[:2] if number[:2] in _TWO_DIGITS else number[:3]


@lru_cache(maxsize=300)
def calling_code(country: str) -> str:
    """The country code of a country (ISO 3166-1 alpha-2), or "" where there is none."""
    import phonenumbers  # start-up: 40 ms

    code = phonenumbers.country_code_for_region(country.upper())
    return str(code) if code else ""


def trunk(country: str) -> str:
    """What is dialled before a number inside a country (ISO 3166-1 alpha-2)."""
    return _TRUNKS.get(country.upper(), "0")


def link(number: str) -> str:
    """The tel: address that dials a number as it was typed (RFC 3966); "" where it has no digits."""
    plain = "".join(letter for letter in number if letter.isdigit() or letter in "+*#")
    return f"tel:{quote(plain, safe='+*')}" if plain else ""


def region(number: str) -> str:
    """The country (ISO 3166-1 alpha-2) that a number with a country code is of; "" where it names none.

    Of countries that share a code it is the main one.
    """
    known = e164(number)
    if not known:
        return ""
    import phonenumbers  # start-up: 40 ms

    found = phonenumbers.region_code_for_country_code(int(country_code(known)))
    return "" if found in ("ZZ", "001") else str(found)


def search_words(value: str, known: str = "") -> list[str]:
    """The words under which a number is found; `known` are its digits with country code, if told."""
    if _PLAIN.fullmatch(value):
        main, extension = value, ""
    else:
        main, extension = parted(value)
        known = "" if extension else known
    if (not known and not main[:1].isdigit()) or main.startswith("00"):
        known = e164(main)
    number = digits(main)[:_LONGEST]
    if not number:
        return []
    if known:
        known = known[:_LONGEST]
        code = country_code(known)
        national = known[len(code) :]
        words = [known, national, national.removeprefix("0"), ENDING + known[::-1]]
    else:
        bare = number.removeprefix("0")
        words = [number, bare, LOCAL + bare, ENDING + number[::-1]]
    return list(dict.fromkeys(word for word in (*words, extension) if word))


def is_number(text: str) -> bool:
    """Whether a query is a telephone number, or may become one as it is typed on."""
    return bool(_NUMBER.fullmatch(text)) and (len(digits(text)) >= LEAST or "+" in text)


def query_words(text: str, country: str = "") -> list[str]:
    """The beginnings of words under which a typed number, or its first or last digits, may be found.

    `country` is where the user is (ISO 3166-1 alpha-2), so that its own code may be typed without + or 00.
    """
    plain = _TRUNK_ZERO.sub("", text)
    number = digits(plain)[:_LONGEST]
    if len(number) < LEAST:
        return [number] if number else []
    abroad = e164(plain) or _dialled_abroad(number, country)
    if abroad:
        # The last digits of a number may begin with 00 as well.
        return _abroad(abroad) + ([] if "+" in text else [ENDING + number[::-1]])
    words = [number, ENDING + number[::-1]] if len(number) > LEAST else [number]
    for trunk in {"0", _TRUNKS.get(country.upper(), "0")}:
        bare = number.removeprefix(trunk)
        if bare != number and len(bare) > LEAST:
            words += [bare, *_whole(bare)]
            if trunk == "0":
                # A number kept with its 0 is kept without it too.
                words.remove(number)
    if country and len(number) > 6:
        code = calling_code(country)
        if code and number.startswith(code):
            words += [LOCAL + number[len(code) :], *_whole(number[len(code) :])]
    return list(dict.fromkeys(words))


def _abroad(number: str) -> list[str]:
    """The words of a number typed with its country code; also as it is written at home."""
    code = country_code(number)
    national = number[len(code) :]
    bare = national.removeprefix("0")
    words = [number, code + bare, ENDING + number[::-1]] if national else [number]
    if len(bare) >= 2:
        words += [LOCAL + bare, *_whole(bare)]
    return list(dict.fromkeys(words))


def _whole(national: str) -> list[str]:
    """The last digits, where there are so many that no other number shares them."""
    return [ENDING + national[::-1]] if len(national) > 6 else []


def _dialled_abroad(number: str, country: str) -> str:
    """What follows 011, where that is dialled for 00."""
    return number[3:] if country.upper() in ("US", "CA") and number.startswith("011") else ""


def parted(value: str) -> tuple[str, str]:
    """A number without its extension, and that."""
    found = _EXTENSION.search(value)
    main = value[: found.start()] if found else value
    return _TRUNK_ZERO.sub("", main), digits(found[1]) if found else ""


def marks(text: str, typed: str) -> tuple[tuple[int, int], ...]:
    """The place (start, length) in a number as written that shows the digits of a typed one, if any."""
    wanted = digits(_TRUNK_ZERO.sub("", typed))
    places = [place for place, character in enumerate(text) if character.isdecimal()]
    written = digits(text)
    if len(places) != len(written):
        return ()
    found = [wanted, e164(typed), wanted.removeprefix("0")]
    found += [word[1:] for word in query_words(typed) if word.startswith(LOCAL)]
    for needle in found:
        start = written.find(needle) if len(needle) >= 2 else -1
        if start >= 0:
            first, last = places[start], places[start + len(needle) - 1]
            return ((first, last - first + 1),)
    return ()


@lru_cache(maxsize=2000)
def shown(number: str, country: str = "") -> str:
    """The number as its country writes it; as it was typed where it is none that this country has.

    `country` (ISO 3166-1 alpha-2) counts where the number itself does not name one. The first call takes
    40 ms, and the first number of each country a few more.
    """
    typed = number.strip()
    if not _is_writable(typed):
        return number
    import phonenumbers  # start-up: 40 ms

    try:
        parsed = phonenumbers.parse(typed, country.upper() or None)
    except phonenumbers.NumberParseException:
        return number
    if not phonenumbers.is_valid_number(parsed):
        return number
    forms = phonenumbers.PhoneNumberFormat
    abroad = bool(e164(typed)) or str(parsed.country_code) != calling_code(country)
    return str(phonenumbers.format_number(parsed, forms.INTERNATIONAL if abroad else forms.NATIONAL))


def _is_writable(number: str) -> bool:
    """Whether a number has digits and marks between them only: words and codes to dial have a meaning."""
    if not number or len(number) > _LONGEST * 2 or not any(map(str.isdigit, number)):
        return False
    return not any(letter.isalpha() or letter in "*#,;" for letter in number)
