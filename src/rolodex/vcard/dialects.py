"""What the versions of vCard say differently: dates, pictures, kinds, relations, identity."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from typing import Literal, NamedTuple, Protocol

from rolodex.domain.card import Blob
from rolodex.domain.contact import Contact, Date, Foreign, Params, Photo, Value
from rolodex.vcard import dates, escaping
from rolodex.vcard.draft import OCTETS
from rolodex.vcard.values import has_scheme
from rolodex.vcard.words import APPLE_RELATIONS, ONLY_BEFORE_4, ONLY_SINCE_4

Version = Literal["3.0", "4.0"]

_UUID = re.compile(r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\Z")
_OFFSET = re.compile(r"[+-]\d{2}:?\d{2}\Z")
_PREF_WORST = 100


class Written(NamedTuple):
    """One line to be: its name, parameters and escaped value; `label` goes into an X-ABLabel beside it."""

    name: str
    value: str
    params: Params = ()
    label: str = ""


_APPLE_KIND = {
    "group": (Written("X-ADDRESSBOOKSERVER-KIND", "group"),),
    "org": (Written("X-ABSHOWAS", "COMPANY"),),
}


class Dialect(Protocol):
    """One version of vCard as a writer needs it."""

    version: str
    lacks: frozenset[str]

    def preference(self, pref: int) -> Params:
        """The parameter that says how much a value is preferred."""

    def uid(self, uid: str) -> Written:
        """Who this card is about."""

    def kind(self, contact: Contact, said: bool) -> Iterator[Written]:
        """What this card is about; `said` where the card's own KIND is written anyway."""

    def member(self, contact: Contact, uid: str, said: bool) -> Iterator[Written]:
        """One member of a group."""

    def date(self, date: Date) -> Iterator[Written]:
        """A birthday, anniversary or day of the user's own."""

    def picture(self, photo: Photo, blob: Blob) -> Written:
        """A picture of the book."""

    def link(self, photo: Photo) -> Written:
        """A picture that lies elsewhere."""

    def telephone(self, value: Value) -> Written:
        """A number to call."""

    def related(self, value: Value) -> Written:
        """Another person this one is bound to."""

    def zone(self, tz: str) -> Written:
        """A time zone."""

    def foreign(self, kept: Foreign) -> Written:
        """A property kept word for word, under a name this version knows."""


class Version3:
    """vCard 3.0 (RFC 2426) with the names Apple's programs and Sabre's use for what it lacks."""

    version = "3.0"
    lacks = ONLY_SINCE_4

    def preference(self, pref: int) -> Params:
        """TYPE=pref for the best; what 4.0 grades further keeps its grade."""
        if pref == 1:
            return (("TYPE", "pref"),)
        return (("PREF", str(pref)),) if pref else ()

    def uid(self, uid: str) -> Written:
        """The bare UID."""
        return Written("UID", escaping.text(uid))

    def kind(self, contact: Contact, said: bool) -> Iterator[Written]:
        """Groups and companies as Apple's programs mark them."""
        yield from _APPLE_KIND.get(contact.kind, ())
        if contact.kind == "location" and not said:
            yield Written("KIND", "location")

    def member(self, contact: Contact, uid: str, said: bool) -> Iterator[Written]:
        """Members as Apple's programs write them."""
        name = "X-ADDRESSBOOKSERVER-MEMBER" if contact.kind == "group" else "MEMBER"
        yield Written(name, *escaping.uri(_member(uid)))

    def date(self, date: Date) -> Iterator[Written]:
        """Dates in ISO's extended form; anniversaries twice, because the iPhone reads X-ABDATE alone."""
        value, params = dates.in_version_3(date)
        value = escaping.text(value)
        params = _with_value_type(date.params, params)
        if date.name != "event":
            name = "X-ANNIVERSARY" if date.name == "anniversary" else escaping.name(date.name.upper())
            yield Written(name, value, params, date.label)
        yield from apple_date(date)

    def picture(self, photo: Photo, blob: Blob) -> Written:
        """The picture as base64 with the name of its format."""
        kind, _, form = (blob.media_type or photo.media_type).partition("/")
        params: Params = (("ENCODING", "b"),)
        if kind == "image" and form:
            params = (*params, ("TYPE", form.upper()))
        return Written(photo.name.upper(), _base64(blob.data), (*photo.params, *params))

    def link(self, photo: Photo) -> Written:
        """The link, named as one."""
        value, _ = escaping.uri(photo.uri)
        return Written(photo.name.upper(), value, (*photo.params, ("VALUE", "uri")))

    def telephone(self, value: Value) -> Written:
        """The number as text."""
        return Written("TEL", escaping.text(value.value), (), value.label)

    def related(self, value: Value) -> Written:
        """The relation as Apple's programs write it."""
        label, types = value.label, value.types
        if not label and types and types[0] in APPLE_RELATIONS:
            label, types = APPLE_RELATIONS[types[0]], types[1:]
        params = tuple(("TYPE", word) for word in types)
        return Written("X-ABRELATEDNAMES", escaping.text(value.value), params, label)

    def zone(self, tz: str) -> Written:
        """An offset, or any other zone as text."""
        return Written("TZ", escaping.text(tz), () if _OFFSET.match(tz) else (("VALUE", "text"),))

    def foreign(self, kept: Foreign) -> Written:
        """The property as it came."""
        return Written(kept.name, escaping.verbatim(kept.value), kept.params)


