"""A contact in the making: fields that properties fill, and what is kept word for word."""

from __future__ import annotations

import base64
from dataclasses import replace

from rolodex.domain.card import Blob
from rolodex.domain.contact import (
    Adr,
    Consent,
    Contact,
    Custom,
    Date,
    Foreign,
    Kind,
    Name,
    Photo,
    Value,
)
from rolodex.domain.message import Message
from rolodex.vcard.header import in_order
from rolodex.vcard.jobs import Jobs
from rolodex.vcard.property import Property
from rolodex.vcard.values import from_base64, without_controls

KEPT_BESIDE = ("UID", "FN", "CATEGORIES", "TZ", "GENDER", "REV")
"""Properties whose field is a bare text; their group and parameters are kept under an empty value."""

OCTETS = "data:application/octet-stream;base64,"
"""How 4.0 writes what was base64 of an unknown kind."""


class Draft:
    """A contact in the making."""

    def __init__(self) -> None:
        self.fields: dict[str, str] = {}
        self.kind: Kind = "individual"
        self.kinds: list[Property] = []
        self.apple_kind = ""
        self.n = Name()
        self.phonetic: dict[str, str] = {}
        self.lists: dict[str, list[Value]] = {}
        self.adr: list[Adr] = []
        self.jobs = Jobs()
        self.dates: list[Date] = []
        self.categories: dict[str, None] = {}
        self.photo: list[Photo] = []
        self.member: list[str] = []
        self.members: set[tuple[str, str]] = set()
        self.members_again: list[Property] = []
        self.favourite = False
        self.custom: list[Custom] = []
        self.consent: list[Consent] = []
        self.foreign: list[Foreign] = []
        self.blobs: dict[str, Blob] = {}
        self.warnings: list[tuple[int, Message]] = []
        self.refused: list[tuple[int, Message]] = []
        self.last_kept = -1

    def keep(self, item: Property) -> None:
        """Keeps a property word for word."""
        self.last_kept = item.order
        header = item.header
        params = header.verbatim
        octets = from_base64(item.octets) if header.encoding == "b64" else b""
        if octets:
            params = in_order((*params, ("ENCODING", "b")))
            value = base64.b64encode(octets).decode("ascii")
        else:
            value = without_controls(item.verbatim()).replace("\n", "\\n")
            if value.startswith(OCTETS):
                # What 3.0 has as base64 and 4.0 lacks: it comes back as it was.
                params = in_order((*params, ("ENCODING", "b")))
                value = value[len(OCTETS) :]
        self.foreign.append(Foreign(header.name, value, item.group, params, item.order))

    def keep_parameters(self, item: Property) -> None:
        """Keeps group and parameters of a property whose field has no room for them, under an empty value."""
        params = tuple(pair for pair in item.header.verbatim if pair[0] != "VALUE")
        if params or item.group:
            self.foreign.append(Foreign(item.header.name, "", item.group, params, item.order))

    def add_value(self, name: str, item: Property, value: str) -> None:
        """Adds to one of the repeated texts, unless there is nothing to say."""
        if value:
            header = item.header
            self.lists.setdefault(name, []).append(
                Value(value, header.types, header.pref, item.label, item.group, item.params())
            )

    def contact(self) -> Contact:
        """What all properties together say."""
        fields = self.fields
        name = self._name()
        lists = self.lists
        orgs = self.jobs.orgs()
        self._keep_kinds()
        if self.kind == "group":
            for item in self.members_again:
                self.keep(item)
        return Contact(
            0,
            fields.get("UID", ""),
            self.kind,
            fields.get("FN", "") or self._derived_name(name, orgs[0].name if orgs else ""),
            name,
            tuple(lists.get("nickname", ())),
            orgs,
            tuple(lists.get("tel", ())),
            tuple(lists.get("email", ())),
            tuple(self.adr),
            tuple(lists.get("url", ())),
            tuple(lists.get("impp", ())),
            tuple(lists.get("related", ())),
            tuple(lists.get("lang", ())),
            _without_doubles(self.dates),
            tuple(lists.get("note", ())),
            tuple(self.categories),
            tuple(self.photo),
            tuple(dict.fromkeys(self.member)),
            fields.get("TZ", ""),
            fields.get("GENDER", ""),
            fields.get("REV", ""),
            tuple(replace(kept, order=order) for order, kept in enumerate(sorted(self.foreign, key=_rank))),
            self.favourite,
            tuple(self.custom),
            tuple(self.consent),
        )

    def _keep_kinds(self) -> None:
        """Keeps each KIND but those that we write for the field alone, or beside Apple's mark of the same."""
        for item in self.kinds:
            header, word = item.header, item.verbatim().lower()
            alone = word == "location" or (word == self.apple_kind and not header.renamed)
            ours = alone and word == self.kind
            if not ours or header.verbatim or item.group:
                self.keep(item)

    def _name(self) -> Name:
        sound = self.phonetic
        if not sound:
            return self.n
        return replace(
            self.n,
            phonetic_family=sound.get("phonetic_family", ""),
            phonetic_given=sound.get("phonetic_given", ""),
            phonetic_additional=sound.get("phonetic_additional", ""),
        )

    def _derived_name(self, name: Name, org: str) -> str:
        parts = (name.prefix, name.given, name.additional, name.family, name.family2, name.suffix)
        derived = " ".join(part.replace(",", ", ").replace(",  ", ", ") for part in parts if part) or org
        for field in ("nickname", "email", "tel", "impp", "url"):
            if derived:
                break
            derived = next((value.value for value in self.lists.get(field, ())), "")
        return derived.strip()


def _rank(kept: Foreign) -> tuple[int, int]:
    """First the parameters kept for fields, as those are written, then all else as the card has it."""
    if kept.value or kept.name not in KEPT_BESIDE:
        return len(KEPT_BESIDE), kept.order
    return KEPT_BESIDE.index(kept.name), kept.order


def _without_doubles(found: list[Date]) -> tuple[Date, ...]:
    """The dates, each anniversary once though programs write it under several names."""
    kept: dict[tuple[str, ...], Date] = {}
    for place, date in enumerate(found):
        key = (date.name, date.value) if date.name != "event" else (str(place),)
        kept.setdefault(key, date)
    return tuple(kept.values())
