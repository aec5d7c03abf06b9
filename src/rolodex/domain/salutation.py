"""One person as names above an address and greetings need them: surnames apart, title and gender read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, Protocol

from rolodex.domain.contact import Name, Value
from rolodex.domain.folding import fold, tokens
from rolodex.domain.naming import full_name

Gender = Literal["M", "F", ""]

PARTICLES = frozenset(
    "de del della di da das do dos du des d la las los le el y i e van von vom zu zum zur der den dem ter "
    "ten te op al bin ben ibn af av mac mc st san santa o".split()
)
"""Words that are the beginning of a surname and no surname of their own."""

_TITLES: Mapping[str, tuple[str, Gender]] = {
    **dict.fromkeys("mr mister sr senor don d herr monsieur sig signor m dhr hr pan".split(), ("", "M")),
    **dict.fromkeys("sra senora dona dna da frau mme madame mevr fru pani sigra signora".split(), ("", "F")),
    **dict.fromkeys("excmo ilmo".split(), ("", "M")),
    **dict.fromkeys("excma ilma vda viuda".split(), ("", "F")),
    **dict.fromkeys("mrs missis".split(), ("mrs", "F")),
    "ms": ("ms", "F"),
    **dict.fromkeys("miss srta senorita mlle mademoiselle fraulein".split(), ("miss", "F")),
    "mx": ("mx", ""),
    **dict.fromkeys("dr doctor drs".split(), ("doctor", "")),
    **dict.fromkeys("dra doctora".split(), ("doctor", "F")),
    **dict.fromkeys("prof professor".split(), ("professor", "")),
    "profesor": ("professor", "M"),
    **dict.fromkeys("profa profesora professora".split(), ("professor", "F")),
    "sir": ("sir", "M"),
    "dame": ("dame", "F"),
    "lord": ("lord", "M"),
    "lady": ("lady", "F"),
    **dict.fromkeys("rev reverend".split(), ("reverend", "")),
}
"""What a word of a prefix says: a title that stands in for Mr and Mrs, and the gender."""
_STRONGER = ("professor", "doctor", "sir", "dame", "lord", "lady", "reverend")
_BEFORE_GIVEN = frozenset(
    "mr mister mrs ms mx dr doctor dra doctora sr señor sra señora srta señorita prof profa herr frau "
    "monsieur madame".split()
)
"""Titles that are no given names of anybody, also where they stand in front of one."""
_SEVERAL = frozenset("& and y und et sres sras srs messrs familia family hermanos hermanas hnos".split())
"""Words of a prefix, or before a name, that say that a card is of more than one person."""
_BOTH = re.compile(r"\S+ (?:&|\+|/|and|y|und|et|e(?= h?i)) \S+", re.IGNORECASE)
_GENERATION = re.compile(r"[ ,]+(?:jr|sr|ii|iii|iv)\.?$", re.IGNORECASE)


class Named(Protocol):
    """What of a contact says how it is called and greeted."""

    @property
    def uid(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def fn(self) -> str: ...
    @property
    def n(self) -> Name: ...
    @property
    def gender(self) -> str: ...
    @property
    def related(self) -> tuple[Value, ...]: ...


@dataclass(frozen=True, slots=True)
class Person:
    """How somebody is called: `whole` as on the card; `given`, `family` and `family2` where they are known.

    `title` is a key such as "doctor", or a title as it was typed that no table knows. `is_plain` is false of
    companies and of names whose parts cannot be set anew, such as those in other than Latin letters. A card
    may be of several: "Juan y Ana Ruiz", "Familia Ruiz".
    """

    whole: str
    given: str = ""
    family: str = ""
    family2: str = ""
    title: str = ""
    gender: Gender = ""
    is_plain: bool = True
    is_company: bool = False
    is_several: bool = False

    @property
    def short(self) -> str:
        """The given name and the first surname."""
        return f"{self.given} {self.family}".strip() if self.given else self.whole

    @property
    def has_given(self) -> bool:
        """Whether there is a given name to call them by, more than an initial."""
        return self.is_plain and bool(self.given) and not self.is_initial

    @property
    def is_initial(self) -> bool:
        """Whether of the given name no more than letters are known."""
        words = tokens(self.given)
        return all(len(word) == 1 for word in words)

    def shares_surname(self, other: Person) -> bool:
        """Whether both have the same first surname."""
        return bool(self.family) and fold(self.family) == fold(other.family)


def person(one: Named) -> Person:
    """How a contact is called."""
    parts = one.n
    whole = " ".join(one.fn.split()) or full_name(parts)
    if one.kind != "individual":
        return Person(whole, is_plain=False, is_company=True)
    prefix, given, family, family2 = map(_spaced, (parts.prefix, parts.given, parts.family, parts.family2))
    if _are_several(prefix, given, "" if family else whole):
        return Person(whole, given if _BOTH.fullmatch(given) else "", is_plain=False, is_several=True)
    if not given and not family:
        given, family = _parted(whole)
    first, _, rest = given.partition(" ")
    if not prefix and first.rstrip(".").casefold() in _BEFORE_GIVEN:
        prefix, given = first, rest
    if not family.isalpha():
        family = _GENERATION.sub("", family)
    title, gender = _titled(prefix)
    if not gender and title != "mx":
        gender = _GENDERS.get(one.gender[:1].upper(), "")
    plain = bool(given or family) and _is_latin(given + family)
    return Person(whole, given, family, family2, title, gender, plain)


_GENDERS: Mapping[str, Gender] = {"M": "M", "F": "F"}


def _parted(whole: str) -> tuple[str, str]:
    """Given name and surname of a name of two words: "Juan Ruiz", "Ruiz, Juan"."""
    words = whole.split()
    if len(words) != 2:
        return "", ""
    first, last = words
    return (last, first[:-1]) if first.endswith(",") else (first, last)


def _are_several(prefix: str, given: str, whole: str) -> bool:
    """Whether a card is of a couple or a family; `whole` is its name where the surname is not known."""
    if not prefix and given and not whole and " " not in given:
        return False
    words = [fold(word) or word for word in prefix.split()]
    if not given:
        words += [fold(word) for word in (*whole.split()[:1], *whole.split()[-1:])]
    return not _SEVERAL.isdisjoint(words) or bool(_BOTH.search(given) or _BOTH.match(whole))


@lru_cache(maxsize=500)
def _titled(prefix: str) -> tuple[str, Gender]:
    """What a prefix says: the strongest title in it, and a gender; "Sr. D.", "Prof. Dr.", "Herr Dr."."""
    words = re.sub(r"\.(?=[A-ZÑ])", ". ", prefix).split()
    gender: Gender = ""
    titles: list[str] = []
    unknown: list[str] = []
    for word in words:
        folded = fold(word).replace(" ", "")
        if folded not in _TITLES:
            if folded:
                unknown.append(word)
            continue
        title, says = _TITLES[folded]
        titles.append(title)
        gender = gender or says
    for title in _STRONGER:
        if title in titles:
            return title, gender
    # With "Sr." before or behind it a title that no table knows may be left out.
    if unknown and not gender:
        return " ".join(unknown), gender
    return next(filter(None, titles), ""), gender


@lru_cache(maxsize=20_000)
def two_surnames(family: str) -> tuple[str, str]:
    """Two surnames that stand in one field, apart; one with a particle is left as it is."""
    words = family.split()
    if len(words) != 2 or any(fold(word) in PARTICLES for word in words) or not _is_latin(family):
        return family, ""
    return words[0], words[1]


@lru_cache(maxsize=20_000)
def _is_latin(text: str) -> bool:
    # "M.ª José" is written in Latin letters too.
    return text.isascii() or all(
        c in "ªº" or not c.isalpha() or unicodedata.name(c, "").startswith("LATIN") for c in text
    )


def _spaced(text: str) -> str:
    if not text or text.isalpha():
        return text
    return " ".join(text.replace(",", " ").split())
