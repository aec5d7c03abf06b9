"""The people everybody meets first in a sample book, whose story is told rather than drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from rolodex.domain.contact import Adr, Contact, Date, Name, Org, Value
from rolodex.services.demo_parts.lists import Country, Lists

ABROAD = "KE"
ABROAD_NAME = "Kenya"
FAVOURITES = "trade fair 2026"
"""The tag of those who are favourites."""
"""The one country of the cast from which nobody else is drawn."""


@dataclass(frozen=True, slots=True)
class Role:
    """One of the cast: the cards of the person, the firm and the partner, and `story`, what happened."""

    contact: Contact
    country: Country
    story: Mapping[str, Any]
    firm: Contact | None = None
    spouse: Contact | None = None
    household: str = ""


def roles(lists: Lists, today: date) -> list[Role]:
    """The whole cast, without UIDs."""
    countries = {country.code: country for country in lists.countries}
    return [_role(raw, countries, lists, today) for raw in lists.cast]


def _role(raw: Mapping[str, Any], countries: Mapping[str, Country], lists: Lists, today: date) -> Role:
    country = countries.get(raw["country"]) or countries["GB"]
    families: Mapping[str, str] = lists.business["households"]
    adr = _adr(raw, country, lists.say(ABROAD_NAME))
    person = _person(raw, adr, today, lists.say(FAVOURITES))
    spouse = None
    household = ""
    if "spouse" in raw:
        given, sex = raw["spouse"]
        n = Name(family=raw["family"], given=given)
        fn = f"{given} {raw['family']}"
        spouse = Contact(fn=fn, n=n, adr=(adr,), gender=sex, related=(Value(person.fn, ("spouse",)),))
        household = families.get(country.language, "%s") % raw["family"]
    return Role(person, country, raw, _firm(raw, adr), spouse, household)


def _adr(raw: Mapping[str, Any], country: Country, abroad_name: str) -> Adr:
    street, city, region, code = raw["adr"]
    abroad = raw["country"] == ABROAD
    return Adr(
        street=street,
        city=city,
        region=region,
        code=code,
        country=abroad_name if abroad else country.name.latin,
        country_code=raw["country"],
        types=("work" if raw["firm"] else "home",),
    )


def _person(raw: Mapping[str, Any], adr: Adr, today: date, favourites: str) -> Contact:
    sound_family, sound_given = raw.get("phonetic", ("", ""))
    n = Name(
        family=raw["family"],
        given=raw["given"],
        prefix=raw.get("prefix", ""),
        family2=raw.get("family2", ""),
        phonetic_family=sound_family,
        phonetic_given=sound_given,
    )
    return Contact(
        fn=" ".join(part for part in (n.given, n.family, n.family2) if part),
        n=n,
        org=(Org(name=raw["firm"], title=raw["title"]),) if raw["firm"] else (),
        tel=tuple(Value(number, (kind,)) for number, kind in raw["tel"]),
        email=tuple(Value(address, (kind,)) for address, kind in raw["email"]),
        adr=(adr,),
        dates=_birthday(raw, today),
        categories=(*raw.get("tags", ()), *raw.get("own_tags", ())),
        gender=raw["sex"],
        favourite=favourites in raw.get("tags", ()),
    )


def _birthday(raw: Mapping[str, Any], today: date) -> tuple[Date, ...]:
    """A fixed day without a year (`bday`), or one so many days ahead with the age reached (`birthday`)."""
    if "birthday" in raw:
        days, age = raw["birthday"]
        day = today + timedelta(days=days)
        year = day.year - age if age else 0
        month, number = day.month, min(day.day, 28) if day.month == 2 else day.day
    elif "bday" in raw:
        month, number, year = raw["bday"]
    else:
        return ()
    value = f"{year:04d}-{month:02d}-{number:02d}" if year else f"--{month:02d}-{number:02d}"
    return (Date("bday", value, year, month, number),)


def _firm(raw: Mapping[str, Any], adr: Adr) -> Contact | None:
    if not raw["firm"]:
        return None
    domain = raw["email"][0][0].partition("@")[2]
    work = next((number for number, kind in raw["tel"] if kind == "work"), raw["tel"][0][0])
    return Contact(
        kind="org",
        fn=raw["firm"],
        org=(Org(name=raw["firm"]),),
        tel=(Value(work, ("work",)),),
        email=(Value("info@" + domain, ("work",)),),
        adr=(adr,),
        url=(Value("https://www." + domain, ("work",)),),
        categories=tuple(raw.get("tags", ())),
    )
