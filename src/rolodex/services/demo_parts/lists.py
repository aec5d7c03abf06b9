"""The lists a sample book is drawn from, read from `resources/demo` and made ready to draw quickly."""

from __future__ import annotations

import itertools
import json
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, TypeVar

from rolodex import paths

Draw = Callable[[], float]
"""A number from 0 up to, but not including, 1; the only source of chance."""

LETTERS = "ADEFHNPRTWXY"
"""Letters that every postcode with letters may hold."""

SIGNS = {"#": "0123456789", "~": "01234", "@": LETTERS}

HOME_OF = {"es": "ES", "en": "GB"}
"""Where most people of a sample book live when the user's own country has no lists."""

BY_LANGUAGE = ("notes", "activities", "reminders", "tickets", "answers", "returned")
"""Texts of trade of which there are some in each language."""

CODES = frozenset(
    {"titles", "prefixes", "households", "mail_hosts", "channels", "outcomes", "methods", "rules"}
)
"""Texts of trade that are words of the program or of a country, and stay."""

T = TypeVar("T")


def pick(draw: Draw, items: Sequence[T]) -> T:
    """One of the items."""
    return items[int(draw() * len(items))]


def slug(text: str) -> str:
    """A text in Latin letters as it may stand in an e-mail address."""
    plain = text.lower()
    for letter, letters in (("ß", "ss"), ("ø", "o"), ("ł", "l"), ("æ", "ae"), ("œ", "oe"), ("ı", "i")):
        plain = plain.replace(letter, letters)
    decomposed = unicodedata.normalize("NFKD", plain)
    return "".join(letter for letter in decomposed if letter.isascii() and letter.isalnum())


@dataclass(frozen=True, slots=True)
class Word:
    """A name as written at home, in Latin letters, as it sounds (kana), and as an e-mail writes it."""

    native: str
    latin: str
    sound: str
    slug: str

    @classmethod
    def of(cls, text: str) -> Word:
        """The word told by `native|latin|sound`, of which the last two may be missing."""
        parts = text.split("|")
        latin = parts[1] if len(parts) > 1 else parts[0]
        return cls(parts[0], latin, parts[2] if len(parts) > 2 else "", slug(latin))

    def written(self, native: bool) -> str:
        """The word in the script asked for."""
        return self.native if native else self.latin


class Pattern:
    """A phone number or postcode with `#` for a digit, `~` for a digit up to 4 and `@` for a letter."""

    __slots__ = ("_pools", "_template")

    def __init__(self, text: str) -> None:
        self._template = ""
        self._pools: list[tuple[str, ...]] = []
        for sign, run in itertools.groupby(text):
            length = len(list(run))
            if sign in SIGNS:
                self._template += "%s"
                self._pools.append(_pool(SIGNS[sign], length))
            else:
                self._template += sign * length

    def fill(self, draw: Draw) -> str:
        """One text of this shape."""
        return self._template % tuple([pool[int(draw() * len(pool))] for pool in self._pools])


@dataclass(frozen=True, slots=True)
class City:
    """A place with the shapes of its postcodes and phone numbers; without `tel`, mobiles are used."""

    name: Word
    region: Word
    code: Pattern
    tel: Pattern | None


@dataclass(frozen=True, slots=True)
class Country:
    """Names, firms, streets and numbers of one country."""

    code: str
    name: Word
    language: str
    weight: int
    currency: str
    rate: int
    two_surnames: bool
    family_first: bool
    native: float
    women: tuple[Word, ...]
    men: tuple[Word, ...]
    family: tuple[Word, ...]
    family_of_women: tuple[Word, ...]
    trades: tuple[Word, ...]
    firms: tuple[Word, ...]
    streets: tuple[Word, ...]
    flats: tuple[str, ...]
    address: Word
    mobile: tuple[Pattern, ...]
    cities: tuple[City, ...]


