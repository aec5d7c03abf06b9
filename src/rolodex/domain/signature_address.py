"""Postal addresses in lines of text: where the code stands, what is the street, which country it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rolodex.domain.contact import Adr
from rolodex.domain.country import Countries, fold

_PREFIXES = {
    "E": "ES",
    "D": "DE",
    "F": "FR",
    "I": "IT",
    "A": "AT",
    "B": "BE",
    "L": "LU",
    "P": "PT",
    "S": "SE",
}
_STATES = frozenset(
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM "
    "NY NC ND OH "
    "OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR".split()
)
_PROVINCES = frozenset("ON QC BC AB MB SK NS NB NL PE YT NT NU".split())

_SUFFIX = (
    r"street|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd|way|court|ct|place|pl|square|sq|terrace|"
    r"close|crescent|gardens|row|hill|parkway|pkwy|highway|hwy|mews|quay|broadway|circle|plaza|"
    r"wharf|walk|yard"
)
_STREET_SUFFIX = re.compile(rf"(?i)\b(?:{_SUFFIX})\b\.?")
_STREETS = re.compile(
    r"(?i)^(?:c/|cl\.|calle\b|avda\b|av\.|avenida\b|plaza\b|pza\b|plza\b|pl\.|paseo\b|p\.?º|ctra\b|"
    r"carretera\b|ronda\b|"
    r"pol[ií]gono\b|pol\.|p\.\s?i\.|camino\b|traves[ií]a\b|gran v[ií]a\b|rambla\b|carrer\b|"
    r"calz(?:ada)?\b|urb\b|"
    r"urbanizaci[oó]n\b|edificio\b|edif\b|parque (?:empresarial|tecnol[oó]gico)\b|glorieta\b|rúa\b|"
    r"apartado\b|apdo\b|p\.?\s?o\.? box\b|postfach\b|bp \d|via\b|viale\b|piazza\b|rua\b)"
    r"|(?:stra(?:ß|ss)e|str\.|weg|platz|allee|gasse|ring|damm|ufer|chaussee|promenade|markt)\s*\d+\s?[a-z]?\b"
    r"|\b(?:am|an der|auf der|im|zum|zur) [A-ZÄÖÜ]\w+ \d+"
    r"|^\d+(?:\s?(?:bis|ter))?\s*,?\s+(?:rue|avenue|av\.|boulevard|bd|place|chemin|quai|impasse|"
    r"allée|cours|route|"
    r"square|passage|faubourg)\b|^(?:rue|z\.?[ia]\.?|zone (?:industrielle|artisanale))\b"
    rf"|^\d+[a-z]?(?:-\d+)?,?\s+[\w'’.\- ]+\b(?:{_SUFFIX})\b"
)
_BESIDE = re.compile(
    r"(?i)^(?:suite|ste|floor|unit|flat|apt|apartment|room|level|planta|piso|puerta|portal|bloque|"
    r"nave|oficina|local|"
    r"of\.|esc\.|stock|étage|bâtiment|bât|gebäude|haus|\d+(?:st|nd|rd|th) floor|\d+\.?[ºª°] ?\w?)\b|"
    r"^\w+ (?:house|building|park|"
    r"estate|centre|center)$"
)
_AMERICAN = re.compile(r"\b(?P<region>[A-Z]{2})\.?,?\s+(?P<code>\d{5}(?:-\d{4})?|[A-Z]\d[A-Z] ?\d[A-Z]\d)\b")
_BRITISH = re.compile(r"\b(?P<code>[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})\b")
_CONTINENTAL = re.compile(
    r"(?:^|[\s,;(–-])(?:(?P<country>[A-Z]{1,2})[-– ]\s?)?"
    r"(?P<code>\d{5}|\d{4}-\d{3}|\d{4} ?[A-Z]{2}(?= )|\d{4}|\d{3} \d{2})\s*[-,]?\s+"
    r"(?P<city>[^\W\d_][^\d,;|()·/]*?)(?P<cedex>\s+(?i:cedex)(?:\s+\d+)?)?(?P<after>\s*(?:[,;|"
    r"()·/].*|\s[-–]\s.*)?)$"
)


@dataclass(frozen=True, slots=True)
class Place:
    """An address as one line tells it; `head` is what stands before the place, often the street."""

    adr: Adr
    head: str = ""
    certain: bool = True


def is_street(text: str) -> bool:
    """Whether the line is a street with number, a box, or a floor or building beside one."""
    return bool(_STREETS.search(text)) or is_beside(text)


def is_beside(text: str) -> bool:
    """Whether the line is a floor, suite or building."""
    return bool(_BESIDE.search(text))


def place(text: str, countries: Countries) -> Place | None:
    """The place with postal code that the line names."""
    return _american(text, countries) or _british(text, countries) or _continental(text, countries)


def town(text: str, countries: Countries) -> Adr | None:
    """A town with its country, without any code: "Madrid, Spain"."""
    first, _, last = text.strip(" .").rpartition(",")
    if not first:
        found = re.fullmatch(r"(.+?)\s*(?:\(([^()]+)\)|[-–]\s*([^-–]+))", text.strip(" ."))
        if found is None:
            return None
        first, last = found[1], found[2] or found[3] or ""
    code = countries.find(last)
    short = len(fold(last)) < 3 and last.strip() != "UK"
    if not code or short or any(sign.isdigit() for sign in first) or len(first) > 60:
        return None
    city, _, region = first.partition(",")
    return Adr(city=city.strip(), region=region.strip(), country=last.strip(), country_code=code)


def _american(text: str, countries: Countries) -> Place | None:
    for found in _AMERICAN.finditer(text):
        region, code = found["region"], found["code"]
        canadian = code[0].isalpha()
        if region not in (_PROVINCES if canadian else _STATES):
            continue
        street, city = _head(text[: found.start()])
        named = _named(text[found.end() :], countries)
        home = "CA" if canadian else "US"
        adr = Adr(
            city=city,
            region=region,
            code=code,
            country=named.country,
            country_code=named.country_code or home,
        )
        return Place(adr, street)
    return None


def _british(text: str, countries: Countries) -> Place | None:
    found = _BRITISH.search(text)
    if found is None:
        return None
    street, city = _head(text[: found.start()])
    after = text[found.end() :]
    region = ""
    if not city and after.strip(" ,"):
        city, _, after = after.strip(" ,").partition(",")
    named = _named(after, countries)
    parts = street.rsplit(",", 1)
    if len(parts) == 2 and not is_street(parts[1].strip()) and is_street(parts[0].strip()):
        street, city, region = parts[0].strip(), parts[1].strip(), city
    return Place(
        Adr(
            city=city,
            region=region or named.region,
            code=found["code"],
            country=named.country,
            country_code=named.country_code or "GB",
        ),
        street,
    )


def _continental(text: str, countries: Countries) -> Place | None:
    for found in _CONTINENTAL.finditer(text):
        city = found["city"].strip(" -–")
        if not city or not city[0].isupper() or _STREET_SUFFIX.search(city):
            continue
        prefix = found["country"] or ""
        code = found["code"]
        known = _PREFIXES.get(prefix) or (prefix if len(prefix) == 2 and prefix in countries else "")
        named = _named(found["after"] or "", countries)
        words = city.split()
        for size in (2, 1):
            land = " ".join(words[-size:])
            if not named.country and len(words) > size and len(land) > 2 and countries.find(land):
                named = Adr(region=named.region, country=land, country_code=countries.find(land))
                city = " ".join(words[:-size])
        adr = Adr(
            city=(city + (found["cedex"] or "")).strip(" -–"),
            region=named.region,
            code=code,
            country=named.country,
            country_code=named.country_code or known,
        )
        certain = len(code) >= 5 or bool(prefix or named.country)
        return Place(adr, text[: found.start()].strip(" ,;-–("), certain)
    return None


def _head(text: str) -> tuple[str, str]:
    """Street and town of what stands before region or code."""
    text = text.strip(" ,;-–")
    street, comma, city = text.rpartition(",")
    if comma:
        return street.strip(" ,"), city.strip()
    if any(sign.isdigit() for sign in text):
        ends = list(_STREET_SUFFIX.finditer(text))
        if ends:
            return text[: ends[-1].end()].strip(), text[ends[-1].end() :].strip(" ,")
    return ("", text) if not any(sign.isdigit() for sign in text) else (text, "")


def _named(after: str, countries: Countries) -> Adr:
    """Region and country of what follows the town."""
    region = country = code = ""
    for part in re.split(r"[,;|()·/]|\s[-–]\s", after):
        said = part.strip(" .-–")
        if not said:
            continue
        found = countries.find(said) if len(said) > 1 else ""
        if found and not country:
            country, code = said, found
        else:
            region = f"{region}, {said}".strip(" ,")
    return Adr(region=region, country=country, country_code=code)
