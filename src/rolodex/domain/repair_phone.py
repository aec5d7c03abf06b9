"""Telephone numbers that cannot be dialled, and what was meant."""

from __future__ import annotations

import re
from functools import lru_cache

from rolodex.domain.identity import digits, e164
from rolodex.domain.phone import calling_code, country_code

INTERNAL = 4
"""A number of so many digits or fewer is one within a house, or one for help."""

_EXTENSION = re.compile(
    r"(?i)\s*(?:;?\s*ext(?:ensi[oó]n)?\.?\s*[:=]?|;|,|#|\bx|\banexo|\bdurchwahl|\bposte)\s*\d{1,6}\s*$"
)
_TRUNK_ZERO = re.compile(r"\(\s*0\s*\)")
_SEVERAL = re.compile(r"\s*[/;,|]\s*|\s+(?:y|o|ó|and|or|und|oder)\s+|\s*\n\s*")
_LOOKALIKES = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1"})


def wrong(value: str, country: str) -> bool:
    """Whether nobody can be reached under a number as it stands; `country` is where its owner is."""
    text = _TRUNK_ZERO.sub("", _EXTENSION.sub("", value.removeprefix("tel:")).strip())
    if any(sign in text for sign in "*#"):
        return False
    known = e164(text)
    if known:
        return not is_possible(known)
    number = digits(text)
    if number and any(letter.isalpha() for letter in text):
        # A number in letters (1-800-FLOWERS) is one to dial; an O among digits is none.
        return _fits(digits(text.translate(_LOOKALIKES)), country) and not _fits(number, country)
    return bool(text) and (not number or (len(number) > INTERNAL and not _fits(number, country)))


@lru_cache(maxsize=4096)
def is_possible(number: str) -> bool:
    """Whether digits with a country code are so many as its country has."""
    code = country_code(number)
    return len(number) - len(code) in _lengths(code)


def meant(value: str, country: str) -> tuple[str, ...]:
    """The numbers that were meant, as they are written abroad; () where nobody can tell."""
    import phonenumbers  # start-up: 40 ms

    for tries in _attempts(value, country):
        found = []
        for text in tries:
            try:
                number = phonenumbers.parse(text, country or None)
            except phonenumbers.NumberParseException:
                break
            if not phonenumbers.is_valid_number(number):
                break
            form = phonenumbers.PhoneNumberFormat.INTERNATIONAL
            found.append(str(phonenumbers.format_number(number, form)))
        else:
            if found and found != [value]:
                return tuple(dict.fromkeys(found))
    return ()


def _attempts(value: str, country: str) -> list[list[str]]:
    """What may have been meant, the likeliest first."""
    code = calling_code(country) if country else ""
    plain = value.translate(_LOOKALIKES) if any(map(str.isalpha, value)) else value
    known, number = e164(plain), digits(plain)
    tries = [[plain]]
    parts = [part for part in _SEVERAL.split(value) if part.strip()]
    if len(parts) > 1 and all(len(digits(part)) > INTERNAL for part in parts):
        tries.append(parts)
    if known:
        named = country_code(known)
        national = known[len(named) :]
        tries += [[f"+{named}{rest}"] for rest in _without(national, named)]
        # A + before a number of one's own country that has no code.
        tries.append([known])
    elif code and number.startswith(code):
        tries.append([f"+{number}"])
        tries += [[f"+{code}{rest}"] for rest in _without(number[len(code) :], code)]
    return tries


def _without(national: str, code: str) -> list[str]:
    """A number without the code that was typed twice, or the 0 that is dialled at home."""
    begins = (f"00{code}", code, "0")
    return [national.removeprefix(begin) for begin in begins if national.startswith(begin)]


def _fits(number: str, country: str) -> bool:
    """Whether digits without a country code are so many as the country has, with what is dialled before."""
    if not country:
        return INTERNAL < len(number) <= 15
    lengths, prefix = _at_home(country)
    return len(number) in lengths or (
        bool(prefix) and number.startswith(prefix) and len(number) - len(prefix) in lengths
    )


@lru_cache(maxsize=300)
def _lengths(code: str) -> frozenset[int]:
    """How many digits may follow a country code; none where no country has it."""
    import phonenumbers  # start-up: 40 ms

    regions = phonenumbers.COUNTRY_CODE_TO_REGION_CODE.get(int(code or 0), ())
    found: set[int] = set()
    for region in regions:
        if region == "001":
            return frozenset(range(4, 16))
        metadata = phonenumbers.PhoneMetadata.metadata_for_region(region)
        if metadata is not None and metadata.general_desc is not None:
            found.update(metadata.general_desc.possible_length)
    return frozenset(found)


@lru_cache(maxsize=300)
def _at_home(country: str) -> tuple[frozenset[int], str]:
    """How many digits numbers have that are dialled within a country, and what stands before them."""
    import phonenumbers  # start-up: 40 ms

    metadata = phonenumbers.PhoneMetadata.metadata_for_region(country.upper())
    if metadata is None or metadata.general_desc is None:
        return frozenset(range(INTERNAL + 1, 16)), ""
    general = metadata.general_desc
    local = general.possible_length_local_only or ()
    return frozenset((*general.possible_length, *local)), metadata.national_prefix or ""
