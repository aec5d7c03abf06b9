"""Postal codes that are missing or cannot be, and countries that nobody knows by that name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from rolodex.domain.address import AddressRules, Rule, code_fits
from rolodex.domain.contact import Adr
from rolodex.domain.country import Countries, fold


@dataclass(slots=True)
class Codes:
    """Judges postal codes for a book at home in a country; what was found for a country is kept."""

    rules: AddressRules
    home: str
    _known: dict[tuple[str, str], tuple[Rule, re.Pattern[str] | None]] = field(default_factory=dict)

    def is_missing(self, adr: Adr) -> bool:
        """Whether there is an address but not the postal code that its country asks for."""
        if adr.code.strip() or not (adr.street.strip() or adr.city.strip()):
            return False
        return "code" in self._rule(adr)[0].required

    def is_impossible(self, adr: Adr) -> bool:
        """Whether the code cannot be one of its country."""
        code = adr.code.strip()
        if not code:
            return False
        pattern = self._rule(adr)[1]
        if pattern is None or pattern.fullmatch(code):
            return False
        return not code_fits(adr, self.rules, self.home)

    def misfits(self, adr: Adr, codes: Iterable[str]) -> list[str]:
        """Those of these codes that cannot be written in the country of an address, "" where one must be."""
        rule, pattern = self._rule(adr)
        fits = pattern.fullmatch if pattern is not None else None
        return [
            code
            for code in codes
            if not (fits and fits(code))
            and (self.is_impossible(replace(adr, code=code)) if code.strip() else "code" in rule.required)
        ]

    def meant(self, adr: Adr) -> Adr | None:
        """The address with the code that was meant, where the address itself tells."""
        tries = [replace(adr, code=code) for code in _codes(adr.code)]
        if not adr.code.strip():
            tries += [
                replace(adr, code=code, city=city)
                for code, city in _within(adr.city)
                if self._looks(adr, code)
            ]
        fitting = (one for one in tries if one != adr and self._fits(one))
        return next(fitting, None)

    def _fits(self, adr: Adr) -> bool:
        return not self.is_impossible(adr) and not self.is_missing(adr)

    def _looks(self, adr: Adr, code: str) -> bool:
        """Whether a number in front of a town is a code, and not that of a house or district."""
        pattern = self._rule(adr)[1]
        return pattern is not None and pattern.fullmatch(code) is not None

    def _rule(self, adr: Adr) -> tuple[Rule, re.Pattern[str] | None]:
        key = (adr.country, adr.country_code)
        if key not in self._known:
            rule = self.rules.rule(adr, self.home)
            self._known[key] = rule, re.compile(rule.code, re.IGNORECASE) if rule.code else None
        return self._known[key]


def _codes(code: str) -> list[str]:
    """What a code may have been: spreadsheets drop zeros in front and add decimals, hands type letters."""
    plain = re.sub(r"\s", "", code).removesuffix(".0").removesuffix(",0")
    digits = plain.translate(str.maketrans("OoIl", "0011"))
    return [plain, digits, *(digits.zfill(length) for length in (4, 5) if digits.isdecimal())]


def _within(city: str) -> list[tuple[str, str]]:
    """Code and town where both were typed as the town."""
    before = re.fullmatch(r"\s*([A-Z]{0,2}-?\d{3,7}(?:-\d{3,4})?)[\s,]+(\D+?)\s*", city)
    behind = re.fullmatch(r"\s*(\D+?)[\s,]+(\d{3,7}(?:-\d{3,4})?)\s*", city)
    found = [(before[1], before[2])] if before else []
    return found + ([(behind[2], behind[1])] if behind else [])


def country_meant(text: str, countries: Countries, language: str) -> str:
    """The name of the country that was meant by one nobody knows, "" where that may be several or none."""
    from rapidfuzz.distance import OSA  # start-up: only a strange country needs it

    typed = fold(text)
    if len(typed) < 4:
        return ""
    most = 1 if len(typed) < 7 else 2
    near: dict[str, int] = {}
    for country in countries:
        for name in (country.english, country.spanish):
            distance = OSA.distance(typed, fold(name), score_cutoff=most)
            if distance <= most:
                near[country.code] = min(distance, near.get(country.code, most))
    best = [code for code, distance in near.items() if distance == min(near.values())]
    return countries.name(best[0], language) if len(best) == 1 else ""
