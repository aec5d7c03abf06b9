"""A contact in the making, filled by the cells of one row of a table."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any, TypeVar

from rolodex.domain import table_words as words
from rolodex.domain.contact import (
    Adr,
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
from rolodex.domain.mapping import Mapping as Columns
from rolodex.domain.mapping import Target
from rolodex.domain.message import Message, message
from rolodex.domain.naming import full_name
from rolodex.domain.quick import quick
from rolodex.domain.table_dates import date_of, is_nothing
from rolodex.domain.table_phone import shortened, with_code
from rolodex.domain.typed_value import as_type

_LISTS = frozenset({"tel", "email", "url", "impp", "related", "lang", "nickname", "note"})
_DATES = frozenset({"bday", "anniversary", "deathdate", "event"})
_LABELLED = frozenset({"tel", "email", "url", "impp", "related", "event", "adr", "x-custom"})
_PARTED = re.compile(r"[;,\n]")
_ISO_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,30}:\S")
_ADDRESS = ("street", "ext", "box", "city", "region", "code", "country", "country_code")
_JOINED = {"street": "\n", "ext": ", ", "box": ", "}
_T = TypeVar("_T")
_value, _name, _adr, _contact = quick(Value), quick(Name), quick(Adr), quick(Contact)
_foreign = quick(Foreign)
_ESCAPES = str.maketrans({"\\": "\\\\", "\n": "\\n", ",": "\\,", ";": "\\;"})


class RowDraft:
    """A contact in the making."""

    def __init__(self, mapping: Columns, own: Mapping[str, CustomType]) -> None:
        self._country = mapping.country
        self._order = mapping.date_order
        self._own = own
        self._texts: dict[str, str] = {}
        self._name: dict[str, str] = {}
        self._values: dict[str, list[Value]] = {}
        self._labels: dict[tuple[str, int], str] = {}
        self._addresses: dict[tuple[object, ...], dict[str, str]] = {}
        self._formatted: dict[tuple[object, ...], str] = {}
        self._jobs: dict[int, dict[str, Any]] = {}
        self._dates: list[Date] = []
        self._parts: dict[str, dict[str, str]] = {}
        self._categories: dict[str, None] = {}
        self._photo: list[Photo] = []
        self._custom: list[Custom] = []
        self._consent: list[Consent] = []
        self._foreign: list[Foreign] = []
        self._members: list[str] = []
        self._kind: Kind = "individual"
        self._favourite = False
        self.warnings: list[Message] = []

    def keep(self, name: str, text: str) -> None:
        """Keep a cell word for word."""
        self._foreign.append(_foreign(name, text.translate(_ESCAPES), order=len(self._foreign)))

    def _pieces(self, target: Target, text: str) -> list[str]:
        if not target.separator:
            return [text]
        return [piece.strip() for piece in text.split(target.separator) if piece.strip()]

    def _take_label(self, field: str, target: Target, text: str) -> bool:
        self._labels[field, target.number] = text
        return field in _LABELLED

    def _take_values(self, field: str, target: Target, text: str) -> bool:
        for piece in self._pieces(target, text):
            value = _value(piece, target.types, 0, target.label)
            if self._labels or field in _RELATING:
                value = self._labelled(field, target, value)
            if field == "tel":
                value = self._telephone(value)
            self._values.setdefault(field, []).append(value)
        return True

    def _labelled(self, field: str, target: Target, value: Value) -> Value:
        label = self._labels.get((field, target.number), "")
        if label[:2] == "* ":
            label, value = label[2:].strip(), replace(value, pref=1)
        elif label == "*":
            label, value = "", replace(value, pref=1)
        if field == "impp":
            return _messenger(value, label or target.label)
        if field == "related":
            relation = words.RELATIONS.get(label.casefold(), "")
            if relation:
                return replace(value, types=(relation,))
            return replace(value, label=label or value.label)
        if not label:
            return value
        types, rest = words.kinds(label)
        return replace(value, types=types or value.types, label=rest or value.label)

    def _telephone(self, value: Value) -> Value:
        if shortened(value.value):
            self.warnings.append(
                message("“%(given)s” is a phone number that a spreadsheet shortened.", given=value.value)
            )
        return replace(value, value=with_code(value.value, self._country)) if self._country else value

    def _take_text(self, field: str, text: str) -> bool:
        return self._texts.setdefault(field, text) == text

    def _take_name(self, part: str, target: Target, text: str) -> bool:
        return part in _NAME_PARTS and self._name.setdefault(part, text) == text

    def _take_address(self, part: str, target: Target, text: str) -> bool:
        key = (target.types, target.label, target.number)
        if part == "formatted":
            self._formatted[key] = text
            return True
        if part not in _ADDRESS:
            return False
        parts = self._addresses.setdefault(key, {})
        if part not in parts:
            parts[part] = text
        elif part in _JOINED:
            if parts[part] != text:
                parts[part] += _JOINED[part] + text
        else:
            return parts[part] == text
        return True

    def _take_job(self, part: str, target: Target, text: str) -> bool:
        job = self._jobs.setdefault(target.number, {})
        if part == "unit":
            job["units"] = (*job.get("units", ()), text)
            return True
        if part not in ("name", "title", "role", "since", "until"):
            return False
        return bool(job.setdefault(part, text) == text)

    def _take_date(self, field: str, part: str, target: Target, text: str) -> bool:
        if part in ("year", "month", "day"):
            return self._parts.setdefault(field, {}).setdefault(part, text) == text
        if is_nothing(text):
            return True
        for piece in self._pieces(target, text):
            label = self._labels.get((field, target.number), "") or target.label
            name = field
            if field == "event" and label.casefold() in words.ANNIVERSARIES:
                name, label = "anniversary", ""
            elif field == "event" and label.casefold() in words.BIRTHDAYS:
                name, label = "bday", ""
            self._add_date(name, piece, label)
        return True

    def _add_date(self, name: str, text: str, label: str) -> None:
        found = date_of(text, self._order)
        if found is None:
            self.warnings.append(message("“%(given)s” is no date; it is kept as it is.", given=text))
            made = Date(name, text, label=label)
        else:
            made = Date(name, found.iso(), found.year, found.month, found.day, label)
        if made not in self._dates:
            self._dates.append(made)

    def _take_categories(self, _part: str, target: Target, text: str) -> bool:
        pieces = self._pieces(target, text) if target.separator else _PARTED.split(text)
        for piece in pieces:
            system = piece.strip().startswith("* ")
            name = piece.strip().removeprefix("* ").strip()
            if system and name.casefold() in words.SYSTEM_GROUPS:
                continue
            if system and name.casefold() == words.STARRED:
                self._favourite = True
            elif name:
                self._categories[name] = None
        return True

    def _take_gender(self, _part: str, _target: Target, text: str) -> bool:
        known = words.GENDERS.get(text.casefold())
        if known == "":
            return True
        return self._take_text("gender", known or f";{text}")

    def _take_kind(self, _part: str, _target: Target, text: str) -> bool:
        known = words.KINDS.get(text.casefold(), "")
        for kind in _KIND_NAMES:
            if known == kind:
                self._kind = kind
                return True
        return False

    def _take_photo(self, _part: str, _target: Target, text: str) -> bool:
        if not _SCHEME.match(text) or any(c.isspace() for c in text):
            return False
        self._photo.append(Photo(uri=text))
        return True

    def _take_uid(self, _part: str, _target: Target, text: str) -> bool:
        return self._take_text("uid", text.removeprefix("urn:uuid:"))

    def _take_favourite(self, _part: str, _target: Target, text: str) -> bool:
        self._favourite = self._favourite or text.casefold() in words.YES
        return text.casefold() in words.YES | words.NO

    def _take_consent(self, part: str, _target: Target, text: str) -> bool:
        channel = words.CHANNELS.get(part)
        verdict, *more = text.split("; ")
        said = verdict.casefold()
        if channel is None or said not in words.YES | words.NO | words.AGREED | words.REFUSED:
            return False
        at = more.pop() if more and _ISO_DATE.fullmatch(more[-1]) else ""
        granted = said in words.YES | words.AGREED
        self._consent.append(Consent(channel, granted, "; ".join(more), at))
        return True

    def _take_members(self, _part: str, target: Target, text: str) -> bool:
        pieces = self._pieces(target, text) if target.separator else _PARTED.split(text)
        self._members += [piece.strip().removeprefix("urn:uuid:") for piece in pieces if piece.strip()]
        return True

    def _take_custom(self, _part: str, target: Target, text: str) -> bool:
        name = target.label or self._labels.get(("x-custom", target.number), "")
        if not name:
            return False
        for piece in self._pieces(target, text):
            self._custom.append(self._own_value(name, piece))
        return True

    def _own_value(self, name: str, text: str) -> Custom:
        kind = self._own.get(name, "text")
        if kind == "date":
            found = date_of(text, self._order)
            value = found.iso() if found else None
        else:
            value = text if kind == "choice" else as_type(text, kind)
        return Custom(name, text) if value is None else Custom(name, value, kind)

    def contact(self) -> Contact:
        """What all cells together say; FN is the whole name where its main parts stand in cells."""
        if self._parts:
            self._join_parts()
        made: dict[str, Any] = {**self._texts, "kind": self._kind, "favourite": self._favourite}
        if self._name:
            made["n"] = name = _name(**self._name)  # type: ignore[arg-type]  # they are parts of text
            if not made.get("fn") and name.given and name.family:
                made["fn"] = full_name(name)
        for field, found in self._values.items():
            made[field] = _each_once(found)
        if self._addresses or self._formatted:
            made["adr"] = self._all_addresses()
        if self._jobs:
            made["org"] = tuple(Org(**job) for _number, job in sorted(self._jobs.items()))
        if self._custom:
            made["custom"] = _each_once(self._custom)
        for field, lists in (
            ("dates", self._dates),
            ("categories", self._categories),
            ("photo", self._photo),
            ("member", self._members),
            ("consent", self._consent),
            ("foreign", self._foreign),
        ):
            if lists:
                made[field] = tuple(lists)
        return _contact(**made)

    def _join_parts(self) -> None:
        """Make dates of those whose year, month and day stand in columns of their own."""
        for name, parts in self._parts.items():
            year, month, day = (parts.get(part, "") for part in ("year", "month", "day"))
            months = month.zfill(2) if month else ""
            text = f"{year or '-'}-{months}-{day.zfill(2)}" if day else f"{year}-{months}".strip("-")
            self._add_date(name, text, "")

    def _all_addresses(self) -> tuple[Adr, ...]:
        found = []
        for key in dict.fromkeys((*self._addresses, *self._formatted)):
            types, label, number = key
            parts = self._addresses.get(key, {})
            whole = self._formatted.get(key, "")
            if not parts:
                parts = {"street": whole}
            elif whole and not _says_all(parts, whole):
                self.keep(f"X-ADDRESS-{number}-FORMATTED", whole)
            made = _adr(**parts, types=types, label=label)  # type: ignore[arg-type]  # they are parts
            found.append(self._labelled_address(made, number))  # type: ignore[arg-type]
        return _each_once(found)

    def _labelled_address(self, adr: Adr, number: int) -> Adr:
        label = self._labels.get(("adr", number), "")
        if not label:
            return adr
        if label[:1] == "*":
            label, adr = label[1:].strip(), replace(adr, pref=1)
        types, rest = words.kinds(label)
        return replace(adr, types=types or adr.types, label=rest or adr.label)


_KIND_NAMES: tuple[Kind, ...] = ("individual", "org", "group", "location")
_RELATING = frozenset({"impp", "related"})
_NAME_PARTS = frozenset(Name.__slots__) - {"group", "params"}
_Taker = Callable[[RowDraft, str, Target, str], bool]
_TAKERS: Mapping[str, _Taker] = {
    "n": RowDraft._take_name,
    "adr": RowDraft._take_address,
    "org": RowDraft._take_job,
    "categories": RowDraft._take_categories,
    "gender": RowDraft._take_gender,
    "kind": RowDraft._take_kind,
    "photo": RowDraft._take_photo,
    "uid": RowDraft._take_uid,
    "favourite": RowDraft._take_favourite,
    "consent": RowDraft._take_consent,
    "member": RowDraft._take_members,
    "x-custom": RowDraft._take_custom,
    "fn": lambda draft, _part, _target, text: draft._take_text("fn", text),
    "tz": lambda draft, _part, _target, text: draft._take_text("tz", text),
    "rev": lambda draft, _part, _target, text: draft._take_text("rev", text),
}


@lru_cache(maxsize=4096)
def taker(target: Target) -> Callable[[RowDraft, str], bool]:
    """What puts a cell of a column into a draft; it says False where the cell is to be kept word for word."""
    field, _, part = target.field.partition(".")
    if target.part == "label":
        return lambda draft, text: draft._take_label(field, target, text)
    if field in _LISTS:
        return lambda draft, text: draft._take_values(field, target, text)
    if field in _DATES:
        return lambda draft, text: draft._take_date(field, part, target, text)
    take = _TAKERS.get(field)
    if take is None:
        return lambda _draft, _text: False
    return lambda draft, text: take(draft, part, target, text)


def _each_once(found: list[_T]) -> tuple[_T, ...]:
    return (found[0],) if len(found) == 1 else tuple(dict.fromkeys(found))


def _messenger(value: Value, service: str) -> Value:
    """An address of a messenger as the URI it stands for, where the service has a scheme."""
    known = words.MESSENGERS.get(service.casefold())
    if known is None or _SCHEME.match(value.value):
        return replace(value, label=service)
    name, scheme = known
    return replace(value, value=f"{scheme}:{value.value}", label="", params=(("X-SERVICE-TYPE", name),))


def _says_all(parts: Mapping[str, str], whole: str) -> bool:
    """Whether the parts of an address have every word of the whole."""
    said = set(re.findall(r"\w+", " ".join(parts.values()).casefold()))
    return said.issuperset(re.findall(r"\w+", whole.casefold()))
