"""One person, company or group with the properties of a vCard (RFC 6350 names in lower case)."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Literal

Kind = Literal["individual", "org", "group", "location"]

Params = tuple[tuple[str, str], ...]
"""Parameters of a property that have no field of their own: (NAME in capitals, value), in order."""


class Property:
    """What all values of a card share: they travel between processes in 60 % of the usual time.

    The state that `dataclass(slots=True)` makes walks the fields of each instance once more, and contacts
    come by the ten thousand from the process that reads cards.
    """

    __slots__: tuple[str, ...] = ()

    def __reduce__(self) -> tuple[type[Property], tuple[Any, ...]]:
        return type(self), attrgetter(*self.__slots__)(self)


@dataclass(frozen=True, slots=True)
class Name(Property):
    """N: the parts of a name, two surnames apart (RFC 9554 2.2), and how they sound.

    Several values of one part stand in one string, parted by commas as RFC 6350 6.2.2 has it.
    """

    family: str = ""
    given: str = ""
    additional: str = ""
    prefix: str = ""
    suffix: str = ""
    family2: str = ""
    generation: str = ""
    phonetic_family: str = ""
    phonetic_given: str = ""
    phonetic_additional: str = ""
    group: str = ""
    params: Params = ()


@dataclass(frozen=True, slots=True)
class Value(Property):
    """A repeated property of one text: TEL, EMAIL, URL, IMPP, RELATED, NICKNAME, NOTE or LANG.

    `types` are lower case and without `pref`; `pref` is 1 (best) to 100, 0 where nothing is said;
    `label` is the user's own word for it (X-ABLabel, LABEL).
    """

    value: str
    types: tuple[str, ...] = ()
    pref: int = 0
    label: str = ""
    group: str = ""
    params: Params = ()


@dataclass(frozen=True, slots=True)
class Adr(Property):
    """ADR: a postal address by its parts (RFC 6350 6.3.1); `country_code` is ISO 3166-1 alpha-2.

    `shared` is the row of the company's address that this one is kept equal to, 0 where it stands alone.
    """

    box: str = ""
    ext: str = ""
    street: str = ""
    city: str = ""
    region: str = ""
    code: str = ""
    country: str = ""
    country_code: str = ""
    types: tuple[str, ...] = ()
    pref: int = 0
    label: str = ""
    group: str = ""
    params: Params = ()
    shared: int = 0


@dataclass(frozen=True, slots=True)
class Org(Property):
    """One job: ORG with its units, TITLE and ROLE; any of them may be empty.

    `since` and `until` are ISO 8601 dates, perhaps without day or month; `company_id` is the contact that is
    the firm's own card, 0 where there is none.
    """

    name: str = ""
    units: tuple[str, ...] = ()
    title: str = ""
    role: str = ""
    types: tuple[str, ...] = ()
    pref: int = 0
    group: str = ""
    params: Params = ()
    since: str = ""
    until: str = ""
    company_id: int = 0


@dataclass(frozen=True, slots=True)
class Date(Property):
    """BDAY, ANNIVERSARY, DEATHDATE or a dated event of the user's own (`name` is then "event").

    `value` is what the card said; year, month and day are 0 where it does not say them.
    """

    name: str
    value: str
    year: int = 0
    month: int = 0
    day: int = 0
    label: str = ""
    group: str = ""
    params: Params = ()


@dataclass(frozen=True, slots=True)
class Photo(Property):
    """PHOTO or LOGO: a picture kept in the book under its SHA-256, or a link that is never fetched."""

    name: str = "photo"
    sha256: str = ""
    media_type: str = ""
    uri: str = ""
    group: str = ""
    params: Params = ()


@dataclass(frozen=True, slots=True)
class Foreign(Property):
    """A property kept word for word because no field holds it; `order` is its place in the card."""

    name: str
    value: str
    group: str = ""
    params: Params = ()
    order: int = 0


CustomType = Literal["text", "number", "yesno", "date", "time", "link", "choice"]


@dataclass(frozen=True, slots=True)
class Custom(Property):
    """What stands in a field of the user's own.

    Numbers are decimal text, dates ISO 8601, times HH:MM, and `yesno` is "yes" or "no".
    """

    name: str
    value: str
    type: CustomType = "text"


Channel = Literal["letter", "email", "phone", "message"]


@dataclass(frozen=True, slots=True)
class Consent(Property):
    """Whether someone agreed to be reached in this way, where they said so, and when (ISO date)."""

    channel: Channel
    granted: bool
    source: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Contact(Property):
    """Everything one card says. `id` is 0 until the book has given one; `uid` has no `urn:uuid:`."""

    id: int = 0
    uid: str = ""
    kind: Kind = "individual"
    fn: str = ""
    n: Name = Name()
    nickname: tuple[Value, ...] = ()
    org: tuple[Org, ...] = ()
    tel: tuple[Value, ...] = ()
    email: tuple[Value, ...] = ()
    adr: tuple[Adr, ...] = ()
    url: tuple[Value, ...] = ()
    impp: tuple[Value, ...] = ()
    related: tuple[Value, ...] = ()
    lang: tuple[Value, ...] = ()
    dates: tuple[Date, ...] = ()
    note: tuple[Value, ...] = ()
    categories: tuple[str, ...] = ()
    photo: tuple[Photo, ...] = ()
    member: tuple[str, ...] = ()
    tz: str = ""
    gender: str = ""
    rev: str = ""
    foreign: tuple[Foreign, ...] = ()
    favourite: bool = False
    custom: tuple[Custom, ...] = ()
    consent: tuple[Consent, ...] = ()
