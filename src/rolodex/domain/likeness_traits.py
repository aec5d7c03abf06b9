"""What of a card tells who it is about, in a form that is quick to compare."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rolodex.domain import phone
from rolodex.domain.contact import Contact
from rolodex.domain.folding import tokens
from rolodex.domain.identity import LAST_DIGITS, digits, e164
from rolodex.domain.likeness_words import GENERATIONS, PARTICLES, TITLES, spelled

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

_STREET_END = re.compile(r"(?:strasse|str)$")
_DOTTED = re.compile(r"\b((?:\w\.\s?){2,}(?:\w\b)?)")
_GENERIC = re.compile(r"[.\s]")


@dataclass(frozen=True, slots=True)
class Phone:
    """A number without country code and trunk 0: its last digits.

    `code` is the country code where the number says it; `own` whether it may be one person's alone.
    """

    number: str
    code: str
    extension: str
    own: bool
    mobile: bool


@dataclass(frozen=True, slots=True)
class Door:
    """An address: where (postcode and town), the words of the street, the house, and what is behind it."""

    code: str
    town: str
    words: tuple[str, ...]
    house: str
    flat: tuple[str, ...]
    work: bool


@dataclass(frozen=True, slots=True)
class Traits:
    """What tells a card's person or firm; `given` and `family` are folded words without particles."""

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
    uid: str

    @property
    def words(self) -> tuple[str, ...]:
        """All words of the name."""
        return self.given + self.family


@dataclass(frozen=True, slots=True)
class Said:
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
    firms = tuple(dict.fromkeys(name for firm in card.firms if (name := firm_name(firm))))
    firm = card.kind in ("org", "location")
    if not firm and not given and not family and firms and not card.nicknames:
        firm = True
    if firm:
        name = firm_name(card.fn)
        firms = tuple(dict.fromkeys((name, *firms))) if name else firms
        given = family = ()
    return Traits(
        card.id,
        firm,
        given,
        family,
        tuple(dict.fromkeys(word for nick in card.nicknames for word in tokens(nick) if len(word) > 1)),
        generation,
        tuple(dict.fromkeys(number for tel in card.phones if (number := dialled(*tel, country)).number)),
        tuple(dict.fromkeys(mail for email in card.emails if (mail := mailbox(email)))),
        tuple(dict.fromkeys(handle.strip().casefold() for handle in card.handles if handle.strip())),
        tuple(dict.fromkeys(place for adr in card.adrs if (place := door(adr)).house)),
        firms,
        tuple(dict.fromkeys(site for url in card.sites if (site := _site(url)))),
        card.birthday,
        card.gender[:1].upper(),
        card.uid,
    )


def _name(card: Said) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    """The words of the name, given and family apart, and what tells the generation."""
    family, family2, first, additional, suffix, generation = card.name
    given = _telling(first) + _telling(additional)
    surnames = _telling(family) + _telling(family2)
    mark = _generation([*tokens(suffix), *tokens(generation)])
    if not given and not surnames:
        if "@" in card.fn or not any(map(str.isalpha, card.fn)):
            return (), (), mark
        before, comma, after = card.fn.partition(",")
        words = _telling(f"{after} {before}" if comma and _telling(after) else card.fn)
        given, surnames = words[:1], words[1:]
    if not mark and card.fn:
        words_of_fn = tokens(card.fn)
        mark = _generation(words_of_fn[2:])
    if mark or card.fn:
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
    main, extension = phone.parted(value)
    known = e164(main)
    code = phone.country_code(known) if known else ""
    national = known[len(code) :] if known else digits(main)
    if not known and len(national) > LAST_DIGITS - 1:
        national = national.removeprefix(phone.trunk(country))
    national = national.removeprefix("0")
    kinds = types.split(",")
    mobile = "cell" in kinds
    own = mobile or not any(kind in ("work", "fax", "home", "main", "pager") for kind in kinds)
    number = national[-LAST_DIGITS:]
    return Phone(number if len(number) > 4 else "", code, extension, own, mobile)


def mailbox(email: str) -> str:
    """An e-mail address as it is compared; what Google's mail does not mind is left out."""
    text = email.strip().casefold().removeprefix("mailto:").strip("<>")
    local, at, host = text.rpartition("@")
    if not at or not local or not host:
        return ""
    if host in ("gmail.com", "googlemail.com"):
        return f"{local.partition('+')[0].replace('.', '')}@gmail.com"
    return f"{local.partition('+')[0] or local}@{host}"


def is_role(email: str) -> bool:
    """Whether several people read what is sent to an address."""
    return tokens(email.partition("@")[0])[:1] != [] and tokens(email.partition("@")[0])[0] in ROLES


def door(adr: tuple[str, str, str, str, str, str]) -> Door:
    """An address as it is compared; without the number of a house it is none."""
    street, ext, code, city, _country, types = adr
    words, numbers = _street(street)
    flat = numbers[1:] + tuple(word for word in tokens(ext) if word not in STREETS)
    house = numbers[0] if numbers else ""
    return Door(
        _GENERIC.sub("", code).casefold(), _town(city), words, house, flat, "work" in types.split(",")
    )


@lru_cache(maxsize=5_000)
def _town(city: str) -> str:
    return " ".join(tokens(city))


def _street(street: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The telling words of a street, and the numbers with all that follows the first."""
    words: list[str] = []
    numbers: list[str] = []
    for token in tokens(street):
        if any(map(str.isdigit, token)) or (numbers and len(token) < 3):
            numbers.append(token)
        elif token not in STREETS and token not in PARTICLES:
            words.append(_STREET_END.sub("", token) or token)
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
