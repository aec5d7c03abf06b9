"""What a card says, as labelled lines in the order they are read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from urllib.parse import quote

from rolodex.domain import phone, reasons, web_link
from rolodex.domain.contact import Adr, Contact, Custom, Date, Foreign, Org, Value
from rolodex.domain.message import Message, message
from rolodex.domain.rule import Pause, Rule
from rolodex.i18n import _, ngettext, word
from rolodex.ui import wording
from rolodex.ui.contacts.consent_words import consent_lines
from rolodex.ui.contacts.fields import specs
from rolodex.ui.contacts.fields.kinds import kind_text

AddressLines = Callable[[Adr], tuple[str, ...]]
LONGEST = 2000
"""Letters of a kept property that are shown; the rest stays in the book."""


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A label with its text.

    `link` is what opens it in another program, `goes_to` the contact whose card it leads to, and `tip` says
    more of it; each is empty where there is nothing of the kind.
    """

    label: str
    text: str
    link: str = ""
    tip: str = ""
    goes_to: int = 0


Owners = Mapping[int, tuple[int, str]]
"""Whose each shared address is: the contact and its name, by the row of the address."""
Linked = Mapping[str, tuple[int, str]]
"""Who in the book has each UID: the contact and its name."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What the lines of a card need beyond the contact."""

    address_lines: AddressLines
    phone_text: Callable[[str], str] = str
    linked: Linked = field(default_factory=lambda: MappingProxyType({}))
    owners: Owners = field(default_factory=lambda: MappingProxyType({}))
    groups: tuple[tuple[int, str], ...] = ()
    pause: Pause | None = None
    touch: Rule | None = None


_URN = "urn:uuid:"
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


def card_fields(contact: Contact, beside: Beside, today: date) -> tuple[FieldLine, ...]:
    """The lines of a card, the most used first; nothing that the card says is left out."""
    return tuple(line for line in _all(contact, beside, today) if line.text.strip())


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


def mail_link(address: str) -> str:
    """A mailto: address."""
    return f"mailto:{quote(address.strip(), safe='@')}" if "@" in address else ""


def related_uid(value: Value) -> str:
    """The UID of the contact that is meant by someone related, "" where only a name is known."""
    said = value.value
    return dict(value.params).get("X-UID", "") or (said.removeprefix(_URN) if said.startswith(_URN) else "")


def _all(contact: Contact, beside: Beside, today: date) -> Iterator[FieldLine]:
    if beside.pause is not None:
        yield _paused(beside.pause, today)
    for tel in contact.tel:
        label = kind_text(tel, specs.TEL.choices) or _("Phone")
        shown = beside.phone_text(tel.value)
        tip = "" if shown == tel.value else _("Typed as %(number)s") % {"number": tel.value}
        yield FieldLine(label, shown, phone.link(tel.value), tip)
    for email in contact.email:
        yield FieldLine(_kind(email, specs.EMAIL, _("Email")), email.value, mail_link(email.value))
    for adr in contact.adr:
        yield _address(adr, beside)
    yield from (_date(when, today) for when in contact.dates)
    for number, org in enumerate(contact.org):
        yield from _jobs(org, first=number == 0)
    for url in contact.url:
        yield _web(_kind(url, specs.URL, _("Website")), url.value)
    for impp in contact.impp:
        yield FieldLine(_kind(impp, specs.IMPP, _("Chat")), impp.value)
    for related in contact.related:
        who, name = beside.linked.get(related_uid(related), (0, ""))
        label = _kind(related, specs.RELATED, _("Related"))
        yield FieldLine(label, name or related.value, goes_to=who)
    yield from (FieldLine(_("Group"), name) for _id, name in beside.groups)
    if beside.touch is not None:
        rule = beside.touch
        text = word(reasons.touch(rule.days, rule.tag, own=bool(rule.contact_id)))
        yield FieldLine(_("Stay in touch"), text)
    yield from (_custom(own) for own in contact.custom)
    for said in consent_lines(contact):
        yield FieldLine(_("Consent"), " · ".join(part for part in (said.text, said.told) if part))
    yield from _rest(contact)


def _paused(pause: Pause, today: date) -> FieldLine:
    """Why nobody is to ask or write, and until when; or that it is time to look again."""
    until = date.fromisoformat(pause.until)
    if until > today:
        said = _("until %(day)s") % {"day": wording.long_day(until.year, until.month, until.day)}
    else:
        said = _("time to look again")
    return FieldLine(_("Not interested"), " · ".join(part for part in (said, pause.reason) if part))


def _address(adr: Adr, beside: Beside) -> FieldLine:
    text = "\n".join(beside.address_lines(adr))
    owner, name = beside.owners.get(adr.shared, (0, ""))
    if not owner:
        return FieldLine(_address_label(adr), text)
    label = _("%(label)s · shared with %(name)s") % {"label": _address_label(adr), "name": name}
    tip = _("Follows the address of %(name)s") % {"name": name}
    return FieldLine(label, text, tip=tip)


def _jobs(org: Org, *, first: bool) -> Iterator[FieldLine]:
    """A job beside the first one, and how long one had the first."""
    span = _span(org)
    if first:
        yield FieldLine(_("In this job"), span)
    else:
        label = _("Before") if org.until else _("Also")
        text = " · ".join(part for part in (_job(org), span) if part)
        yield FieldLine(label, text, goes_to=org.company_id)


def _span(org: Org) -> str:
    since, until = _iso(org.since), _iso(org.until)
    if since and until:
        return _("%(since)s to %(until)s") % {"since": since, "until": until}
    if since:
        return _("since %(since)s") % {"since": since}
    return _("until %(until)s") % {"until": until} if until else ""


def _iso(text: str) -> str:
    """A date of ISO 8601 in words, perhaps without day or month; as it stands where it is none."""
    parts = text.split("-")
    if not all(part.isdigit() for part in parts) or not 1 <= len(parts) <= 3:
        return text
    year, month, day = (*map(int, parts), 0, 0)[:3]
    return wording.long_day(year, month, day) or text


def _custom(own: Custom) -> FieldLine:
    if own.type == "yesno":
        return FieldLine(own.name, {"yes": _("Yes"), "no": _("No")}.get(own.value, own.value))
    if own.type == "date":
        return FieldLine(own.name, _iso(own.value))
    return _web(own.name, own.value) if own.type == "link" else FieldLine(own.name, own.value)


def _web(label: str, text: str) -> FieldLine:
    """A line that opens a page of the web; its tip names where that truly lies, or why it is not opened."""
    reason = web_link.refusal(text)
    if reason is None and web_link.host(text):
        return FieldLine(label, text, text, _("Opens %(host)s") % {"host": web_link.host(text)})
    return FieldLine(label, text, "", word(reason) if reason is not None and web_link.scheme(text) else "")


def _rest(contact: Contact) -> Iterator[FieldLine]:
    yield FieldLine(_("Nickname"), ", ".join(one.value for one in contact.nickname))
    for note in contact.note:
        yield FieldLine(note.label or _("Note"), note.value)
    n = contact.n
    yield FieldLine(
        _("Sounds like"),
        " ".join(part for part in (n.phonetic_given, n.phonetic_additional, n.phonetic_family) if part),
    )
    if contact.lang:
        from rolodex.ui.contacts.fields.languages import language_name  # start-up

        yield FieldLine(_("Language"), ", ".join(language_name(one.value) for one in contact.lang))
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
