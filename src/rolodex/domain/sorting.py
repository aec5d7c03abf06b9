"""The order of names: one key of text that sorts like CLDR's root order, with ñ after n as in Spanish.

A key holds the letters of all parts first, then their accents, then the case of the first part, so that
García, Ana stands beside Garcia, Luis. Keys are compared by code point (as UTF-8: byte by byte). Where a
list of people asks for something else than CLDR, it is said at the function.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Protocol

from rolodex.domain.listing import TABS

LEVEL = "\x01"
"""Parts letters, accents and case of a key."""

FIELD = "\x02"
"""Parts surname, given name and the rest; before a space, so that Ana García comes before Ana García Gil."""

OTHER = "{"
"""Begins the key of what begins with no Latin letter: the first character after z."""

_AFTER = "\ufffd"
"""Makes a letter of its own out of a Latin letter: ñ is n and this, after every nz."""

_PUNCTUATION = " _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$"
_ALIKE = {"’": "'", "‘": "'", "ʼ": "'", "´": "'", "‐": "-", "‑": "-", "–": "-", "—": "-"}  # fmt: skip
_FIRST_PUNCTUATION = 3

_SIGNS = "".join(chr(_FIRST_PUNCTUATION + place) for place in range(len(_PUNCTUATION)))
"""What signs become on the first level."""

_ACCENTS = (
    "\u0301\u0300\u0306\u0302\u030c\u030a\u0308\u030b\u0303\u0307\u0338\u0327\u0328\u0304"
    "\u0336\u3099\u309a\u0335\u0309\u030f\u0311\u031b\u0323\u0324\u0325\u0326"
)
"""Accents in CLDR's order; others follow by code point."""

_PLAIN = "!"
_CAPITAL = '"'

_LETTERS = {
    "ñ": ("n" + _AFTER, ""),
    "æ": ("ae", "~"),
    "œ": ("oe", "~"),
    "ø": ("o", "\u0338"),
    "đ": ("d", "\u0335"),
    "ð": ("d", "~"),
    "ł": ("l", "\u0335"),
    "ħ": ("h", "\u0335"),
    "ı": ("i" + _AFTER, ""),
    "ĸ": ("q" + _AFTER, ""),
    "ŋ": ("n" + _AFTER + _AFTER, ""),
    "ŧ": ("t" + _AFTER, ""),
    "þ": ("z" + _AFTER, ""),
    "й": ("й", ""),
    "ґ": ("г", "~"),
    "є": ("е" + _AFTER, ""),
    "і": ("и" + _AFTER, ""),
    "ї": ("и" + _AFTER, "\u0308"),
}
"""Letters that decomposition does not bring to their place: base, and what stands for an accent."""

_SMALL_KANA = dict(zip("ぁぃぅぇぉっゃゅょゎゕゖ", "あいうえおつやゆよわかけ", strict=True))

_VOWEL_ROWS = (
    "あかさたなはまやらわ",
    "いきしちにひみり",
    "うくすつぬふむゆる",
    "えけせてねへめれ",
    "おこそとのほもよろを",
)

_PARTICLES = (
    " de del dela da das do dos di dal dalla della dello degli du des la las los le y i e "
    "van von vom zu zum zur der den dem het ter ten te op in 't af av bin ben ibn "
)
"""Words before a surname that do not count where the list is ordered by surname."""

_ELIDED = ("d'", "d’", "al-", "el-", "'t ", "’t ")


class _Weights(dict[int, tuple[str, str, str]]):
    """Letters, accents and case of each character, worked out when it is first met."""

    def __missing__(self, code: int) -> tuple[str, str, str]:
        self[code] = found = _weighed(chr(code))
        return found


class _Level(dict[int, str]):
    """One level of the weights, as `str.translate` wants it."""

    def __init__(self, level: int) -> None:
        super().__init__()
        self._level = level

    def __missing__(self, code: int) -> str:
        self[code] = found = _WEIGHTS[code][self._level]
        return found


def _weighed(character: str) -> tuple[str, str, str]:
    lower = character.lower()
    case = _CAPITAL if lower != character else _PLAIN
    if lower in _LETTERS:
        letters, accents = _LETTERS[lower]
    else:
        plain = unicodedata.normalize("NFKD", lower)
        pieces = [_base(c) for c in plain if not unicodedata.combining(c)]
        letters = "".join(pieces)
        accents = "".join(c for c in plain if unicodedata.combining(c))
        # Small kana and katakana differ from large hiragana as a capital does from a small letter.
        case = _CAPITAL if letters != "".join(c for c in plain if not unicodedata.combining(c)) else case
    if not letters:
        return "", "".join(map(_accent, accents)), ""
    return letters, _PLAIN + "".join(map(_accent, accents)) + _PLAIN * (len(letters) - 1), case * len(letters)


def _base(character: str) -> str:
    """What stands on the first level for a character without accents."""
    character = _ALIKE.get(character, character)
    if 0x30A1 <= ord(character) <= 0x30F6:
        character = chr(ord(character) - 0x60)
    if character in _SMALL_KANA:
        return _SMALL_KANA[character]
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    if character.isalpha() or unicodedata.category(character)[0] in "MN":
        return character.casefold().replace("ς", "σ")
    place = _PUNCTUATION.find(" " if character.isspace() else character)
    return chr(_FIRST_PUNCTUATION + place) if place >= 0 else ""


