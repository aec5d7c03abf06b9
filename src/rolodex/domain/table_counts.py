"""How many values of each kind the contacts of a table have, which decides its columns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields

from rolodex.domain.contact import Contact, Name

MOST = 6
"""Columns of one kind at most; the losses name what goes beyond."""
MOST_OWN = 200
"""Columns for fields of the user's own and for their events."""


@dataclass(frozen=True, slots=True)
class Counts:
    """The most that any contact has of each, and which parts, days and own fields occur at all."""

    nickname: int = 0
    org: int = 1
    tel: int = 1
    email: int = 1
    adr: int = 1
    url: int = 0
    impp: int = 0
    related: int = 0
    note: int = 0
    lang: bool = False
    gender: bool = False
    tz: bool = False
    favourite: bool = False
    names: frozenset[str] = frozenset({"given", "family"})
    dates: frozenset[str] = frozenset()
    events: tuple[str, ...] = ()
    custom: tuple[str, ...] = ()
    consent: tuple[str, ...] = ()


_NUMBERED = ("nickname", "org", "tel", "email", "adr", "url", "impp", "related", "note")
_FLAGS = ("lang", "gender", "tz", "favourite")
_PARTS = tuple(field.name for field in fields(Name) if field.name not in ("group", "params"))


def counted(contacts: Iterable[Contact]) -> Counts:
    """What these contacts have."""
    most = {name: getattr(Counts(), name) for name in _NUMBERED}
    flags = dict.fromkeys(_FLAGS, False)
    names, dates = set(Counts().names), set[str]()
    events, custom, consent = dict[str, None](), dict[str, None](), dict[str, None]()
    for contact in contacts:
        for name in _NUMBERED:
            items = getattr(contact, name)
            if len(items) > most[name]:
                most[name] = min(len(items), MOST)
        for name in _FLAGS:
            flags[name] = flags[name] or bool(getattr(contact, name))
        names.update(part for part in _PARTS if part not in names and getattr(contact.n, part))
        for date in contact.dates:
            if date.name == "event":
                events[date.label] = None
            else:
                dates.add(date.name)
        custom.update((one.name, None) for one in contact.custom)
        consent.update((one.channel, None) for one in contact.consent)
    return Counts(
        **most,
        **flags,
        names=frozenset(names),
        dates=frozenset(dates),
        events=tuple(events)[:MOST_OWN],
        custom=tuple(custom)[:MOST_OWN],
        consent=tuple(consent),
    )