@dataclass(frozen=True, slots=True)
class Lists:
    """Everything a sample book is drawn from."""

    countries: tuple[Country, ...]
    business: Mapping[str, Any]
    cast: tuple[Mapping[str, Any], ...]
    words: Mapping[str, str] = field(default_factory=dict)

    def say(self, text: str) -> str:
        """A text of the story in the language that was asked for."""
        return self.words.get(text, text)


def load(language: str = "", country: str = "") -> Lists:
    """The lists under `resources/demo`.

    With a `language` (en or es) every note is in it, else in that of its contact; most live in `country`.
    """
    folder = paths.resources() / "demo"
    countries = [
        _country(json.loads(file.read_text(encoding="utf-8")))
        for file in sorted((folder / "countries").glob("*.json"))
    ]
    business = json.loads((folder / "business.json").read_text(encoding="utf-8"))
    cast = json.loads((folder / "cast.json").read_text(encoding="utf-8"))
    words = json.loads((folder / "spanish.json").read_text(encoding="utf-8")) if language == "es" else {}
    if language:
        business, cast = _spoken(business, words, language), _said(cast, words)
    return Lists(tuple(_near(countries, country, language)), business, tuple(cast), words)


def _near(countries: Sequence[Country], code: str, language: str) -> list[Country]:
    """The countries, of which that of the user, or one that speaks as the user does, has most people."""
    if not language:
        return list(countries)
    known = {one.code for one in countries}
    home = code if code in known else HOME_OF.get(language, "")
    total = sum(one.weight for one in countries)
    return [replace(one, weight=total * 2) if one.code == home else one for one in countries]


def _spoken(business: Mapping[str, Any], words: Mapping[str, str], language: str) -> Mapping[str, Any]:
    """The texts of trade, all of them in one language."""
    said = {name: part if name in CODES else _said(part, words) for name, part in business.items()}
    for name in BY_LANGUAGE:
        said[name] = dict.fromkeys(("en", "es"), said[name][language])
    deals = said["pipeline"]["deals"]
    return said | {"pipeline": said["pipeline"] | {"deals": dict.fromkeys(deals, deals[language])}}


def _said(part: Any, words: Mapping[str, str]) -> Any:
    """A part of the lists with each of its texts in the user's words."""
    if isinstance(part, str):
        return words.get(part, part)
    if isinstance(part, Mapping):
        return {words.get(name, name): _said(value, words) for name, value in part.items()}
    return [_said(one, words) for one in part] if isinstance(part, list) else part


@cache
def _pool(signs: str, length: int) -> tuple[str, ...]:
    """All words of this length over these signs."""
    return tuple("".join(some) for some in itertools.product(signs, repeat=length))


def _words(texts: Sequence[str]) -> tuple[Word, ...]:
    return tuple(Word.of(text) for text in texts)


def _country(raw: Mapping[str, Any]) -> Country:
    return Country(
        code=raw["code"],
        name=Word.of(raw["name"]),
        language=raw["language"],
        weight=raw["weight"],
        currency=raw["currency"],
        rate=raw["rate"],
        two_surnames=raw["two_surnames"],
        family_first=raw["name_order"] == "family",
        native=raw["native"],
        women=_words(raw["women"]),
        men=_words(raw["men"]),
        family=_words(raw["family"]),
        family_of_women=_words([_feminine(text, raw["feminine"]) for text in raw["family"]]),
        trades=_words(raw["trades"]),
        firms=_words(raw["firms"]),
        streets=_words(raw["streets"]),
        flats=tuple(raw["flats"]),
        address=Word.of(raw["address"]),
        mobile=tuple(Pattern(text) for text in raw["mobile"]),
        cities=tuple(
            City(Word.of(name), Word.of(region), Pattern(code), Pattern(tel) if tel else None)
            for name, region, code, tel in raw["cities"]
        ),
    )


def _feminine(family: str, endings: Sequence[Sequence[str]]) -> str:
    """A surname as a woman bears it, in each of its scripts."""
    parts = []
    for part in family.split("|"):
        ending = next((pair for pair in endings if part.endswith(pair[0])), None)
        parts.append(part[: -len(ending[0])] + ending[1] if ending else part)
    return "|".join(parts)
