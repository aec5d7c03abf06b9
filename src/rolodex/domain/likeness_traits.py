"""What of a card tells who it is about, in a form that is quick to compare."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from rolodex.domain import phone
from rolodex.domain.contact import Contact
from rolodex.domain.folding import tokens
from rolodex.domain.identity import LAST_DIGITS, digits, e164
from rolodex.domain.likeness_words import GENERATIONS, PARTICLES, TITLES, roots, sound, spelled

ROLES = frozenset(
    "info contact contacto sales ventas office oficina admin administracion hello hola mail email "
    "correo post service servicio support soporte shop tienda team equipo enquiries reception recepcion "
    "accounts billing facturacion pedidos orders kontakt buero verkauf bonjour accueil comercial "
    "marketing hr rrhh jobs noreply webmaster postmaster gerencia direccion compras central secretaria "
    "familia family".split()
)
"""What stands before the @ of an address that several people read."""

STREETS = frozenset(
    "calle c cl avenida avda av ave avd plaza pza plz pl paseo po pso camino cno carretera ctra ronda "
    "rda travesia street st road rd lane ln drive dr avenue boulevard blvd bd court ct square sq way "
    "close rue via viale piazza strada rua strasse str platz weg allee no num numero n nº apt apartment "
    "flat unit suite ste floor piso puerta esc escalera bis fl".split()
)
"""Words of addresses that are left out or shortened at will."""

LEGAL = frozenset(
    "sl slu sll sa sau sc cb scp ltd limited ltda lda inc incorporated corp corporation co company cia "
    "compania gmbh mbh ag kg ug ohg ek ev llc llp lp plc sarl sas sasu eurl sa bv nv srl srls spa ab oy "
    "aps as sp zoo pty pvt private pte cv de y e and und et the los las el la se eu sociedad limitada "
    "anonima kk yk".split()
)
"""Words of the names of firms that say nothing but their legal form."""

_GOOGLE = frozenset({"gmail.com", "googlemail.com"})
_SHARED = frozenset({"work", "fax", "home", "main", "pager"})
_PLAIN = re.compile(r"[+0-9 ./-]*")
_STREET_END = re.compile(r"(?:strasse|str)$")
_DOTTED = re.compile(r"\b((?:\w\.\s?){2,}(?:\w\b)?)")
_GENERIC = re.compile(r"[.\s]")


# A whole book makes half a million of these. Tuples with names are made four times as fast as frozen
# dataclasses.
class Phone(NamedTuple):
    """A number without country code and trunk 0: its last digits.

    `code` is the country code where the number says it; `own` whether it may be one person's alone.
    """

    number: str
    code: str
    extension: str
    own: bool
    mobile: bool


class Door(NamedTuple):
    """An address: where (postcode and town), the words of the street, the house, and what is behind it.

    `mark` is the same for one house in most spellings.
    """

    code: str
    town: str
    words: tuple[str, ...]
    house: str
    flat: tuple[str, ...]
    mark: str


class Traits(NamedTuple):
    """What tells a card's person or firm; `given` and `family` are folded words without particles.

    `words` are both together; `told` is what first names stand for and how surnames sound, and `ties` is
    what cards of one person would share beside the name.
    """

    id: int
    firm: bool
    given: tuple[str, ...]
    family: tuple[str, ...]
    also: tuple[str, ...]
    generation: str
    phones: tuple[Phone, ...]
    emails: tuple[str, ...]
    handles: tuple[str, ...]
    doors: tuple[Door, ...]
    firms: tuple[str, ...]
    sites: tuple[str, ...]
    birthday: tuple[int, int, int]
    gender: str
    words: tuple[str, ...]
    told: frozenset[str]
    ties: frozenset[str]


class Said(NamedTuple):
    """What a card says, as plain texts; `phones` are (value, types), `adrs` the parts of an address."""

    id: int = 0
    kind: str = "individual"
    fn: str = ""
    uid: str = ""
    gender: str = ""
    name: Sequence[str] = ("", "", "", "", "", "")
    nicknames: Sequence[str] = ()
    phones: Sequence[tuple[str, str]] = ()
    emails: Sequence[str] = ()
    handles: Sequence[str] = ()
    adrs: Sequence[tuple[str, str, str, str, str, str]] = ()
    firms: Sequence[str] = ()
    sites: Sequence[str] = ()
    birthday: tuple[int, int, int] = (0, 0, 0)


def said(contact: Contact) -> Said:
    """What a card says that tells who it is about."""
    n = contact.n
    bday = next((date for date in contact.dates if date.name == "bday"), None)
    return Said(
        contact.id,
        contact.kind,
        contact.fn,
        contact.uid,
        contact.gender,
        (n.family, n.family2, n.given, n.additional, n.suffix, n.generation),
        [nickname.value for nickname in contact.nickname],
        [(tel.value, ",".join(tel.types)) for tel in contact.tel],
        [email.value for email in contact.email],
        [impp.value for impp in contact.impp],
        [
            (adr.street, adr.ext, adr.code, adr.city, adr.country_code, ",".join(adr.types))
            for adr in contact.adr
        ],
        [org.name for org in contact.org],
        [url.value for url in contact.url],
        (bday.year, bday.month, bday.day) if bday else (0, 0, 0),
    )


def traits(card: Said, country: str = "") -> Traits:
    """What tells who a card is about; `country` is where numbers without a country code are dialled."""
    given, family, generation = _name(card)
    firms = _once([firm_name(firm) for firm in card.firms]) if card.firms else ()
    firm = card.kind in ("org", "location")
    if not firm and not given and not family and firms and not card.nicknames:
        firm = True
    if firm:
        name = firm_name(card.fn)
        firms = _once([name, *firms])
        given = family = ()
    numbers = tuple([tel for value, types in card.phones if (tel := dialled(value, types, country)).number])
    doors = tuple([place for adr in card.adrs if (place := door(adr)).house]) if card.adrs else ()
    emails = _once([mailbox(email) for email in card.emails]) if card.emails else ()
    handles = _once([handle.strip().casefold() for handle in card.handles]) if card.handles else ()
    sites = _once([_site(url) for url in card.sites]) if card.sites else ()
    _, month, day = card.birthday
    ties = [tel.number for tel in numbers]
    ties += [place.mark for place in doors]
    if month:
        ties.append(f"{month}/{day}")
    return Traits(
        card.id,
        firm,
        given,
        family,
        _once([word for nick in card.nicknames for word in tokens(nick) if len(word) > 1])
        if card.nicknames
        else (),
        generation,
        numbers,
        emails,
        handles,
        doors,
        firms,
        sites,
        card.birthday,
        card.gender[:1].upper(),
        given + family,
        told(firms) if firm else _told(given[:2], family[:2]),
        frozenset((*ties, *emails, *handles, *firms, *sites)),
    )


def _once(texts: Sequence[str]) -> tuple[str, ...]:
    """The texts that say anything, each once."""
    if len(texts) < 2:
        return tuple(texts) if texts and texts[0] else ()
    return tuple([text for text in dict.fromkeys(texts) if text])


def told(firms: Sequence[str]) -> frozenset[str]:
    """The words of the names of a firm."""
    return frozenset([word for firm in firms for word in firm.split(" ")])


@lru_cache(maxsize=20_000)
def _told(given: tuple[str, ...], family: tuple[str, ...]) -> frozenset[str]:
    """What first names stand for, and how surnames sound."""
    return frozenset([*(root for word in given for root in roots(word)), *map(sound, family)])


def _name(card: Said) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    """The words of the name, given and family apart, and what tells the generation."""
    family, family2, first, additional, suffix, generation = card.name
    given = _telling(first) + _telling(additional) if additional else _telling(first)
    surnames = _telling(family) + _telling(family2) if family2 else _telling(family)
    mark = _generation(tokens(f"{suffix} {generation}")) if suffix or generation else ""
    if not given and not surnames:
        if "@" in card.fn or not any(map(str.isalpha, card.fn)):
            return (), (), mark
        before, comma, after = card.fn.partition(",")
        words = _telling(f"{after} {before}" if comma and _telling(after) else card.fn)
        given, surnames = words[:1], words[1:]
    last = card.fn.rpartition(" ")[2].strip(".,()").casefold()
    mark = mark or (GENERATIONS.get(last, "") if len(given) + len(surnames) > 1 else "")
    if mark:
        surnames = tuple(word for word in surnames if word not in GENERATIONS) or surnames
    return given, surnames, mark


def _generation(words: Iterable[str]) -> str:
    return next((GENERATIONS[word] for word in words if word in GENERATIONS), "")


@lru_cache(maxsize=20_000)
def _telling(text: str) -> tuple[str, ...]:
    """The words of a part of a name that tell, spelled out."""
    words = tokens(text)
    kept = [spelled(word) for word in words if word not in PARTICLES and word not in TITLES]
    return tuple(kept or words)


def dialled(value: str, types: str, country: str = "") -> Phone:
    """A number as it is compared: with or without country code, 00 and trunk 0 it is the same."""
    extension = ""
    if _PLAIN.fullmatch(value):
        national = value.encode().translate(None, b"+ ./-").decode()
        known = national if value.lstrip(" ").startswith("+") else ""
        if not known and national.startswith("00"):
            known = national[2:]
    else:
        main, extension = phone.parted(value)
        known, national = e164(main), digits(main)
    if known:
        code = phone.country_code(known)
        national = known[len(code) :]
    else:
        code = ""
        if len(national) >= LAST_DIGITS:
            national = national.removeprefix(phone.trunk(country))
    number = national.removeprefix("0")[-LAST_DIGITS:]
    own, mobile = _use(types)
    return Phone(number if len(number) > 4 else "", code, extension, own, mobile)


@lru_cache(maxsize=500)
def _use(types: str) -> tuple[bool, bool]:
    """Whether a number of these types may be one person's alone, and whether it is a mobile's."""
    kinds = types.split(",")
    mobile = "cell" in kinds
    return mobile or _SHARED.isdisjoint(kinds), mobile


def mailbox(email: str) -> str:
    """An e-mail address as it is compared; what Google's mail does not mind is left out."""
    text = email.strip("<> \t").casefold().removeprefix("mailto:")
    local, at, host = text.rpartition("@")
    if not at or not local or not host:
        return ""
    if "+" not in local and host not in _GOOGLE:
        return text
    if host in _GOOGLE:
        return f"{local.partition('+')[0].replace('.', '')}@gmail.com"
    return f"{local.partition('+')[0] or local}@{host}"


