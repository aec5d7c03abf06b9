"""What a card says, as labelled lines in the order they are read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from urllib.parse import quote

from rolodex.domain.contact import Adr, Contact, Date, Foreign, Org, Value
from rolodex.domain.message import Message, message
from rolodex.i18n import _, ngettext, word
from rolodex.ui import wording
from rolodex.ui.contacts.fields import specs
from rolodex.ui.contacts.fields.kinds import kind_text

AddressLines = Callable[[Adr], tuple[str, ...]]
LONGEST = 2000
"""Letters of a kept property that are shown; the rest stays in the book."""


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A label with its text; `link` is what opens it in another program, "" where nothing does."""

    label: str
    text: str
    link: str = ""


_PLAIN_WEB = ("http://", "https://")
_GENDERS: Mapping[str, Message] = MappingProxyType(
    {
        "M": message("Male"),
        "F": message("Female"),
        "O": message("Other"),
        "N": message("Not applicable"),
        "U": message("Unknown"),
    }
)
_KEPT: Mapping[str, Message] = MappingProxyType(
    {
        "x-spouse": message("Spouse"),
        "x-manager": message("Boss"),
        "x-assistant": message("Assistant"),
        "x-gender": message("Gender"),
        "geo": message("Place on the map"),
        "key": message("Key"),
        "prodid": message("Made by"),
    }
)


def card_fields(contact: Contact, address_lines: AddressLines, today: date) -> tuple[FieldLine, ...]:
    """The lines of a card, the most used first; nothing that the card says is left out."""
    return tuple(line for line in _all(contact, address_lines, today) if line.text.strip())


def job_lines(contact: Contact) -> tuple[tuple[str, str], ...]:
    """Each job as (what, firm)."""
    return tuple(
        (
            ", ".join(part for part in (org.title, org.role) if part),
            ", ".join((org.name, *org.units)).strip(", "),
        )
        for org in contact.org
        if org.name or org.title or org.role or org.units
    )


def telephone_link(number: str) -> str:
    """A tel: address of a number as it was typed."""
    plain = "".join(letter for letter in number if letter.isdigit() or letter in "+*#")
    return f"tel:{quote(plain, safe='+*')}" if plain else ""


def mail_link(address: str) -> str:
    """A mailto: address."""
    return f"mailto:{quote(address.strip(), safe='@')}" if "@" in address else ""


def _all(contact: Contact, address_lines: AddressLines, today: date) -> Iterator[FieldLine]:
    for tel in contact.tel:
        label = kind_text(tel, specs.TEL.choices) or _("Phone")
        yield FieldLine(label, tel.value, telephone_link(tel.value))
    for email in contact.email:
        yield FieldLine(_kind(email, specs.EMAIL, _("Email")), email.value, mail_link(email.value))
    for adr in contact.adr:
        label = _address_label(adr)
        yield FieldLine(label, "\n".join(address_lines(adr)))
    yield from (_date(when, today) for when in contact.dates)
    for org in contact.org[1:]:
        yield FieldLine(_("Also"), _job(org))
    for url in contact.url:
        link = url.value if url.value.lower().startswith(_PLAIN_WEB) else ""
        yield FieldLine(_kind(url, specs.URL, _("Website")), url.value, link)
    for impp in contact.impp:
        yield FieldLine(_kind(impp, specs.IMPP, _("Chat")), impp.value)
    for related in contact.related:
        yield FieldLine(_kind(related, specs.RELATED, _("Related")), related.value)
    yield from _rest(contact)


def _rest(contact: Contact) -> Iterator[FieldLine]:
    yield FieldLine(_("Nickname"), ", ".join(one.value for one in contact.nickname))
    for note in contact.note:
        yield FieldLine(note.label or _("Note"), note.value)
    n = contact.n
    yield FieldLine(
        _("Sounds like"),
        " ".join(part for part in (n.phonetic_given, n.phonetic_additional, n.phonetic_family) if part),
    )
    yield FieldLine(_("Language"), ", ".join(wording.language_name(one.value) for one in contact.lang))
    yield FieldLine(_("Time zone"), contact.tz)
    gender = _GENDERS.get(contact.gender.upper())
    yield FieldLine(_("Gender"), word(gender) if gender else contact.gender)
    if contact.member:
        count = len(contact.member)
        yield FieldLine(
            _("Members"),
            ngettext("%(count)d contact", "%(count)d contacts", count) % {"count": count},
        )
    for photo in contact.photo:
        if photo.uri:
            yield FieldLine(_("Picture elsewhere"), photo.uri)
    yield from (_foreign(kept) for kept in contact.foreign)


def _kind(value: Value, spec: specs.Repeated, plain: str) -> str:
    """The kind with the property: "Work email"; a label of the user's own stands alone."""
    kind = kind_text(value, spec.choices)
    if not kind:
        return plain
    if value.label:
        return value.label
    if spec is specs.RELATED:
        return kind
    return _("%(what)s (%(kind)s)") % {"what": plain, "kind": kind.lower()}


def _address_label(adr: Adr) -> str:
    kind = kind_text(adr, specs.ADR.choices)
    if adr.label or not kind:
        return adr.label.replace("\n", ", ") or _("Address")
    if set(adr.types) & {"work"}:
        return _("Work address")
    return _("Home address") if set(adr.types) & {"home"} else _("Address")


def _date(when: Date, today: date) -> FieldLine:
    label = when.label or kind_text(when, specs.DATES.choices) or _("Date")
    text = wording.long_day(when.year, when.month, when.day) or when.value
    if when.name in ("bday", "anniversary") and when.month and when.day:
        days = wording.days_until(when.month, when.day, today)
        if days is not None:
            text = f"{text} · {wording.coming(days)}"
    return FieldLine(label, text)


def _job(org: Org) -> str:
    return " · ".join(part for part in (org.title, org.role, org.name, *org.units) if part)


def _foreign(kept: Foreign) -> FieldLine:
    known = _KEPT.get(kept.name.lower())
    label = word(known) if known else kept.name.upper()
    # "X-ABADR:;;" has separators only
    said = kept.value if kept.value.strip(" ;,") else ""
    return FieldLine(label, said[:LONGEST])
