"""A contact as plain data for JSON, with RFC 6350's names in lower case and every property it has."""

from __future__ import annotations

import hashlib
from typing import Any, get_args

from rolodex.domain.contact import Adr, Consent, Contact, Date, Foreign, Kind, Org, Value
from rolodex.vcard.reachable import MORE_PARTS
from rolodex.vcard.values import from_base64, has_scheme, split, text_3

_BIRTHDAYS = ("bday", "anniversary", "deathdate")
_NAME_PARTS = 5


def as_json(contact: Contact) -> dict[str, Any]:
    """Every field of the contact; what is kept word for word stands under `other`."""
    name = contact.n
    card: dict[str, Any] = {
        "uid": contact.uid,
        "kind": _kind(contact),
        "fn": contact.fn,
        "n": {
            "family": _family(name.family, name.family2),
            "given": name.given,
            "additional": name.additional,
            "prefix": name.prefix,
            "suffix": _family(name.suffix, name.generation),
        },
        "nickname": [value.value for value in contact.nickname],
        "org": [[job.name, *job.units] for job in contact.org if job.name or job.units],
        "title": [job.title for job in contact.org if job.title],
        "role": [job.role for job in contact.org if job.role],
        "note": [value.value for value in contact.note],
        "tel": [_typed(value) for value in contact.tel],
        "email": [_typed(value) for value in contact.email],
        "adr": [_address(adr) for adr in contact.adr],
        "url": [_labelled(value) for value in contact.url],
        "impp": [_typed(value) for value in contact.impp],
        "related": [_related(value) for value in contact.related],
        "lang": [value.value for value in contact.lang],
        "photo": [_picture(photo.sha256, photo.uri) for photo in contact.photo if photo.name == "photo"],
        "categories": list(contact.categories),
        "member": list(contact.member),
        "tz": contact.tz,
        "gender": contact.gender,
        "rev": contact.rev,
        "dates": _events(contact.dates),
        "phonetic": _phonetic(contact),
        "jobs": [_job(job) for job in contact.org],
        "custom": [{"name": own.name, "value": own.value, "type": own.type} for own in contact.custom],
        "consent": [_consent(consent) for consent in contact.consent],
        "favourite": contact.favourite,
    }
    more = [part for key, part in name.params if key == MORE_PARTS]
    if more:
        card["n"]["extra"] = more
    if name.family2 or name.generation:
        card["n"]["family2"] = name.family2
        card["n"]["generation"] = name.generation
    for field in _BIRTHDAYS:
        card[field] = next((_day(date) for date in contact.dates if date.name == field), None)
    card["other"] = _other(contact)
    return card


def _family(text: str, end: str) -> str:
    return f"{text} {end}" if text and end else text


def _typed(value: Value) -> dict[str, Any]:
    return {
        "value": value.value,
        "types": list(value.types),
        "pref": value.pref or False,
        "label": value.label or None,
    }


def _labelled(value: Value) -> dict[str, Any]:
    return {"value": value.value, "types": list(value.types), "label": value.label or None}


def _related(value: Value) -> dict[str, Any]:
    rel = value.label or (value.types[0] if value.types else "")
    told = {"rel": rel} if rel else {}
    return {"value": value.value, **told, "types": list(value.types)}


def _address(adr: Adr) -> dict[str, Any]:
    return {
        "box": adr.box,
        "ext": adr.ext,
        "street": adr.street,
        "city": adr.city,
        "region": adr.region,
        "code": adr.code,
        "country": adr.country,
        "country_code": adr.country_code,
        "types": list(adr.types),
        "pref": adr.pref or False,
        "label": adr.label or None,
    }


def _kind(contact: Contact) -> str:
    """The kind; a word for it that no field knows as it stands."""
    words = (kept.value.strip().lower() for kept in contact.foreign if kept.name == "KIND")
    return next((word for word in words if word not in get_args(Kind)), contact.kind)


def _day(date: Date) -> str:
    """The day alone, where the date says it whole."""
    if date.year and date.month and date.day:
        return f"{date.year:04d}-{date.month:02d}-{date.day:02d}"
    return date.value