def is_role(email: str) -> bool:
    """Whether several people read what is sent to an address."""
    return not ROLES.isdisjoint(tokens(email.partition("@")[0])[:1])


@lru_cache(maxsize=10_000)
def door(adr: tuple[str, str, str, str, str, str]) -> Door:
    """An address as it is compared; without the number of a house it is none."""
    street, ext, code, city, _country, _types = adr
    words, numbers = _street(street)
    flat = numbers[1:] + tuple(word for word in tokens(ext) if word not in STREETS)
    house = numbers[0] if numbers else ""
    mark = f"{house} {max(words, key=len, default=code)}"
    return Door(
        (code if code.isdigit() else _GENERIC.sub("", code).casefold()), _town(city), words, house, flat, mark
    )


@lru_cache(maxsize=5_000)
def _town(city: str) -> str:
    return " ".join(tokens(city))


def _street(street: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The telling words of a street, and the numbers with all that follows the first."""
    words: list[str] = []
    numbers: list[str] = []
    for token in tokens(street):
        if (numbers and len(token) < 3) or (not token.isalpha() and any(map(str.isdigit, token))):
            numbers.append(token)
        elif token not in STREETS and token not in PARTICLES:
            words.append((_STREET_END.sub("", token) or token) if token[-1] in "er" else token)
    return tuple(words), tuple(numbers)


@lru_cache(maxsize=20_000)
def firm_name(name: str) -> str:
    """The name of a firm without its legal form, in any spelling of it."""
    joined = _DOTTED.sub(lambda found: found[0].replace(".", "").replace(" ", "") + " ", name)
    words = tokens(joined)
    telling = [word for word in words if word not in LEGAL]
    return " ".join(telling or words)


def _site(url: str) -> str:
    """A web address without what all of them have."""
    text = url.strip().casefold()
    for beginning in ("https://", "http://", "www."):
        text = text.removeprefix(beginning)
    return text.rstrip("/")
