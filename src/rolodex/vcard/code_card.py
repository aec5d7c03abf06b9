"""A card small enough for a QR code that any phone reads: how to call, write and visit somebody."""

from __future__ import annotations

from collections.abc import Iterator

from rolodex.domain.contact import Adr, Contact, Value
from rolodex.domain.exporting import Loss
from rolodex.domain.message import message
from rolodex.domain.naming import display_name
from rolodex.vcard import escaping

LONGEST = 600
"""Bytes: with more the modules are too small for a phone before a screen or a card of paper."""
NO_ROOM = message("The code has no room for it")
NOT_MEANT = message("A code says how to call, write and visit, and no more")

_PASSED = ("nickname", "impp", "related", "lang", "dates", "note", "photo", "member", "custom", "consent")
_TYPES = frozenset({"home", "work", "cell", "fax", "pager"})
_LONGEST_NAME, _LONGEST_PART = 60, 20
_LAST = 60
"""Signs of a value that is told as left out."""


def text(contact: Contact) -> tuple[str, tuple[Loss, ...]]:
    """A vCard 3.0 with the most needed lines that fit, and what of the contact it does not say."""
    lines = ["BEGIN:VCARD", "VERSION:3.0", _name(contact), _line("FN", display_name(contact)[:_LONGEST_NAME])]
    room = LONGEST - sum(len(line.encode()) + 2 for line in lines) - len("END:VCARD\r\n")
    left: list[Loss] = []
    for name, said, line in _wanted(contact):
        size = len(line.encode()) + 2
        if size > room:
            left.append(Loss(name, said, NO_ROOM))
            continue
        room -= size
        lines.append(line)
    for name in _PASSED:
        left += [Loss(name, _said(item), NOT_MEANT) for item in getattr(contact, name)]
    left += [Loss("categories", tag, NOT_MEANT) for tag in contact.categories]
    left += [Loss(kept.name.lower() or "x-", kept.value[:_LAST], NOT_MEANT) for kept in contact.foreign]
    return "\r\n".join((*lines, "END:VCARD", "")), tuple(left)


def _wanted(contact: Contact) -> Iterator[tuple[str, str, str]]:
    """Property, what it says, and its line, the most needed first."""
    jobs = contact.org
    for job in jobs[:1]:
        if job.name:
            yield "org", job.name, "ORG:" + ";".join(map(escaping.text, (job.name, *job.units)))
    for value in contact.tel[:2]:
        yield "tel", value.value, _typed("TEL", value)
    for value in contact.email[:1]:
        yield "email", value.value, _typed("EMAIL", value)
    if jobs and jobs[0].title:
        yield "org", jobs[0].title, _line("TITLE", jobs[0].title)
    for adr in contact.adr[:1]:
        yield "adr", _address(adr), _adr(adr)
    for value in contact.tel[2:]:
        yield "tel", value.value, _typed("TEL", value)
    for value in contact.email[1:]:
        yield "email", value.value, _typed("EMAIL", value)
    for value in contact.url:
        yield "url", value.value, _line("URL", value.value)
    for adr in contact.adr[1:]:
        yield "adr", _address(adr), _adr(adr)
    for job in jobs[1:]:  # a second job would be read as a part of the first
        yield "org", job.name or job.title, " " * LONGEST


def _name(contact: Contact) -> str:
    name = contact.n
    family = " ".join(filter(None, (name.family, name.family2)))
    parts = (family, name.given, name.additional, name.prefix, name.suffix)
    line = "N:" + ";".join(map(escaping.name_part, parts))
    if len(line.encode()) <= LONGEST // 3:
        return line
    return "N:" + ";".join(escaping.name_part(part[:_LONGEST_PART]) for part in parts)


def _line(name: str, value: str) -> str:
    return f"{name}:{escaping.text(value)}"


def _typed(name: str, value: Value) -> str:
    return f"{name}{_types(value.types)}:{escaping.text(value.value)}"


def _adr(adr: Adr) -> str:
    country = adr.country or adr.country_code
    parts = (adr.box, adr.ext, adr.street, adr.city, adr.region, adr.code, country)
    return f"ADR{_types(adr.types)}:" + ";".join(map(escaping.text, parts))


def _types(types: tuple[str, ...]) -> str:
    known = [kind.upper() for kind in types if kind in _TYPES]
    return f";TYPE={','.join(known)}" if known else ""


def _address(adr: Adr) -> str:
    return ", ".join(filter(None, (adr.street, adr.code, adr.city, adr.country)))


def _said(item: object) -> str:
    if isinstance(item, str):
        return item[:_LAST]
    words = (getattr(item, name, "") for name in ("value", "uri", "sha256", "channel"))
    return str(next(filter(None, words), ""))[:_LAST]
