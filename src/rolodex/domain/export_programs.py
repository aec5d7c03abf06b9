"""What phones and Outlook do not read of a card, though the card says it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rolodex.domain.contact import Adr, Contact, Org, Photo
from rolodex.domain.exporting import Loss, Target
from rolodex.domain.message import Message, message

PHONE = message("The phone does not read it")
OUTLOOK = message("Outlook does not read it")
FIRST = message("Only the first one is read")
THREE = message("Only the first three are read")

_OWN = ("custom", "consent", "member", "lang", "foreign")


@dataclass(frozen=True, slots=True)
class _Program:
    """Lists that a program passes over, and of which lists it reads only so many."""

    reason: Message
    passed: tuple[str, ...]
    most: Mapping[str, int]
    single: tuple[str, ...]
    roles: bool = True


_PROGRAMS: Mapping[Target, _Program] = {
    "iphone": _Program(
        PHONE, ("categories", *_OWN), {"org": 1, "photo": 1}, ("tz", "gender", "favourite"), roles=False
    ),
    "android": _Program(
        PHONE,
        ("categories", "related", *_OWN),
        {"photo": 1},
        ("tz", "gender", "favourite"),
        roles=False,
    ),
    "outlook": _Program(
        OUTLOOK,
        ("impp", "related", *_OWN),
        {"org": 1, "email": 3, "adr": 3, "photo": 1},
        ("tz", "gender", "favourite"),
    ),
}


def unread(contact: Contact, target: Target) -> Iterator[Loss]:
    """What the program for which the card is written passes over."""
    program = _PROGRAMS.get(target)
    if program is None:
        return
    for name in program.passed:
        for item in getattr(contact, name):
            yield Loss(_property(name, item), _said(item), program.reason)
    for name, most in program.most.items():
        for item in getattr(contact, name)[most:]:
            yield Loss(_property(name, item), _said(item), FIRST if most == 1 else THREE)
    for name in program.single:
        if value := getattr(contact, name):
            yield Loss(name, "" if value is True else str(value), program.reason)
    if not program.roles:
        yield from (Loss("org", job.role, program.reason) for job in contact.org if job.role)


def _property(name: str, item: Any) -> str:
    if name == "foreign":
        return str(item.name).lower() or "x-"
    return item.name if isinstance(item, Photo) else name


def _said(item: Any) -> str:
    if isinstance(item, str):
        return item
    if isinstance(item, Adr):
        return ", ".join(filter(None, (item.street, item.code, item.city, item.country)))
    words: Sequence[Callable[[Any], Any]] = (
        lambda one: (one.name or one.title) if isinstance(one, Org) else "",
        lambda one: (one.uri or one.sha256) if isinstance(one, Photo) else "",
        lambda one: getattr(one, "value", ""),
        lambda one: getattr(one, "channel", ""),
    )
    return str(next(filter(None, (word(item) for word in words)), ""))
