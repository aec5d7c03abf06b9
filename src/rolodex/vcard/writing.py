"""Contacts to cards of vCard 3.0 and 4.0, as the phones and programs of this world read them best."""

from __future__ import annotations

import io
import uuid
from collections.abc import Callable, Iterable, Iterator
from typing import get_args

from vobject.base import Component, ContentLine

from rolodex.domain.card import Blob
from rolodex.domain.contact import Contact, Foreign, Kind, Name, Org, Params, Value
from rolodex.domain.errors import UserError
from rolodex.domain.message import message
from rolodex.vcard import escaping, own, version21
from rolodex.vcard.dialects import DIALECTS, Dialect, Written
from rolodex.vcard.draft import KEPT_BESIDE
from rolodex.vcard.header import WAS
from rolodex.vcard.identity import FROM_FN, GENERATION, NO_FN, SURNAME2, member_named
from rolodex.vcard.jobs import SINCE, UNTIL
from rolodex.vcard.reachable import MORE_PARTS
from rolodex.vcard.values import has_scheme, split, text_3, uri
from rolodex.vcard.words import apple_label

PRODUCT = "-//Rolodex//Rolodex//EN"
UNNAMED = "?"
"""FN of a contact that has no name and nothing that could stand for one."""
BlobOf = Callable[[str], Blob | None]

_NEVER_FOLDED = 1 << 60
_OWN_UIDS = uuid.UUID("5c0f8d26-2b8c-4f0e-9a35-0d6a4ad3a3a7")
_KINDS = frozenset({"KIND"})
_MEMBERS = frozenset({"MEMBER", "X-ADDRESSBOOKSERVER-MEMBER"})


def write_cards(contacts: Iterable[Contact], version: str, blob: BlobOf) -> Iterator[bytes]:
    """The cards of these contacts one after the other, as bytes of a file."""
    for contact in contacts:
        yield card_text(contact, version, blob).encode()


def card_text(contact: Contact, version: str, blob: BlobOf) -> str:
    """One contact as card; a picture comes from `blob` by its SHA-256."""
    if version == "2.1":
        return version21.card(contact, blob)
    dialect = DIALECTS.get(version)
    if dialect is None:
        raise UserError(
            message(
                "Cards of version %(version)s cannot be written; nothing was. Choose 2.1, 3.0 or 4.0.",
                version=version,
            )
        )
    return _CardWriter(contact, dialect, blob).text()


class _Card(Component):  # type: ignore[misc]  # vobject has no types
    """A vobject component that keeps its lines in the order in which they were given."""

    normal_attributes = [*Component.normal_attributes, "ordered"]  # noqa: RUF012 - as vobject has it

    def __init__(self) -> None:
        super().__init__("VCARD")
        self.ordered: list[ContentLine] = []

    def getSortedChildren(self) -> list[ContentLine]:  # noqa: N802 - as vobject names it
        """The lines as they were given."""
        return self.ordered


class _Line(ContentLine):  # type: ignore[misc]  # vobject has no types
    """A vobject line with plain attributes: its own way of setting them is half the time of writing."""

    __setattr__ = object.__setattr__


