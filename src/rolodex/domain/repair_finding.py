"""What can be repaired on a card, one kind after the other: the question, and the card after a yes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from rolodex.domain import repair_capitals, repair_email, repair_name, repair_phone
from rolodex.domain.address import AddressRules
from rolodex.domain.contact import Adr, Contact, Value
from rolodex.domain.message import Message, message
from rolodex.domain.naming import full_name
from rolodex.domain.repair import RepairKind
from rolodex.domain.repair_address import Codes, country_meant

NAME_PARTS = ("given", "additional", "family", "family2")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a card, in words and in the texts that it is about.

    `after` is the card as it should be, None where only the user can tell.
    """

    question: Message
    about: tuple[str, ...]
    after: Contact | None = None

    def mark(self) -> str:
        """A digest of what it is about."""
        return hashlib.blake2b("\n".join(self.about).encode("utf-8", "replace"), digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What of the book judges its cards.

    `home` is its country, `often` are the domains of e-mail that stand in it too often to be errors, and
    `neighbours` tells the postal code of other cards at the same street of the same town.
    """

    rules: AddressRules
    home: str = ""
    language: str = "en"
    often: Collection[str] = ()
    neighbours: Mapping[tuple[str, str], str] = field(default_factory=dict)
    codes: Codes = field(init=False)

    def __post_init__(self) -> None:
        """Judge codes by these rules."""
        object.__setattr__(self, "codes", Codes(self.rules, self.home))

    def country(self, contact: Contact) -> str:
        """Where somebody is: as the first address says, or at home."""
        first = contact.adr[0] if contact.adr else Adr()
        return self.rules.territory(first) or self.home


Find = Callable[[Contact, Surroundings], Iterator[Fault]]


def _email(contact: Contact, around: Surroundings) -> Iterator[Fault]:
    for place, email in enumerate(contact.email):
        meant = repair_email.mended(email.value, around.often)
        if meant is None:
            continue
        if not meant:
            question = message("“%(email)s” is no email address. Write it anew?", email=email.value)
            yield Fault(question, (email.value,))
            continue
        after = replace(contact, email=_instead(contact.email, place, meant))
        if contact.fn.strip() == email.value.strip():
            after = replace(after, fn=meant[0])
        yield Fault(
            message("Is the email address “%(email)s”?", email=", ".join(meant)), (email.value, *meant), after
        )


def _phone(contact: Contact, around: Surroundings) -> Iterator[Fault]:
    country = around.country(contact)
    for place, tel in enumerate(contact.tel):
        if not repair_phone.wrong(tel.value, country):
            continue
        meant = repair_phone.meant(tel.value, country)
        if not meant:
            question = message("Nobody can be called at “%(phone)s”. Write it anew?", phone=tel.value)
            yield Fault(question, (tel.value,))
            continue
        yield Fault(
            message("Is the phone “%(phone)s”?", phone=", ".join(meant)),
            (tel.value, *meant),
            replace(contact, tel=_instead(contact.tel, place, meant)),
        )


def _instead(values: tuple[Value, ...], place: int, meant: tuple[str, ...]) -> tuple[Value, ...]:
    """The values with these in the place of one; what the card has already is not doubled."""
    others = {value.value for at, value in enumerate(values) if at != place}
    fresh = [replace(values[place], value=one) for one in meant if one not in others]
    return (*values[:place], *fresh, *values[place + 1 :])


def _postcode(contact: Contact, around: Surroundings) -> Iterator[Fault]:
    for place, adr in enumerate(contact.adr):
        missing = around.codes.is_missing(adr)
        if adr.shared or not (missing or around.codes.is_impossible(adr)):
            continue
        line = ", ".join(text for text in (adr.street.strip(), adr.city.strip()) if text)
        known = around.neighbours.get((adr.street, adr.city), "") if missing else ""
        meant = replace(adr, code=known) if known else around.codes.meant(adr)
        about = (adr.street, adr.code, adr.city, adr.country, adr.country_code)
        if meant is not None:
            after = replace(contact, adr=(*contact.adr[:place], meant, *contact.adr[place + 1 :]))
            question = message("Is the postal code of %(place)s %(code)s?", place=line, code=meant.code)
            yield Fault(question, (*about, meant.code), after)
        elif missing:
            yield Fault(message("%(place)s has no postal code. Write it?", place=line), about)
        else:
            question = message(
                "There is no postal code “%(code)s” there. Write it anew?", code=adr.code.strip()
            )
            yield Fault(question, about)


def _country(contact: Contact, around: Surroundings) -> Iterator[Fault]:
    for place, adr in enumerate(contact.adr):
        if adr.shared or not adr.country.strip() or around.rules.countries.find(adr.country):
            continue
        meant = country_meant(adr.country, around.rules.countries, around.language)
        if not meant:
            continue
        code = around.rules.countries.find(meant)
        mended = replace(adr, country=meant, country_code=code)
        yield Fault(
            message("Is the country %(country)s?", country=meant),
            (adr.country, code),
            replace(contact, adr=(*contact.adr[:place], mended, *contact.adr[place + 1 :])),
        )


def _name(contact: Contact, _around: Surroundings) -> Iterator[Fault]:
    if not repair_name.is_nameless(contact):
        return
    about = (contact.fn, *(email.value for email in contact.email))
    if (after := repair_name.from_email(contact)) is not None:
        yield Fault(message("Is the name %(name)s?", name=after.fn), (*about, after.fn), after)
    elif (after := repair_name.from_firm(contact)) is not None:
        question = message(
            "No person is named here. Make it the card of the company %(name)s?", name=after.fn
        )
        yield Fault(question, (*about, after.fn), after)
    else:
        yield Fault(message("This card has no name. Write one?"), about)


def _capitals(contact: Contact, around: Surroundings) -> Iterator[Fault]:
    after = calmed(contact, around.rules, around.home)
    if after == contact:
        return
    shouted = [contact.fn, *(getattr(contact.n, part) for part in NAME_PARTS)]
    shouted += [org.name for org in contact.org]
    shouted += [text for adr in contact.adr for text in (adr.street, adr.city)]
    yield Fault(message("Write this without capitals throughout?"), tuple(shouted), after)


def calmed(contact: Contact, rules: AddressRules, home: str) -> Contact:
    """The contact with names, firms and addresses as they are written, where they stand in capitals."""
    person = contact.kind == "individual"
    parts: dict[str, Any] = {part: calm(getattr(contact.n, part), "person") for part in NAME_PARTS}
    name = replace(contact.n, **parts)
    fn = calm(contact.fn, "person" if person else "firm")
    if name != contact.n and " ".join(contact.fn.split()) == full_name(contact.n):
        fn = full_name(name)
    orgs = tuple(
        org if (said := calm(org.name, "firm")) == org.name else replace(org, name=said)
        for org in contact.org
    )
    return replace(
        contact, fn=fn, n=name, org=orgs, adr=tuple(calm_address(adr, rules, home) for adr in contact.adr)
    )


def calm_address(adr: Adr, rules: AddressRules, home: str) -> Adr:
    """The address as it is written; a town alone may stand in capitals where its post wants it so."""
    if adr.shared:
        return adr
    street = calm(adr.street, "place")
    asked = rules.rule(adr, home).capitals if street == adr.street else frozenset()
    city = adr.city if "city" in asked else calm(adr.city, "place")
    short = len(adr.region.strip()) <= 3 or "region" in asked
    region = adr.region if short else calm(adr.region, "place")
    if (street, city, region) == (adr.street, adr.city, adr.region):
        return adr
    return replace(adr, street=street, city=city, region=region)


def calm(text: str, what: repair_capitals.What) -> str:
    """The text as it is written, where it stands in capitals."""
    return repair_capitals.proper(text, what) if repair_capitals.shouts(text, what) else text


FINDS: Mapping[RepairKind, Find] = MappingProxyType(
    {
        "email": _email,
        "phone": _phone,
        "name": _name,
        "postcode": _postcode,
        "country": _country,
        "capitals": _capitals,
    }
)
"""What finds the faults of each kind, the most useful kind first; look-alikes are found elsewhere."""


def faults(contact: Contact, kind: RepairKind, around: Surroundings) -> Iterator[Fault]:
    """The faults of a kind on a card, in its order."""
    return FINDS[kind](contact, around)
