"""Contacts to cards of vCard 2.1, for Outlook and for old phones: one line says one thing, without groups."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rolodex.domain.card import Blob
from rolodex.domain.contact import Adr, Contact, Date, Foreign, Org, Params, Photo, Value
from rolodex.vcard import own
from rolodex.vcard import version21_lines as lines
from rolodex.vcard.dates import is_plain
from rolodex.vcard.draft import KEPT_BESIDE
from rolodex.vcard.identity import FROM_FN, GENERATION, SURNAME2, bare_uid
from rolodex.vcard.jobs import SINCE, UNTIL
from rolodex.vcard.reachable import COUNTRY, MORE_PARTS
from rolodex.vcard.values import from_base64, has_scheme, uri

_DATE_NAMES = {"bday": "BDAY", "anniversary": "X-MS-ANNIVERSARY", "deathdate": "DEATHDATE"}
_OUTLOOK_RELATIONS = {"spouse": "X-MS-SPOUSE", "manager": "X-MS-MANAGER", "assistant": "X-MS-ASSISTANT"}
_ANDROID = "X-ANDROID-CUSTOM"
_ANDROID_PARTS = 12


def card(contact: Contact, blob: Callable[[str], Blob | None]) -> str:
    """One contact as card of 2.1; a picture comes from `blob` by its SHA-256."""
    return _Writer(contact, blob).text()


class _Writer:
    """Writes one contact."""

    def __init__(self, contact: Contact, blob: Callable[[str], Blob | None]) -> None:
        self._contact = contact
        self._blob = blob
        self._beside = {
            kept.name: kept.params for kept in contact.foreign if not kept.value and kept.name in KEPT_BESIDE
        }

    def text(self) -> str:
        """The whole card."""
        return b"".join((b"BEGIN:VCARD\r\nVERSION:2.1\r\n", *self._lines(), b"END:VCARD\r\n")).decode()

    def _lines(self) -> Iterator[bytes]:
        yield from self._names()
        yield from self._jobs()
        yield from self._reachable()
        yield from self._private()
        for line in own.written(self._contact):
            yield lines.verbatim(line.name, line.value)
        yield from self._members()
        yield from self._foreign()
        # Pictures last: some old readers lose their way in them.
        yield from self._pictures()

    def _single(self, name: str, value: str) -> bytes:
        return lines.text(name, value, self._beside.get(name, ()))

    def _names(self) -> Iterator[bytes]:
        contact, name = self._contact, self._contact.n
        given: list[str] = [
            f"{name.family} {name.family2}" if name.family and name.family2 else name.family,
            name.given,
            name.additional,
            name.prefix,
            f"{name.suffix} {name.generation}" if name.suffix and name.generation else name.suffix,
        ]
        given += (more := [part for key, part in name.params if key == MORE_PARTS])
        params = tuple(pair for pair in name.params if pair[0] != MORE_PARTS)
        newer = ((SURNAME2, name.family2), (GENERATION, name.generation))
        if more:
            params += tuple(pair for pair in newer if pair[1])
        elif name.family2 or name.generation:
            given += [name.family2, name.generation]
        if not any(given):
            # Every card has an N, and phones show nothing else: the mark says that it is none.
            given[1] = contact.fn if contact.kind == "individual" else ""
            params = (*params, (FROM_FN, "1"))
        yield lines.parts("N", given, params)
        yield self._single("FN", contact.fn)
        if contact.uid:
            yield self._single("UID", contact.uid)
        if contact.kind == "org":
            yield lines.text("X-ABSHOWAS", "COMPANY")
        elif contact.kind == "group":
            yield lines.text("X-ADDRESSBOOKSERVER-KIND", "group")
        elif contact.kind == "location":
            yield lines.text("KIND", "location")
        for key, value in (
            ("X-PHONETIC-FIRST-NAME", name.phonetic_given),
            ("X-PHONETIC-MIDDLE-NAME", name.phonetic_additional),
            ("X-PHONETIC-LAST-NAME", name.phonetic_family),
        ):
            if value:
                yield lines.text(key, value)
        for nickname in contact.nickname:
            yield lines.listed("NICKNAME", [nickname.value], _params(nickname))

    def _jobs(self) -> Iterator[bytes]:
        """Jobs by their order; where that would mix them, those after the first stand in groups."""
        jobs = self._contact.org
        mixed = len({_shape(job) for job in jobs}) > 1
        for place, job in enumerate(jobs):
            group = f"item{place + 1}" if mixed and place else ""
            kept = tuple(pair for pair in job.params if ";" not in pair[0])
            dated = tuple(pair for pair in ((SINCE, job.since), (UNTIL, job.until)) if pair[1])
            if job.name or job.units:
                yield lines.parts("ORG", (job.name, *job.units), (*_types(job), *kept, *dated), group)
            for key, word in (("TITLE", job.title), ("ROLE", job.role)):
                if word:
                    params = tuple(
                        (name.partition(";")[2], value)
                        for name, value in job.params
                        if name.startswith(key + ";")
                    )
                    yield lines.text(key, word, params, group)

    def _reachable(self) -> Iterator[bytes]:
        contact = self._contact
        for value in contact.tel:
            yield lines.text("TEL", value.value, _params(value))
        for value in contact.email:
            yield lines.text("EMAIL", value.value, _params(value))
        for adr in contact.adr:
            yield self._address(adr)
        for name, values in (("URL", contact.url), ("IMPP", contact.impp)):
            for value in values:
                yield lines.uri(name, value.value, _params(value))
        for value in contact.related:
            yield self._related(value)
        for value in contact.lang:
            yield lines.text("LANG", value.value, _params(value))

    def _address(self, adr: Adr) -> bytes:
        parts = [adr.box, adr.ext, adr.street, adr.city, adr.region, adr.code, adr.country]
        parts += [value for key, value in adr.params if key == MORE_PARTS]
        params = tuple(pair for pair in adr.params if pair[0] != MORE_PARTS)
        country: Params = ((COUNTRY, adr.country_code),) if adr.country_code else ()
        return lines.parts("ADR", parts, (*_types(adr), *params, *country))

    def _related(self, value: Value) -> bytes:
        if value.label and not value.types:
            return _android("relation", value.value, value.label)
        (word,) = value.types if len(value.types) == 1 else ("",)
        if word in _OUTLOOK_RELATIONS:
            return lines.text(_OUTLOOK_RELATIONS[word], value.value, (*_preferred(value.pref), *value.params))
        return lines.text("X-ABRELATEDNAMES", value.value, _params(value))

    def _private(self) -> Iterator[bytes]:
        contact = self._contact
        for date in contact.dates:
            yield self._date(date)
        for value in contact.note:
            yield lines.text("NOTE", value.value, _params(value))
        if contact.categories:
            beside = self._beside.get("CATEGORIES", ())
            yield lines.listed("CATEGORIES", contact.categories, beside)
        for name, single in (("TZ", contact.tz), ("GENDER", contact.gender), ("REV", contact.rev)):
            if single:
                yield self._single(name, single)

    def _date(self, date: Date) -> bytes:
        if date.name == "event":
            if date.label:
                return _android("contact_event", date.value, date.label)
            return lines.text("X-ABDATE", date.value, date.params)
        value = date.value.replace("-", "") if is_plain(date) and date.year else date.value
        return lines.text(_DATE_NAMES.get(date.name, date.name.upper()), value, date.params)

    def _pictures(self) -> Iterator[bytes]:
        for photo in self._contact.photo:
            if photo.sha256:
                blob = self._blob(photo.sha256)
                if blob is not None:
                    yield lines.binary(photo.name.upper(), blob.data, (*_form(photo, blob), *photo.params))
            elif photo.uri:
                yield lines.uri(photo.name.upper(), photo.uri, (*photo.params, ("VALUE", "URL")))

    def _members(self) -> Iterator[bytes]:
        contact = self._contact
        kept = {bare_uid(uri(item.value)) for item in contact.foreign if item.name.endswith("MEMBER")}
        name = "X-ADDRESSBOOKSERVER-MEMBER" if contact.kind == "group" else "MEMBER"
        for member in contact.member:
            if member not in kept:
                yield lines.uri(name, member if has_scheme(member) else "urn:uuid:" + member)

    def _foreign(self) -> Iterator[bytes]:
        for kept in self._contact.foreign:
            if not kept.value and kept.name in self._beside:
                continue
            if ("ENCODING", "b") in kept.params:
                params = tuple(pair for pair in kept.params if pair[0] != "ENCODING")
                yield lines.binary(kept.name, from_base64(kept.value.encode("ascii", "replace")), params)
            elif not self._is_stale(kept):
                yield lines.verbatim(kept.name, kept.value, kept.params)

    def _is_stale(self, kept: Foreign) -> bool:
        """Whether the contact says something else by now, or the line says what was written already."""
        if kept.name == "KIND":
            word = kept.value.strip().lower()
            stale = word in ("individual", "org", "group", "location") and word != self._contact.kind
            return stale or word == self._contact.kind == "location"
        if kept.name.endswith("MEMBER"):
            return bare_uid(uri(kept.value)) not in self._contact.member
        return False


def _shape(job: Org) -> tuple[bool, bool, bool]:
    return bool(job.name or job.units), bool(job.title), bool(job.role)


def _types(value: Value | Adr | Org) -> Params:
    return (*(("TYPE", word) for word in value.types), *_preferred(value.pref))


def _preferred(pref: int) -> Params:
    return (("TYPE", "PREF"),) if pref == 1 else ()


def _params(value: Value) -> Params:
    return (*_types(value), *value.params)


def _form(photo: Photo, blob: Blob) -> Params:
    kind, _, form = (blob.media_type or photo.media_type).partition("/")
    return (("TYPE", form.upper()),) if kind == "image" and form else ()


def _android(kind: str, value: str, label: str) -> bytes:
    """A line in Android's own words, the only ones for a label in 2.1 that its phones read."""
    said = [f"vnd.android.cursor.item/{kind}", value, "0", label]
    return lines.parts(_ANDROID, said + [""] * (_ANDROID_PARTS - len(said)))
