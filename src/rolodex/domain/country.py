"""Countries and territories by ISO 3166 code, and the many names people write for them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Country:
    """A territory: its ISO 3166-1 alpha-2 code, its name in the languages of the program, other names."""

    code: str
    english: str
    spanish: str
    aliases: tuple[str, ...] = ()

    def name(self, language: str) -> str:
        """What it is called in this language; in English where the program does not speak it."""
        return self.spanish if language == "es" else self.english


class Countries:
    """All territories, found by code or by what people write."""

    def __init__(self, countries: Iterable[Country]) -> None:
        """Fold all names once; where two territories share a name, the first keeps it."""
        self._by_code = {country.code: country for country in countries}
        self._by_name: dict[str, str] = {}
        for country in self._by_code.values():
            for name in (country.english, country.spanish):
                self._by_name.setdefault(fold(name), country.code)
        for country in self._by_code.values():
            for name in (country.code, *country.aliases):
                self._by_name.setdefault(fold(name), country.code)

    def find(self, text: str) -> str:
        """The code of the country that is written so, in whatever language; "" where none is."""
        return self._by_name.get(fold(text), "")

    def name(self, code: str, language: str) -> str:
        """The country's name; "" for a code nobody has."""
        country = self._by_code.get(code)
        return country.name(language) if country else ""

    def matching(self, text: str, language: str) -> tuple[Country, ...]:
        """The countries that a beginning of a name, in whatever language, or a code may mean; "" means all.

        Names that begin so stand before those that hold it inside or are so called elsewhere.
        """
        typed = fold(text)
        graded = [
            (_grade(country, typed, language), fold(country.name(language)), country) for country in self
        ]
        return tuple(country for grade, _, country in sorted(graded, key=lambda one: one[:2]) if grade < _NOT)

    def __iter__(self) -> Iterator[Country]:
        """All of them, by code."""
        return iter(self._by_code.values())

    def __contains__(self, code: str) -> bool:
        """Whether the code is that of a territory."""
        return code in self._by_code


_NOT = 9


def _grade(country: Country, typed: str, language: str) -> int:
    """How well what was typed fits a country: 0 best, _NOT not at all."""
    own = country.name(language)
    if len(typed) == 2 and typed == country.code.lower():
        return 0
    if fold(own).startswith(typed):
        return 1
    if any(fold(word).startswith(typed) for word in own.split()):
        return 2
    others = (country.english, country.spanish, *country.aliases)
    return 3 if len(typed) > 1 and any(fold(name).startswith(typed) for name in others) else _NOT


def fold(text: str) -> str:
    """Letters and digits only, without case and accents."""
    if text.isascii():
        return "".join(filter(str.isalnum, text.lower()))
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", text.casefold())))
