"""The fields of letters: what they are called, and what they say of one piece."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from rolodex.domain.address import AddressRules, lines
from rolodex.domain.audience import Addressee
from rolodex.domain.contact import Contact, Custom
from rolodex.domain.custom_field import CustomField
from rolodex.domain.figure_words import month_first, sum_of
from rolodex.domain.merge_text import Facts, key
from rolodex.domain.message import Message, message
from rolodex.domain.naming import display_name
from rolodex.domain.product import Offer
from rolodex.domain.typed_date import MONTHS_EN, MONTHS_ES

LANGUAGES = ("en", "es")


@dataclass(frozen=True, slots=True)
class LetterField:
    """One field: what it is called in a text, in English and in Spanish, and what it says."""

    name: str
    spanish: str
    label: Message
    others: tuple[str, ...] = ()

    def word(self, language: str) -> str:
        """What is typed for it."""
        return self.spanish if language == "es" else self.name


FIELDS: tuple[LetterField, ...] = (
    LetterField("salutation", "saludo", message("Salutation"), ("greeting", "tratamiento")),
    LetterField("name", "nombre completo", message("Name"), ("full name",)),
    LetterField("given", "nombre", message("First name"), ("first name", "nombre de pila")),
    LetterField("family", "apellidos", message("Surname"), ("surname", "last name", "apellido")),
    LetterField("firm", "empresa", message("Firm"), ("company", "compania", "organizacion")),
    LetterField("title", "cargo", message("Job title"), ("job title", "puesto")),
    LetterField("address", "dirección", message("Whole address"), ("domicilio",)),
    LetterField("street", "calle", message("Street and number")),
    LetterField("postcode", "código postal", message("Postal code"), ("postal code", "zip", "cp")),
    LetterField("city", "población", message("Town"), ("town", "ciudad", "localidad")),
    LetterField("region", "provincia", message("Province or state"), ("state", "province")),
    LetterField("country", "país", message("Country")),
    LetterField("language", "idioma", message("Language")),
    LetterField("email", "correo", message("Email"), ("e mail", "mail")),
    LetterField("phone", "teléfono", message("Phone"), ("telephone", "tel")),
    LetterField("today", "hoy", message("Today's date"), ("date", "fecha")),
    LetterField("code", "código", message("Code of the piece"), ("piece code",)),
    LetterField("campaign", "campaña", message("Name of the campaign")),
    LetterField("offer", "oferta", message("Name of the offer")),
    LetterField("offer code", "código de la oferta", message("Code of the offer"), ("codigo de oferta",)),
    LetterField("offer until", "oferta hasta", message("Last day of the offer"), ("offer end",)),
    LetterField("last order", "último pedido", message("Date of the last order"), ("ultima compra",)),
    LetterField(
        "last sum", "importe del último pedido", message("Sum of the last order"), ("importe", "last amount")
    ),
    LetterField("sender", "remitente", message("Your name and address")),
    LetterField("my name", "mi nombre", message("Your name"), ("author",)),
)
"""In the order in which they are offered."""
BUILT_IN: Mapping[str, str] = MappingProxyType(
    {key(typed): one.name for one in FIELDS for typed in (one.name, one.spanish, *one.others)}
)


@dataclass(frozen=True, slots=True)
class LastOrder:
    """When someone ordered last (ISO), and for how much in minor units of a currency."""

    day: str
    total: int
    currency: str


@dataclass(frozen=True, slots=True)
class Occasion:
    """What is the same in all letters of a run; `home` is the sender's country, `sender` the own address."""

    today: date
    language: str
    rules: AddressRules
    home: str = ""
    country_language: str = "en"
    sender: tuple[str, ...] = ()
    author: str = ""
    campaign: str = ""
    offer: Offer | None = None

    @property
    def locale(self) -> str:
        """How figures and days are written: in the language of the letters, as at the sender's."""
        return f"{self.language}_{self.home}" if self.home else self.language


