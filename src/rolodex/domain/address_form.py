"""By which parts an address is entered: their order, their names, and those the country asks for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from rolodex.domain.address import AddressRules, Rule, in_own_letters
from rolodex.domain.contact import Adr
from rolodex.domain.message import Message, message

REMAINDER = ("ext", "box")
"""Parts that no country's rules name; they stand below the street."""

_NAMES: Mapping[str, Message] = {
    "street": message("Street and number"),
    "ext": message("Floor, flat"),
    "box": message("Post box"),
    "city": message("Town"),
    "region": message("Province"),
    "code": message("Postal code"),
}
_REGIONS: Mapping[Message, str] = {
    message("State"): "AS AT AU BR DE FM IN MH MP MX MY NG PW UM US VE VI",
    message("Province or territory"): "CA",
    message("Canton"): "CH",
    message("County"): "EE GB GG HR HU IE IM JE LT NO RO SE TW",
    message("Region"): "CL CZ DK FI FR IT NZ PE SK",
    message("Department"): "BO CO GT HN NI PY SV UY",
    message("Parish"): "AD BB JM",
    message("Island"): "BS CV KI KN KY PF SC TV",
    message("Emirate"): "AE",
    message("Prefecture"): "GR JP",
    message("District"): "HK NR PT",
    message("Oblast"): "RU UA",
    message("Province or city"): "KR",
    message("Voivodeship"): "PL",
}
_CODES: Mapping[Message, str] = {
    message("ZIP code"): "AS FM GU MH MP PH PR PW UM US VI",
    message("Postcode"): "AU FK GB GG GI IM JE NL NZ",
    message("Postal code (PLZ)"): "AT CH DE LI",
    message("Postal code (CAP)"): "IT SM VA",
    message("Postal code (CEP)"): "BR",
    message("PIN code"): "IN",
    message("Eircode"): "IE",
}
_CITIES: Mapping[Message, str] = {
    message("City"): "AE BR CA CN IN KR MX RU TW US",
    message("Post town"): "GB GG IM JE",
    message("Suburb or town"): "AU",
    message("Municipality"): "JP",
    message("Area"): "HK",
}
_BY_COUNTRY: Mapping[str, Mapping[str, Message]] = {
    part: {code: name for name, codes in table.items() for code in codes.split()}
    for part, table in (("region", _REGIONS), ("code", _CODES), ("city", _CITIES))
}
_BEFORE_CODE = re.compile(r"[A-Z]{1,3}[- ]\s*(?=[0-9])")


@dataclass(frozen=True, slots=True)
class AddressForm:
    """The parts line by line; `required` are those without which nothing arrives."""

    territory: str
    lines: tuple[tuple[str, ...], ...]
    required: frozenset[str]

    def parts(self) -> frozenset[str]:
        """The parts that the country has a place for."""
        return frozenset(part for line in self.lines for part in line)

    def name(self, part: str) -> Message:
        """What the country calls a part."""
        return _BY_COUNTRY.get(part, {}).get(self.territory) or _NAMES[part]


def address_form(adr: Adr, rules: AddressRules, home: str = "") -> AddressForm:
    """The form for an address of this country; of the user's own where it names none."""
    rule = rules.rule(adr, home)
    layout = rule.native if rule.native and in_own_letters(adr) else rule.layout
    lines = tuple(parts for line in layout.lines if (parts := tuple(part for _, part in line if part)))
    return AddressForm(rule.territory, lines, rule.required)


def is_doubtful_code(code: str, rule: Rule) -> bool:
    """Whether the country has no such postal codes; letters of the country before it are no harm."""
    typed = " ".join(code.upper().split())
    if not typed or not rule.code:
        return False
    bare = _BEFORE_CODE.sub("", typed, count=1)
    return not any(re.fullmatch(rule.code, text) for text in (typed, bare))