class _CardWriter:
    """Writes one contact."""

    def __init__(self, contact: Contact, dialect: Dialect, blob: BlobOf) -> None:
        self._contact = contact
        self._dialect = dialect
        self._blob = blob
        self._card = _Card()
        self._used = {kept.group.lower() for kept in contact.foreign}
        self._used |= {value.group.lower() for values in self._values() for value in values}
        self._used |= {adr.group.lower() for adr in contact.adr} | {org.group.lower() for org in contact.org}
        self._used |= {date.group.lower() for date in contact.dates} | {contact.n.group.lower()}
        self._used |= {photo.group.lower() for photo in contact.photo}
        self._labels: dict[str, str] = {}
        self._number = 0
        self._beside = {
            kept.name: kept for kept in contact.foreign if not kept.value and kept.name in KEPT_BESIDE
        }

    def text(self) -> str:
        """The whole card with folds and CRLF."""
        self._identity()
        self._names()
        self._jobs()
        self._reachable()
        self._private()
        self._pictures()
        self._members()
        for line in own.written(self._contact):
            self._line(line.name, line.value, line.params)
        self._foreign()
        buffer = io.BytesIO()
        # vobject folds by characters, and other programs count octets: it writes long lines, we fold them.
        self._card.serialize(buffer, _NEVER_FOLDED, validate=False)
        lines = buffer.getvalue().split(b"\r\n")
        return b"\r\n".join(map(escaping.folded, lines)).decode()

    def _values(self) -> tuple[tuple[Value, ...], ...]:
        contact = self._contact
        return (
            contact.tel,
            contact.email,
            contact.url,
            contact.impp,
            contact.related,
            contact.lang,
            contact.nickname,
            contact.note,
        )

    # -- lines ----------------------------------------------------------------------------------------

    def _add(self, written: Written, group: str = "", params: Params = ()) -> None:
        """Adds a line, and its label beside it in a group of its own."""
        group = escaping.group(group)
        if written.label:
            label = apple_label(written.label)
            if not group or self._labels.get(group.lower(), label) != label:
                group = self._free_group()
            known = group.lower() in self._labels
            self._labels[group.lower()] = label
            self._line(written.name, written.value, (*params, *written.params), group)
            if not known:
                self._line("X-ABLABEL", escaping.text(label), (), group)
        else:
            self._line(written.name, written.value, (*params, *written.params), group)

    def _line(self, name: str, value: str, params: Params, group: str = "") -> None:
        if name in self._dialect.lacks:
            params = (*(pair for pair in params if pair[0] != WAS), (WAS, name))
            name = "X-" + name
        given: dict[str, list[str]] = {}
        for key, word in params:
            given.setdefault(escaping.name(key.upper()), []).append(escaping.parameter(word))
        listed = [[key, *words] for key, words in given.items()]
        line = _Line(escaping.name(name), listed, value, group or None, encoded=True)
        self._card.ordered.append(line)

    def _free_group(self) -> str:
        while True:
            self._number += 1
            group = f"item{self._number}"
            if group not in self._used:
                return group

    def _single(self, written: Written) -> None:
        """A property whose field holds nothing but its text; group and parameters were kept beside it."""
        beside = self._beside.get(written.name)
        if beside is None:
            self._line(written.name, written.value, written.params)
        else:
            self._line(
                written.name,
                written.value,
                (*beside.params, *written.params),
                escaping.group(beside.group),
            )

    def _params(self, types: tuple[str, ...], pref: int, params: Params) -> Params:
        worded = tuple(("TYPE", word) for word in types)
        return (*worded, *self._dialect.preference(pref), *params)

    # -- parts of a card ------------------------------------------------------------------------------

    def _identity(self) -> None:
        contact = self._contact
        self._line("VERSION", self._dialect.version, ())
        self._line("PRODID", PRODUCT, ())
        uid = contact.uid or str(
            uuid.uuid5(_OWN_UIDS, repr((contact.fn, contact.n, contact.tel, contact.email)))
        )
        self._single(self._dialect.uid(uid))
        for line in self._dialect.kind(contact, self._says_kind()):
            self._line(line.name, line.value, line.params)

    def _says_kind(self) -> bool:
        """Whether the card came with a KIND of its own that still holds."""
        return any(
            kept.name in _KINDS and kept.value.strip().lower() == self._contact.kind
            for kept in self._contact.foreign
        )

    def _names(self) -> None:
        contact = self._contact
        name = contact.n
        unnamed = () if contact.fn else ((NO_FN, "1"),)
        self._single(Written("FN", escaping.text(contact.fn or UNNAMED), unnamed))
        parts = [
            _with_end(name.family, name.family2),
            name.given,
            name.additional,
            name.prefix,
            _with_end(name.suffix, name.generation),
        ]
        parts += [part for key, part in name.params if key == MORE_PARTS]
        params = tuple(pair for pair in name.params if pair[0] != MORE_PARTS)
        newer = ((SURNAME2, name.family2), (GENERATION, name.generation))
        params += tuple((key, part) for key, part in newer if part)
        if not any(parts) and self._is_person():
            # Phones show N alone: the name is given unparted, and marked so that we do not take it for N.
            parts[1] = contact.fn
            params = (*params, (FROM_FN, "1"))
        if any(parts) or self._dialect.version == "3.0":
            value = ";".join(map(escaping.name_part, parts))
            self._line("N", value, params, escaping.group(name.group))
        self._phonetic(name)
        for group in _alike(contact.nickname):
            first = group[0]
            value = ",".join(escaping.text(item.value) for item in group)
            params = self._params(first.types, first.pref, first.params)
            self._add(Written("NICKNAME", value, (), first.label), first.group, params)

    def _is_person(self) -> bool:
        contact = self._contact
        return (
            contact.kind == "individual"
            and contact.fn != ""
            and all(o.name != contact.fn for o in contact.org)
        )

    def _phonetic(self, name: Name) -> None:
        for key, value in (
            ("X-PHONETIC-FIRST-NAME", name.phonetic_given),
            ("X-PHONETIC-MIDDLE-NAME", name.phonetic_additional),
            ("X-PHONETIC-LAST-NAME", name.phonetic_family),
        ):
            if value:
                self._line(key, escaping.text(value), ())

    def _jobs(self) -> None:
        earlier: list[tuple[str, Org]] = []
        for job in self._contact.org:
            group = job.group.lower()
            if any(other == group and _could_be_mixed(before, job) for other, before in earlier):
                group = self._free_group()
            earlier.append((group, job))
            written = escaping.group(group if group != job.group.lower() else job.group)
            kept = tuple(pair for pair in job.params if ";" not in pair[0])
            lasts = tuple((key, day) for key, day in ((SINCE, job.since), (UNTIL, job.until)) if day)
            if job.name or job.units:
                value = ";".join(map(escaping.text, (job.name, *job.units)))
                self._line("ORG", value, (*self._params(job.types, job.pref, kept), *lasts), written)
                lasts = ()
            for key, word in (("TITLE", job.title), ("ROLE", job.role)):
                if word:
                    params = tuple(
                        (name.partition(";")[2], value)
                        for name, value in job.params
                        if name.startswith(key + ";")
                    )
                    self._line(key, escaping.text(word), (*params, *lasts), written)
                    lasts = ()

    def _reachable(self) -> None:
        contact = self._contact
        for value in contact.tel:
            self._value(self._dialect.telephone(value), value)
        for value in contact.email:
            self._value(Written("EMAIL", escaping.text(value.value), (), value.label), value)
        self._addresses()
        for value in contact.url:
            self._value(Written("URL", *escaping.uri(value.value), value.label), value)
        for value in contact.impp:
            self._value(Written("IMPP", *escaping.uri(value.value), value.label), value)
        for value in contact.related:
            # The types of a relation are its meaning, and each version says that in its own way.
            params = (*self._dialect.preference(value.pref), *value.params)
            self._add(self._dialect.related(value), value.group, params)
        for value in contact.lang:
            self._value(Written("LANG", escaping.text(value.value), (), value.label), value)

    def _value(self, written: Written, value: Value) -> None:
        self._add(written, value.group, self._params(value.types, value.pref, value.params))

    def _addresses(self) -> None:
        for adr in self._contact.adr:
            parts = [adr.box, adr.ext, adr.street, adr.city, adr.region, adr.code, adr.country]
            parts += [value for key, value in adr.params if key == MORE_PARTS]
            params = tuple(pair for pair in adr.params if pair[0] != MORE_PARTS)
            group = escaping.group(adr.group)
            if adr.country_code and not group:
                group = self._free_group()
            before = len(self._card.ordered)
            written = Written("ADR", ";".join(map(escaping.text, parts)), (), adr.label)
            self._add(written, group, self._params(adr.types, adr.pref, params))
            if adr.country_code:
                held = self._card.ordered[before].group or ""
                self._line("X-ABADR", escaping.text(adr.country_code.lower()), (), held)

    def _private(self) -> None:
        contact = self._contact
        for date in contact.dates:
            for line in self._dialect.date(date):
                # The group is the first line's; a second line about the same day gets one of its own.
                self._add(line, date.group if line.name != "X-ABDATE" or date.name == "event" else "")
        for value in contact.note:
            self._value(Written("NOTE", escaping.text(value.value), (), value.label), value)
        if contact.categories:
            self._single(Written("CATEGORIES", ",".join(map(escaping.text, contact.categories))))
        if contact.tz:
            self._single(self._dialect.zone(contact.tz))
        if contact.gender:
            sex, part, identity = contact.gender.partition(";")
            self._single(Written("GENDER", escaping.text(sex) + part + escaping.text(identity)))
        if contact.rev:
            self._single(Written("REV", escaping.text(contact.rev)))

    def _pictures(self) -> None:
        for photo in self._contact.photo:
            if photo.sha256:
                blob = self._blob(photo.sha256)
                if blob is None:
                    continue
                written = self._dialect.picture(photo, blob)
            else:
                written = self._dialect.link(photo)
            self._line(written.name, written.value, written.params, escaping.group(photo.group))

    def _members(self) -> None:
        contact = self._contact
        # A plain one that is kept besides is a member named twice.
        kept = {
            member_named(item.value)
            for item in contact.foreign
            if item.name in _MEMBERS and (item.params or item.group or not has_scheme(uri(item.value)))
        }
        for member in contact.member:
            if member not in kept:
                for line in self._dialect.member(contact, member, self._says_kind()):
                    self._line(line.name, line.value, line.params)

    def _foreign(self) -> None:
        contact = self._contact
        for kept in contact.foreign:
            if self._is_said(kept):
                continue
            written = self._dialect.foreign(kept)
            self._line(written.name, written.value, written.params, escaping.group(kept.group))

    def _is_said(self, kept: Foreign) -> bool:
        """Whether this was written with its field, or the field says something else by now."""
        if self._beside.get(kept.name) is kept:
            return True
        if kept.name in _KINDS:
            word = kept.value.strip().lower()
            return word in get_args(Kind) and not self._says_kind()
        if kept.name in _MEMBERS and not _is_data(kept):
            return member_named(kept.value) not in self._contact.member
        if kept.name == "CATEGORIES" and not kept.params and not kept.group:
            again = {text_3(word) for word in split(kept.value, ",")}
            return not again.issubset(self._contact.categories)
        return False


def _is_data(kept: Foreign) -> bool:
    return ("ENCODING", "b") in kept.params or kept.value[:5].lower() == "data:"


def _with_end(text: str, end: str) -> str:
    """The part with the newer part repeated in it, as RFC 9554 asks for older programs."""
    return f"{text} {end}" if text and end else text


def _could_be_mixed(before: Org, job: Org) -> bool:
    """Whether a reader that pairs by order would give something of this job to the one before."""
    lacks = (not (before.name or before.units), not before.title, not before.role)
    has = (bool(job.name or job.units), bool(job.title), bool(job.role))
    return any(lack and there for lack, there in zip(lacks, has, strict=True))


def _alike(values: Iterable[Value]) -> list[list[Value]]:
    """Values that differ in nothing but their text, together."""
    groups: list[list[Value]] = []
    for value in values:
        last = groups[-1][0] if groups else None
        same = last is not None and (last.types, last.pref, last.label, last.group, last.params) == (
            value.types,
            value.pref,
            value.label,
            value.group,
            value.params,
        )
        if same:
            groups[-1].append(value)
        else:
            groups.append([value])
    return groups
