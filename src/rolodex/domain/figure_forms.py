"""How figures and days are written in a language and a country, as CLDR has it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

SPACE = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Form:
    """What stands between thousands and before decimals, where signs stand, and which part of a day leads.

    `sign_apart` and `percent_apart` put a space between figures and sign. Where `lakhs`, only the last group
    has three figures and the others two.
    """

    thousands: str = ","
    point: str = "."
    sign_after: bool = False
    sign_apart: bool = False
    percent_apart: bool = False
    month_first: bool = False
    lakhs: bool = False


_USUAL: Mapping[str, Form] = {
    "en": Form(),
    "es": Form(".", ",", sign_after=True, sign_apart=True, percent_apart=True),
}
_ELSEWHERE: Mapping[str, Mapping[Form, str]] = {
    "en": {
        Form(month_first=True): "AS BI CA GU MH MP PH PR UM US VI",
        Form(lakhs=True): "IN",
        Form("’", sign_apart=True): "CH",
        Form(sign_apart=True): "MV",
        Form(".", ","): "ID",
        Form(".", ",", sign_apart=True): "NL",
        Form(".", ",", sign_apart=True, percent_apart=True): "AT",
        Form(".", ",", sign_after=True, sign_apart=True): "BE ES IT PL RO SI",
        Form(".", ",", sign_after=True, sign_apart=True, percent_apart=True): "DE DK",
        Form(SPACE, ","): "ZA",
        Form(SPACE, ",", sign_after=True, sign_apart=True): "CZ FR HU PT SK",
        Form(SPACE, ",", sign_after=True, sign_apart=True, percent_apart=True): "FI NO SE",
    },
    "es": {
        Form(): "BR BZ CU DO GT HN MX NI PA PR SV US",
        Form(sign_apart=True): "PE",
        Form(".", ","): "AR BO CL CO EC VE",
        Form(".", ",", sign_apart=True): "PY UY",
        Form(SPACE, ","): "CR",
    },
}
"""The countries that write otherwise than is usual in the language."""
_SIGNS: Mapping[str, str] = {
    "$": (
        "ARS:AR AUD:AU,CC,CX,NF,NR,TV BBD:BB BMD:BM BSD:BS BZD:BZ CAD:CA CLP:CL COP:CO CUP:CU FJD:FJ GYD:GY "
        "JMD:JM KYD:KY MXN:MX NZD:CK,NU,NZ,PN,TK SBD:SB SGD:SG TTD:TT UYU:UY XCD:AG,AI,DM,GD,KN,LC,MS,VC"
    ),
    "B/.": "PAB:PA",
    "Bs": "BOB:BO",
    "C$": "NIO:NI",
    "Gs.": "PYG:PY",
    "L": "HNL:HN",
    "Q": "GTQ:GT",
    "R": "ZAR:LS,ZA",
    "RD$": "DOP:DO",
    "S/": "PEN:PE",
    "kr": "NOK:NO SEK:SE",
    "kr.": "DKK:DK",
    "₡": "CRC:CR",
    "₦": "NGN:NG",
    "₱": "PHP:PH",
}
_OWN_SIGNS: Mapping[tuple[str, str], str] = {
    (country, pair[:3]): sign
    for sign, pairs in _SIGNS.items()
    for pair in pairs.split()
    for country in pair[4:].split(",")
}
"""By which sign a currency goes in its own country."""
_OTHER_DOLLARS = frozenset(country for (country, _code), sign in _OWN_SIGNS.items() if sign == "$")


@lru_cache
def form(locale: str) -> Form:
    """How a locale ("es", "es_MX") writes; as is usual in its language where its country is not known."""
    language, _, country = locale.partition("_")
    usual = _USUAL.get(language, _USUAL["en"])
    others = _ELSEWHERE.get(language, {}).items()
    return next((one for one, countries in others if country in countries.split()), usual)


def own_sign(currency: str, locale: str) -> str:
    """The sign of a currency where it goes by another at home; "" where it is the one known everywhere."""
    country = locale.partition("_")[2]
    if currency == "USD" and country in _OTHER_DOLLARS:
        return "US$"
    return _OWN_SIGNS.get((country, currency), "")
