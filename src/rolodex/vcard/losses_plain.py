"""Contacts of which it is certain, without writing them, that a card says all of them: most are so."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rolodex.domain.contact import Adr, Contact, Date, Name, Org, Value
from rolodex.domain.exporting import Version
from rolodex.vcard.dates import told
from rolodex.vcard.words import APPLE_RELATIONS, plain_label

_TYPES = re.compile(r"[a-z][a-z0-9-]*\Z")
_COUNTRY = re.compile(r"(?:[A-Z]{2})?\Z")
_DATES = frozenset({"bday", "anniversary", "deathdate", "event"})
_READ_AWAY = ("tel:", "mailto:", "urn:")
_NAME_PARTS = tuple(part for part in Name.__slots__ if part not in ("group", "params"))


def is_plain(contact: Contact, version: Version) -> bool:
    """Whether nothing in the contact could be lost; False says only that it must be tried."""
    if contact.foreign or contact.member or contact.kind not in ("individual", "org"):
        return False
    bare = version == "2.1"
    texts = (contact.fn, contact.uid, contact.tz, contact.gender, contact.rev, *contact.categories)
    return (
        bool(contact.fn and contact.uid)
        and all(map(_is_text, texts))
        and not contact.uid.lower().startswith(_READ_AWAY)
        and all(contact.categories)
        and len(set(contact.categories)) == len(contact.categories)
        and _name(contact.n)
        and all(_value(value, bare) for value in _values(contact))
        and all(_address(adr, bare) for adr in contact.adr)
        and all(_job(job, bare) for job in contact.org)
        and len({date.name for date in contact.dates}) == len(contact.dates)
        and not any(value.label for value in contact.related)
        and all(custom.name and _is_text(custom.name + custom.value) for custom in contact.custom)
        and all(_is_text(consent.source) and _is_text(consent.at) for consent in contact.consent)
        and all(_date(date, bare) for date in contact.dates)
        and all(photo.sha256 and not (photo.params or photo.group) for photo in contact.photo)
    )


def _values(contact: Contact) -> Iterable[Value]:
    yield from (*contact.nickname, *contact.tel, *contact.email, *contact.url)
    yield from (*contact.lang, *contact.note, *contact.related, *contact.impp)


def _is_text(text: str) -> bool:
    return text.isprintable() and text == text.strip()


def _value(value: Value, bare: bool) -> bool:
    text = value.value
    return (
        bool(text)
        and text == text.strip()
        and (text.isprintable() or text.replace("\n", "").isprintable())
        and not text.lower().startswith(_READ_AWAY)
        and "\\" not in text
        and not (value.group or value.params)
        and _types(value.types, value.pref, bare)
        and _label(value.label, bare)
    )


def _types(types: tuple[str, ...], pref: int, bare: bool) -> bool:
    known = all(_TYPES.match(word) and word != "pref" for word in types) and len(set(types)) == len(types)
    return known and 0 <= pref <= (1 if bare else 100)


def _label(label: str, bare: bool) -> bool:
    if not label:
        return True
    told_apart = label.lower() not in APPLE_RELATIONS and label.lower() != "anniversary"
    return not bare and _is_text(label) and plain_label(label) == label and told_apart


def _name(name: Name) -> bool:
    return not (name.group or name.params) and all(_is_text(getattr(name, part)) for part in _NAME_PARTS)


def _address(adr: Adr, bare: bool) -> bool:
    parts = (adr.box, adr.ext, adr.street, adr.city, adr.region, adr.code, adr.country)
    return (
        any(parts)
        and all(_is_text(part.replace("\n", " ")) for part in parts)
        and not (adr.group or adr.params)
        and _COUNTRY.match(adr.country_code) is not None
        and _types(adr.types, adr.pref, bare)
        and _label(adr.label, bare)
    )


def _job(job: Org, bare: bool) -> bool:
    return (
        bool(job.name)
        and all(_is_text(text) for text in (job.name, job.title, job.role, *job.units))
        and all(job.units)
        and not (job.group or job.params or job.since or job.until)
        and _types(job.types, job.pref, bare)
    )


def _date(date: Date, bare: bool) -> bool:
    return (
        date.name in _DATES
        and bool(date.month and date.day)
        and _is_text(date.value)
        and told(date.value) == (date.value, date.year, date.month, date.day)
        and not (date.group or date.params)
        and (not date.label or (date.name == "event" and _label(date.label, bare=False)))
        and (not bare or date.name != "event" or bool(date.label))
    )