def _accent(mark: str) -> str:
    place = _ACCENTS.find(mark)
    return chr(ord(_PLAIN) + 1 + place) if place >= 0 else mark if mark > "~" else "~"


_WEIGHTS = _Weights()
_FIRST, _SECOND, _THIRD = _Level(0), _Level(1), _Level(2)


def sort_key(*parts: str) -> str:
    """The key of a name given in parts, the most telling first; empty parts in front do not count.

    Two things differ from CLDR: signs before the first letter are passed over, and what begins with a
    digit or another script stands after Z, where the tab `#` is.
    """
    weights = [_weights(part) for part in parts]
    letters = FIELD.join([weight[0] for weight in weights]).strip(FIELD)
    case = ""
    accents = ""
    for weight in weights:
        if weight[0]:
            case = weight[2]
            break
    for weight in weights:
        if weight[1]:
            told = [weight[1] or _PLAIN * len(weight[0]) for weight in weights]
            accents = _PLAIN.join(told).rstrip(_PLAIN)
            break
    key = f"{letters}{LEVEL}{accents}{LEVEL}{case}".rstrip(LEVEL)
    if "a" <= key[:1] <= "z":
        return key
    bare = key.lstrip(_SIGNS)
    return bare if "a" <= bare[:1] <= "z" else OTHER + bare


@lru_cache(maxsize=20_000)
def _weights(part: str) -> tuple[str, str, str]:
    """The letters of a part, its accents where it has any, and its case."""
    text = " ".join(part.split())
    accents = ""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
        if "ー" in text:
            text = _long_vowels(text)
        accents = text.translate(_SECOND)
    letters = text.translate(_FIRST)
    if not letters.strip(_SIGNS):
        return "", "", ""
    return letters, accents if accents.strip(_PLAIN) else "", text.translate(_THIRD).rstrip(_PLAIN)


def _long_vowels(text: str) -> str:
    """The text with each sign of length as the vowel before it, as Japanese dictionaries have it."""
    result = ""
    for character in text:
        before = result[-1:].translate(_FIRST)
        vowel = next((row[0] for row in _VOWEL_ROWS if before and before in row), "")
        result += vowel if character == "ー" and vowel else character
    return result


@lru_cache(maxsize=20_000)
def surname(family: str) -> tuple[str, str]:
    """A surname without the particles before it, and these: ("Cruz", "de la").

    Particles count only where they end in a small letter ("van Gogh", "De la Cruz"), or where all is in
    capitals: Van Halen and De Niro stand under V and D.
    """
    text = " ".join(family.split())
    capitals = text.isupper()
    words = text.split(" ")
    count = 0
    while count < len(words) - 1 and f" {words[count].lower()} " in _PARTICLES:
        count += 1
    while count and not capitals and not words[count - 1].islower():
        count -= 1
    rest = " ".join(words[count:])
    for elided in _ELIDED:
        if rest.startswith(elided) and len(rest) > len(elided):
            return rest[len(elided) :], " ".join([*words[:count], elided.strip()])
    return rest, " ".join(words[:count])


class Named(Protocol):
    """What an order by name goes by, as `Name` has it."""

    @property
    def family(self) -> str: ...
    @property
    def given(self) -> str: ...
    @property
    def additional(self) -> str: ...
    @property
    def family2(self) -> str: ...
    @property
    def phonetic_family(self) -> str: ...
    @property
    def phonetic_given(self) -> str: ...


def family_key(name: Named, fn: str, *, company: bool = False) -> str:
    """The key of the order by last name; by how it sounds where the card says so."""
    if company or not (name.family or name.given or name.family2):
        return sort_key(fn)
    if name.phonetic_family or name.phonetic_given:
        return sort_key(name.phonetic_family, name.phonetic_given, name.family, name.given)
    family, particles = surname(f"{name.family} {name.family2}")
    return sort_key(family, name.given, name.additional, particles)


def given_key(name: Named, fn: str, *, company: bool = False) -> str:
    """The key of the order by first name."""
    if company or not (name.family or name.given or name.family2):
        return sort_key(fn)
    if name.phonetic_family or name.phonetic_given:
        return sort_key(name.phonetic_given, name.phonetic_family, name.given, name.family)
    family, particles = surname(f"{name.family} {name.family2}")
    return sort_key(name.given, name.additional, family, particles)


def org_key(org: str, family: str) -> str:
    """The key of the order by company: its people by their family key, those without one at the end."""
    return f"{sort_key(org)}{FIELD}{family}" if org.strip() else f"{OTHER}{OTHER}{FIELD}{family}"


def tab(key_or_name: str) -> str:
    """The A-Z tab of a key or a name, `#` where it begins with no Latin letter."""
    start = key_or_name.lstrip(" \t\"'([{<-.,*_#&@!?¡¿«“‘’")[:1]
    if key_or_name.startswith(OTHER):
        return "#"
    letter = unicodedata.normalize("NFC", start).translate(_FIRST)[:1].upper()
    return letter if letter and letter in TABS else "#"