def names(custom: Iterable[CustomField]) -> dict[str, str]:
    """Each field by every key that may be typed for it; built-in ones go before those of the user's own."""
    own = {key(one.name): _own(one.name) for one in custom if key(one.name)}
    return own | dict(BUILT_IN)


def own_names(custom: Iterable[CustomField]) -> tuple[str, ...]:
    """The fields of the user's own that a text can ask for, each name once, as they are called."""
    wanted = {key(one.name): one.name for one in custom if key(one.name) not in BUILT_IN}
    return tuple(name for typed, name in wanted.items() if typed)


def language_of(contact: Contact, letter: str, usual: str) -> str:
    """The language a letter is written in: its own, that of the person if we speak it, or the usual one."""
    spoken = _spoken(contact)
    return letter or (spoken if spoken in LANGUAGES else usual)


def facts(
    piece: Addressee, contact: Contact, salutation: str, order: LastOrder | None, on: Occasion
) -> Facts:
    """What the fields say of a piece that goes to this contact, in the language of the occasion."""
    job = next((one for one in contact.org if one.name.strip() or one.title.strip()), None)
    above = dict(piece.names)
    adr, name = piece.adr, above.get("name", "") or display_name(contact)
    territory = on.rules.territory(adr) or (on.home if adr.city or adr.street else "")
    offer = on.offer
    values = {
        "salutation": salutation,
        "name": name,
        "given": contact.n.given,
        "family": f"{contact.n.family} {contact.n.family2}".strip(),
        "firm": job.name if job else "",
        "title": job.title if job else "",
        "address": "\n".join((*filter(None, above.values()), *_address(piece, on))),
        "street": " ".join(f"{adr.street} {adr.ext} {adr.box}".split()),
        "postcode": adr.code,
        "city": adr.city,
        "region": adr.region,
        "country": on.rules.countries.name(territory, on.country_language) or adr.country,
        "language": _spoken(contact) or on.language,
        "email": contact.email[0].value if contact.email else "",
        "phone": contact.tel[0].value if contact.tel else "",
        "today": long_day(on.today, on.locale),
        "code": piece.code,
        "campaign": on.campaign,
        "offer": offer.name if offer else "",
        "offer code": offer.code if offer else "",
        "offer until": _iso_day(offer.valid_to, on) if offer else "",
        "last order": _iso_day(order.day, on) if order else "",
        "last sum": sum_of(order.total, order.currency, on.locale) if order else "",
        "sender": "\n".join(on.sender),
        "my name": on.author,
    }
    values |= {_own(one.name): _said(one, on) for one in contact.custom}
    country = on.rules.countries
    also = {"country": (territory, *(country.name(territory, spoken) for spoken in LANGUAGES))}
    return Facts(values, also)


def long_day(day: date, locale: str) -> str:
    """A date as letters have it: "3 May 2026", "May 3, 2026" in the United States, "3 de mayo de 2026"."""
    if locale.partition("_")[0] == "es":
        return f"{day.day} de {MONTHS_ES.split()[day.month - 1]} de {day.year}"
    month = MONTHS_EN.split()[day.month - 1].capitalize()
    return f"{month} {day.day}, {day.year}" if month_first(locale) else f"{day.day} {month} {day.year}"


def _address(piece: Addressee, on: Occasion) -> Sequence[str]:
    return lines(piece.adr, on.rules, on.home, on.country_language)


def _spoken(contact: Contact) -> str:
    """The first language of a card (ISO 639-1)."""
    said = next((one.value for one in contact.lang if one.value.strip()), "")
    return said.strip().replace("_", "-").split("-")[0].lower()


def _iso_day(iso: str, on: Occasion) -> str:
    try:
        return long_day(date.fromisoformat(iso[:10]), on.locale)
    except ValueError:
        return iso


def _own(name: str) -> str:
    return f"own:{key(name)}"


def _said(custom: Custom, on: Occasion) -> str:
    """What a field of the user's own says in a letter."""
    if custom.type == "date":
        return _iso_day(custom.value, on)
    if custom.type == "yesno":
        yes = "sí" if on.language == "es" else "yes"
        return yes if custom.value == "yes" else ""
    return custom.value