def _events(dates: tuple[Date, ...]) -> list[dict[str, Any]]:
    """All days but those that stand whole under a key of their own."""
    told: set[str] = set()
    events: list[dict[str, Any]] = []
    for date in dates:
        first = date.name not in told
        told.add(date.name)
        if not (first and date.name in ("bday", "deathdate") and _day(date) == date.value):
            name = date.label if date.name == "event" else date.name.capitalize()
            events.append({"name": name, "value": date.value})
            if date.value != _day(date):
                events.append({"name": name, "value": _day(date)})
    return events


def _job(job: Org) -> dict[str, Any]:
    return {
        "org": job.name,
        "units": list(job.units),
        "title": job.title,
        "role": job.role,
        "since": job.since,
        "until": job.until,
    }


def _consent(consent: Consent) -> dict[str, Any]:
    return {
        "channel": consent.channel,
        "granted": consent.granted,
        "source": consent.source,
        "at": consent.at,
    }


def _picture(sha256: str, uri: str) -> dict[str, Any]:
    return {"sha256": sha256} if sha256 else {"sha256": None, "uri": uri}


def _phonetic(contact: Contact) -> dict[str, str]:
    name = contact.n
    spoken = {
        "X-PHONETIC-FIRST-NAME": name.phonetic_given,
        "X-PHONETIC-MIDDLE-NAME": name.phonetic_additional,
        "X-PHONETIC-LAST-NAME": name.phonetic_family,
    }
    for kept in contact.foreign:
        if ("TYPE", "X-IRMC-N") in kept.params:
            spoken["SOUND"] = _meaning(kept)
    return {key: value for key, value in spoken.items() if value}


def _other(contact: Contact) -> list[dict[str, Any]]:
    """Properties without a key of their own, under the names they have in a card."""
    other: list[dict[str, Any]] = [
        {"name": "X-ABADR", "value": adr.country_code.lower()} for adr in contact.adr if adr.country_code
    ]
    if contact.kind == "group":
        other.append({"name": "X-ADDRESSBOOKSERVER-KIND", "value": "group"})
    if contact.kind == "org":
        other.append({"name": "X-ABSHOWAS", "value": "COMPANY"})
    for date in contact.dates:
        if date.name == "deathdate":
            other.append({"name": "DEATHDATE", "value": date.value})
    for member in contact.member:
        written = member if has_scheme(member) else "urn:uuid:" + member
        names = ("MEMBER", "X-ADDRESSBOOKSERVER-MEMBER") if contact.kind == "group" else ("MEMBER",)
        other += [{"name": name, "value": written} for name in names]
    for field, value in (("TZ", contact.tz), ("GENDER", contact.gender)):
        if value:
            other.append({"name": field, "value": value})
    other += [{"name": "LANG", "value": value.value} for value in contact.lang]
    for photo in contact.photo:
        if photo.name != "photo":
            picture = _picture(photo.sha256, photo.uri)
            other.append({"name": photo.name.upper(), "value": photo.uri or None, **picture})
    other += [_kept(kept) for kept in contact.foreign if kept.value]
    return other


def _meaning(kept: Foreign) -> str:
    """What a value kept word for word says; an N has at least its five parts."""
    if kept.name != "N":
        return text_3(kept.value).strip()
    parts = [text_3(part).strip() for part in split(kept.value, ";")]
    return ";".join((parts + [""] * _NAME_PARTS)[: max(_NAME_PARTS, len(parts))])


def _kept(kept: Foreign) -> dict[str, Any]:
    entry: dict[str, Any] = {"name": kept.name, "value": _meaning(kept)}
    if ("ENCODING", "b") in kept.params:
        octets = from_base64(kept.value.encode("ascii", "replace"))
        entry = {"name": kept.name, "value": None, "sha256": hashlib.sha256(octets).hexdigest()}
    if kept.group:
        entry["group"] = kept.group
    if kept.params:
        entry["params"] = [list(pair) for pair in kept.params]
    return entry