class Version4:
    """vCard 4.0 (RFC 6350)."""

    version = "4.0"
    lacks = ONLY_BEFORE_4

    def preference(self, pref: int) -> Params:
        """PREF from 1 to 100."""
        return (("PREF", str(min(pref, _PREF_WORST))),) if pref else ()

    def uid(self, uid: str) -> Written:
        """A UUID as URN, another URI as it is, anything else as text."""
        if _UUID.match(uid):
            return Written("UID", "urn:uuid:" + uid)
        return Written("UID", *escaping.uri_or_text(uid))

    def kind(self, contact: Contact, said: bool) -> Iterator[Written]:
        """KIND for all but persons, and Apple's mark of the same for programs that know no other."""
        if contact.kind != "individual" and not said:
            yield Written("KIND", contact.kind)
            yield from _APPLE_KIND.get(contact.kind, ())

    def member(self, contact: Contact, uid: str, said: bool) -> Iterator[Written]:
        """Members as URIs, and as Apple's programs write them."""
        yield Written("MEMBER", *escaping.uri(_member(uid)))
        if contact.kind == "group" and not said:
            yield Written("X-ADDRESSBOOKSERVER-MEMBER", *escaping.uri(_member(uid)))

    def date(self, date: Date) -> Iterator[Written]:
        """Dates in ISO's basic form; anniversaries twice, because the iPhone reads X-ABDATE alone."""
        value, params = dates.in_version_4(date)
        if date.name != "event":
            name = escaping.name(date.name.upper())
            params = _with_value_type(date.params, params)
            yield Written(name, escaping.text(value), params, date.label)
        yield from apple_date(date)

    def picture(self, photo: Photo, blob: Blob) -> Written:
        """The picture as `data:` URI."""
        media = blob.media_type or photo.media_type or "application/octet-stream"
        return Written(photo.name.upper(), f"data:{media};base64,{_base64(blob.data)}", photo.params)

    def link(self, photo: Photo) -> Written:
        """The link, named as one where it does not look like one."""
        value, text = escaping.uri(photo.uri)
        named: Params = (("VALUE", "uri"),) if text or not has_scheme(value) else ()
        return Written(photo.name.upper(), value, (*photo.params, *named))

    def telephone(self, value: Value) -> Written:
        """The number as text, another way of calling as URI."""
        if has_scheme(value.value) and not any(character.isspace() for character in value.value):
            return Written("TEL", value.value, (("VALUE", "uri"),), value.label)
        return Written("TEL", escaping.text(value.value), (), value.label)

    def related(self, value: Value) -> Written:
        """The relation by its types; one that says nothing but a name as Apple's programs write it."""
        if not (value.types or value.label or has_scheme(value.value)):
            return Written("X-ABRELATEDNAMES", escaping.text(value.value))
        written, params = escaping.uri_or_text(value.value)
        types = tuple(("TYPE", word) for word in value.types)
        return Written("RELATED", written, (*types, *params), value.label)

    def zone(self, tz: str) -> Written:
        """A zone's name as text, an offset named as one."""
        return Written("TZ", escaping.text(tz), (("VALUE", "utc-offset"),) if _OFFSET.match(tz) else ())

    def foreign(self, kept: Foreign) -> Written:
        """The property as it came; a sound or key as `data:` URI."""
        value = escaping.verbatim(kept.value)
        params = kept.params
        if ("ENCODING", "b") in params:
            params = tuple(pair for pair in params if pair[0] != "ENCODING")
            value = OCTETS + value
        return Written(kept.name, value, params)


def _member(uid: str) -> str:
    return uid if has_scheme(uid) else "urn:uuid:" + uid


def apple_date(date: Date) -> Iterator[Written]:
    """An anniversary or day of the user's own as Apple's programs write it."""
    if date.name not in ("anniversary", "event"):
        return
    value, params = dates.in_version_3(date)
    label = "Anniversary" if date.name == "anniversary" else date.label
    kept = date.params if date.name == "event" else ()
    yield Written("X-ABDATE", escaping.text(value), _with_value_type(kept, params), label)


def _with_value_type(kept: Params, params: Params) -> Params:
    """The parameters that came with a date and those that it needs; it came with its own VALUE or none."""
    types = [pair for pair in kept if pair[0] == "VALUE"]
    return (*kept, *(pair for pair in params if pair[0] != "VALUE" or not types))


def _base64(octets: bytes) -> str:
    return base64.b64encode(octets).decode("ascii")


DIALECTS: dict[str, Dialect] = {"3.0": Version3(), "4.0": Version4()}
