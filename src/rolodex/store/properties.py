"""How the properties of a contact stand in their tables: one spec each, and loops over them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rolodex.domain import kept_json
from rolodex.domain.contact import Adr, Consent, Contact, Date, Foreign, Name, Org, Params, Photo, Value
from rolodex.domain.identity import e164

Cells = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Property:
    """One table of child rows: where its items stand in a contact, and how an item becomes cells and back.

    `columns` begin with the position, which `cells` leaves out.
    """

    table: str
    columns: tuple[str, ...]
    items: Callable[[Contact], Iterable[Any]]
    cells: Callable[[Any], Cells]
    item: Callable[..., Any]


def _params(params: Params) -> str:
    return json.dumps(params, ensure_ascii=False, separators=(",", ":")) if params else ""


def params_of(text: str) -> Params:
    """The parameters that stand in a column as JSON, or as nothing."""
    if not text:
        return ()
    try:
        return tuple((name, value) for name, value in json.loads(text))
    except kept_json.BROKEN:
        return ()


def _types(text: str) -> tuple[str, ...]:
    return tuple(text.split(",")) if text else ()


def _value_cells(value: Value) -> Cells:
    return (
        value.value,
        ",".join(value.types),
        value.pref,
        value.label,
        value.group,
        _params(value.params),
    )


def _value(*cells: Any) -> Value:
    value, types, pref, label, group, params = cells
    return Value(value, _types(types), pref, label, group, params_of(params))


def _tel_cells(value: Value) -> Cells:
    return (*_value_cells(value), e164(value.value))


def _tel(*cells: Any) -> Value:
    return _value(*cells[:-1])


def _name_cells(name: Name) -> Cells:
    return (
        name.family,
        name.given,
        name.additional,
        name.prefix,
        name.suffix,
        name.family2,
        name.generation,
        name.phonetic_family,
        name.phonetic_given,
        name.phonetic_additional,
        name.group,
        _params(name.params),
    )


def _name(*cells: Any) -> Name:
    *parts, params = cells
    return Name(*(*parts, params_of(params)))


def _adr_cells(adr: Adr) -> Cells:
    return (
        adr.box,
        adr.ext,
        adr.street,
        adr.city,
        adr.region,
        adr.code,
        adr.country,
        adr.country_code,
        ",".join(adr.types),
        adr.pref,
        adr.label,
        adr.group,
        _params(adr.params),
        adr.shared or None,
    )


def _adr(*cells: Any) -> Adr:
    *parts, types, pref, label, group, params, shared = cells
    return Adr(*(*parts, _types(types), pref, label, group, params_of(params), shared or 0))


def _org_cells(org: Org) -> Cells:
    return (
        org.name,
        json.dumps(org.units, ensure_ascii=False) if org.units else "[]",
        org.title,
        org.role,
        ",".join(org.types),
        org.pref,
        org.group,
        _params(org.params),
        org.since,
        org.until,
        org.company_id or None,
    )


def _org(*cells: Any) -> Org:
    name, units, title, role, types, pref, group, params, since, until, company_id = cells
    kept = kept_json.texts(units) if units != "[]" else ()
    return Org(
        name, kept, title, role, _types(types), pref, group, params_of(params), since, until, company_id or 0
    )


def _date_cells(date: Date) -> Cells:
    return (
        date.name,
        date.value,
        date.year,
        date.month,
        date.day,
        date.label,
        date.group,
        _params(date.params),
    )


def _date(*cells: Any) -> Date:
    *parts, params = cells
    return Date(*(*parts, params_of(params)))


def _photo_cells(photo: Photo) -> Cells:
    return (photo.name, photo.sha256, photo.media_type, photo.uri, photo.group, _params(photo.params))


def _photo(*cells: Any) -> Photo:
    *parts, params = cells
    return Photo(*(*parts, params_of(params)))


def _foreign_cells(item: Foreign) -> Cells:
    return (item.order, item.name, item.value, item.group, _params(item.params))


def _foreign(place: int, name: str, value: str, group: str, params: str) -> Foreign:
    return Foreign(name, value, group, params_of(params), place)


def _consent_cells(consent: Consent) -> Cells:
    return (consent.channel, int(consent.granted), consent.source, consent.at)


def _consent(channel: Any, granted: int, source: str, at: str) -> Consent:
    return Consent(channel, bool(granted), source, at)


NO_NAME = Name()

_VALUE = ("position", "value", "types", "pref", "label", "prop_group", "params")


def _values(table: str, items: Callable[[Contact], Iterable[Any]]) -> Property:
    return Property(table, _VALUE, items, _value_cells, _value)


PROPERTIES: Mapping[str, Property] = {
    "n": Property(
        "name",
        (
            "position",
            "family",
            "given",
            "additional",
            "prefix",
            "suffix",
            "family2",
            "generation",
            "phonetic_family",
            "phonetic_given",
            "phonetic_additional",
            "prop_group",
            "params",
        ),
        lambda contact: (contact.n,) if contact.n != NO_NAME else (),
        _name_cells,
        _name,
    ),
    "nickname": _values("nickname", lambda contact: contact.nickname),
    "org": Property(
        "org",
        (
            "position",
            "name",
            "units",
            "title",
            "role",
            "types",
            "pref",
            "prop_group",
            "params",
            "since",
            "until",
            "company_id",
        ),
        lambda contact: contact.org,
        _org_cells,
        _org,
    ),
    "tel": Property("tel", (*_VALUE, "e164"), lambda contact: contact.tel, _tel_cells, _tel),
    "email": _values("email", lambda contact: contact.email),
    "adr": Property(
        "adr",
        (
            "position",
            "box",
            "ext",
            "street",
            "city",
            "region",
            "code",
            "country",
            "country_code",
            "types",
            "pref",
            "label",
            "prop_group",
            "params",
            "shared_adr_id",
        ),
        lambda contact: contact.adr,
        _adr_cells,
        _adr,
    ),
    "url": _values("url", lambda contact: contact.url),
    "impp": _values("impp", lambda contact: contact.impp),
    "related": _values("related", lambda contact: contact.related),
    "lang": _values("lang", lambda contact: contact.lang),
    "dates": Property(
        "date",
        ("position", "name", "value", "year", "month", "day", "label", "prop_group", "params"),
        lambda contact: contact.dates,
        _date_cells,
        _date,
    ),
    "note": _values("note", lambda contact: contact.note),
    "photo": Property(
        "photo",
        ("position", "name", "sha256", "media_type", "uri", "prop_group", "params"),
        lambda contact: contact.photo,
        _photo_cells,
        _photo,
    ),
    "member": Property(
        "member",
        ("position", "uid"),
        lambda contact: contact.member,
        lambda uid: (uid,),
        lambda uid: uid,
    ),
    "foreign": Property(
        "foreign_property",
        ("position", "place", "name", "value", "prop_group", "params"),
        lambda contact: contact.foreign,
        _foreign_cells,
        _foreign,
    ),
    "consent": Property(
        "consent",
        ("position", "channel", "granted", "source", "at"),
        lambda contact: contact.consent,
        _consent_cells,
        _consent,
    ),
}
"""By the field of `Contact` that holds the items."""
