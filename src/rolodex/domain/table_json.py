"""Contacts in the JSON that Rolodex writes (RFC 6350's names in lower case), read again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any, get_args

from rolodex.domain.card import Card, PropertyFate, Rejected
from rolodex.domain.contact import (
    Adr,
    Channel,
    Consent,
    Contact,
    Custom,
    CustomType,
    Date,
    Foreign,
    Kind,
    Name,
    Org,
    Photo,
    Value,
)
from rolodex.domain.message import message
from rolodex.domain.naming import display_name
from rolodex.domain.table_card import NAMELESS
from rolodex.domain.typed_date import typed_date

NO_CARD = message("It is no card: it has no fn, n or tel as Rolodex writes them.")
NO_BYTES = message("Its bytes are not in this file.")
TEXT_KEPT = 20_000
_KNOWN = frozenset({"fn", "n", "tel", "email", "org", "jobs", "adr"})
_DATES = ("bday", "anniversary", "deathdate")
_SAID = frozenset(
    "X-ABADR X-ADDRESSBOOKSERVER-KIND X-ADDRESSBOOKSERVER-MEMBER X-ABSHOWAS DEATHDATE MEMBER TZ GENDER "
    "LANG LOGO".split()
)
"""Names under which `other` says once more what stands under a key of its own."""
_ESCAPES = str.maketrans({"\\": "\\\\", "\n": "\\n", ",": "\\,", ";": "\\;"})


def card(told: object, line: int, file: str) -> Card | Rejected:
    """The card of one object, or why there is none; `line` is its place in the file."""
    text = json.dumps(told, ensure_ascii=False, default=str)
    if not isinstance(told, dict) or not _KNOWN & told.keys():
        return Rejected(file, line, "", NO_CARD, text[:TEXT_KEPT])
    contact = _contact(told)
    if not display_name(contact):
        return Rejected(file, line, "", NAMELESS, text[:TEXT_KEPT])
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Card(contact, digest, line, file=file, fates=tuple(_fates(told)))


def _fates(told: dict[str, Any]) -> Iterator[PropertyFate]:
    for name, value in told.items():
        if name == "other":
            for item in _objects(value):
                if _text(item, "name").upper() not in _SAID:
                    bare = bool(item.get("sha256")) and not _text(item, "value")
                    if bare:
                        yield PropertyFate(_text(item, "name"), "rejected", reason=NO_BYTES)
                    else:
                        yield PropertyFate(_text(item, "name"), "kept")
        elif value not in (None, "", [], {}, False):
            yield PropertyFate(name, "mapped")


def _contact(told: dict[str, Any]) -> Contact:
    other = _objects(told.get("other"))
    kind = _text(told, "kind")
    kinds: tuple[Kind, ...] = get_args(Kind)
    return Contact(
        uid=_text(told, "uid").removeprefix("urn:uuid:"),
        kind=next((one for one in kinds if one == kind), "individual"),
        fn=_text(told, "fn"),
        n=_name(told),
        nickname=tuple(Value(text) for text in _texts(told.get("nickname"))),
        org=_jobs(told),
        tel=_values(told, "tel"),
        email=_values(told, "email"),
        adr=tuple(map(_address, _objects(told.get("adr")))),
        url=_values(told, "url"),
        impp=_values(told, "impp"),
        related=tuple(map(_related, _objects(told.get("related")))),
        lang=tuple(Value(text) for text in _texts(told.get("lang"))),
        dates=_all_dates(told),
        note=tuple(Value(text) for text in _texts(told.get("note"))),
        categories=tuple(dict.fromkeys(_texts(told.get("categories")))),
        photo=_photos(told, other),
        member=_texts(told.get("member")),
        tz=_text(told, "tz"),
        gender=_text(told, "gender"),
        rev=_text(told, "rev"),
        foreign=_kept(other),
        favourite=told.get("favourite") is True,
        custom=tuple(map(_custom, _objects(told.get("custom")))),
        consent=tuple(_consents(told)),
    )


def _text(told: dict[str, Any], name: str) -> str:
    value = told.get(name)
    return value if isinstance(value, str) else ""


def _texts(value: object) -> tuple[str, ...]:
    return tuple(one for one in value if isinstance(one, str) and one) if isinstance(value, list) else ()


def _objects(value: object) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _pref(told: dict[str, Any]) -> int:
    value = told.get("pref")
    if value is True:
        return 1
    return value if type(value) is int and 0 < value <= 100 else 0


def _values(told: dict[str, Any], field: str) -> tuple[Value, ...]:
    return tuple(
        Value(_text(one, "value"), _texts(one.get("types")), _pref(one), _text(one, "label"))
        for one in _objects(told.get(field))
        if _text(one, "value")
    )


def _related(told: dict[str, Any]) -> Value:
    types = _texts(told.get("types"))
    rel = _text(told, "rel")
    return Value(_text(told, "value"), types, label=rel if rel not in types else "")


def _name(told: dict[str, Any]) -> Name:
    name = told.get("n")
    if not isinstance(name, dict):
        return Name()
    sound = told.get("phonetic")
    phonetic: dict[str, Any] = sound if isinstance(sound, dict) else {}
    family2, generation = _text(name, "family2"), _text(name, "generation")
    return Name(
        family=_without(_text(name, "family"), family2),
        given=_text(name, "given"),
        additional=_text(name, "additional"),
        prefix=_text(name, "prefix"),
        suffix=_without(_text(name, "suffix"), generation),
        family2=family2,
        generation=generation,
        phonetic_family=_text(phonetic, "X-PHONETIC-LAST-NAME"),
        phonetic_given=_text(phonetic, "X-PHONETIC-FIRST-NAME"),
        phonetic_additional=_text(phonetic, "X-PHONETIC-MIDDLE-NAME"),
    )


def _without(text: str, end: str) -> str:
    """The text without an end that is told apart as well."""
    return text.removesuffix(end).rstrip(" ") if end and (text == end or text.endswith(f" {end}")) else text


def _jobs(told: dict[str, Any]) -> tuple[Org, ...]:
    if "jobs" in told:
        return tuple(
            Org(
                _text(one, "org"),
                _texts(one.get("units")),
                _text(one, "title"),
                _text(one, "role"),
                since=_text(one, "since"),
                until=_text(one, "until"),
            )
            for one in _objects(told["jobs"])
        )
    firms = [_texts(one) for one in told.get("org", ()) if isinstance(one, list)]
    titles, roles = _texts(told.get("title")), _texts(told.get("role"))
    many = max(len(firms), len(titles), len(roles))
    return tuple(
        Org(
            firms[place][0] if place < len(firms) and firms[place] else "",
            firms[place][1:] if place < len(firms) else (),
            titles[place] if place < len(titles) else "",
            roles[place] if place < len(roles) else "",
        )
        for place in range(many)
    )


def _address(told: dict[str, Any]) -> Adr:
    return Adr(
        _text(told, "box"),
        _text(told, "ext"),
        _text(told, "street"),
        _text(told, "city"),
        _text(told, "region"),
        _text(told, "code"),
        _text(told, "country"),
        _text(told, "country_code"),
        types=_texts(told.get("types")),
        pref=_pref(told),
        label=_text(told, "label"),
    )


def _all_dates(told: dict[str, Any]) -> tuple[Date, ...]:
    """The days of the list and those under a key of their own, each once."""
    found: dict[tuple[str, str, str], Date] = {}
    for event in _objects(told.get("dates")):
        word = _text(event, "name")
        name = word.lower() if word.lower() in _DATES else "event"
        made = _date(name, _text(event, "value"), word if name == "event" else "")
        # A day with a time of day is told once more as the day alone.
        whole = any(
            one.name == name and one.label == made.label and one.value.startswith(f"{made.value}T")
            for one in found.values()
        )
        if made.value and not whole:
            found.setdefault((name, made.label, made.value), made)
    own = [
        _date(name, text, "")
        for name in _DATES
        if (text := _text(told, name))
        and not any(one.name == name and one.value[:10] == text[:10] for one in found.values())
    ]
    return (*own, *found.values())


def _date(name: str, text: str, label: str) -> Date:
    said = typed_date(text[:10]) if text[10:11] in ("", "T") else None
    if said is None:
        return Date(name, text, label=label)
    return Date(name, text, said.year, said.month, said.day, label)


def _photos(told: dict[str, Any], other: list[dict[str, Any]]) -> tuple[Photo, ...]:
    photos = [_photo("photo", one) for one in _objects(told.get("photo"))]
    photos += [_photo("logo", one) for one in other if _text(one, "name").upper() == "LOGO"]
    return tuple(one for one in photos if one.sha256 or one.uri)


def _photo(name: str, told: dict[str, Any]) -> Photo:
    sha256 = _text(told, "sha256")
    return Photo(name, sha256, uri="" if sha256 else _text(told, "uri"))


def _custom(told: dict[str, Any]) -> Custom:
    kinds: tuple[CustomType, ...] = get_args(CustomType)
    kind: CustomType = next((one for one in kinds if one == _text(told, "type")), "text")
    return Custom(_text(told, "name"), _text(told, "value"), kind)


def _consents(told: dict[str, Any]) -> Iterator[Consent]:
    channels: tuple[Channel, ...] = get_args(Channel)
    for one in _objects(told.get("consent")):
        for channel in channels:
            if channel == _text(one, "channel"):
                yield Consent(channel, one.get("granted") is True, _text(one, "source"), _text(one, "at"))


def _kept(other: list[dict[str, Any]]) -> tuple[Foreign, ...]:
    found: list[Foreign] = []
    for one in other:
        name, value = _text(one, "name"), _text(one, "value")
        if not name or not value or name.upper() in _SAID:
            continue
        params = tuple(
            (str(pair[0]), str(pair[1]))
            for pair in one.get("params") or ()
            if isinstance(pair, list) and len(pair) == 2
        )
        escaped = value if name.upper() == "N" else value.translate(_ESCAPES)
        found.append(Foreign(name, escaped, _text(one, "group"), params, len(found)))
    return tuple(found)
