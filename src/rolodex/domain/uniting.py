"""Lists of two or more cards as one list without doubles.

What the first card says stands as it is; another card fills what it leaves open, and what only that one says
is added behind. Nothing of an address is mixed: the fuller of two that are one is kept whole.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from types import MappingProxyType
from typing import Any, TypeVar

from rolodex.domain import address_mark
from rolodex.domain.contact import Adr, Contact, Date, Foreign, Org, Value
from rolodex.domain.folding import fold
from rolodex.domain.identity import digits, e164

Item = TypeVar("Item")
LEAST_DIGITS = 7
"""With fewer digits two numbers are one only where they are equal."""


@dataclass(frozen=True, slots=True)
class List:
    """A list of a card: when two items are one and the same, and what becomes of the two."""

    same: Callable[[Any, Any], bool]
    joined: Callable[[Any, Any], Any]


def united(attribute: str, sides: Sequence[Sequence[Any]]) -> tuple[Any, ...]:
    """The items of all sides without doubles, those of the first side in front."""
    how = LISTS[attribute]
    kept = list(sides[0])
    for side in sides[1:]:
        others_first = not kept
        for item in side:
            place = found(attribute, item, kept)
            if place is None:
                kept.append(item if others_first else _behind(item))
            elif kept[place] != item:
                kept[place] = how.joined(kept[place], item)
    return tuple(kept)


def found(attribute: str, item: Any, items: Sequence[Any]) -> int | None:
    """The place among the items of the one that is this item, what is equal to the letter first."""
    if item in items:
        return items.index(item)
    same = LISTS[attribute].same
    return next((place for place, one in enumerate(items) if same(one, item)), None)


def apart_in_groups(contacts: Sequence[Contact]) -> tuple[Contact, ...]:
    """The contacts with groups of properties (item1) that no two of them share."""
    used: set[str] = set()
    renamed = []
    for contact in contacts:
        mine = sorted({item.group for item in _items(contact) if item.group})
        new = {group: group for group in mine}
        for group in mine:
            if group in used:
                new[group] = _free(used | set(new.values()))
        used.update(new.values())
        renamed.append(contact if all(k == v for k, v in new.items()) else _regrouped(contact, new))
    return tuple(renamed)


def _items(contact: Contact) -> list[Any]:
    """All of a card that may be of a group."""
    values = [getattr(contact, field.name) for field in fields(Contact)]
    listed = [item for value in values if isinstance(value, tuple) for item in value]
    return [item for item in (contact.n, *listed) if hasattr(item, "group")]


def _regrouped(contact: Contact, new: Mapping[str, str]) -> Contact:
    def moved(value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(map(moved, value))
        group = getattr(value, "group", "")
        return replace(value, group=new[group]) if group else value

    return replace(contact, **{field.name: moved(getattr(contact, field.name)) for field in fields(Contact)})


def _free(used: set[str]) -> str:
    return next(name for number in range(1, len(used) + 2) if (name := f"item{number}") not in used)


def _behind(item: Any) -> Any:
    """An item that joins those of another card: what was preferred there is not so here."""
    return replace(item, pref=0) if getattr(item, "pref", 0) else item


def _text(one: Value, other: Value) -> bool:
    return " ".join(one.value.split()).casefold() == " ".join(other.value.split()).casefold()


def _link(one: Value, other: Value) -> bool:
    return _bare(one.value) == _bare(other.value)


def _bare(url: str) -> str:
    text = url.strip().casefold()
    for beginning in ("https://", "http://", "www."):
        text = text.removeprefix(beginning)
    return text.rstrip("/")


def _phone(one: Value, other: Value) -> bool:
    """Whether two numbers are one, be they written with the code of the country or without."""
    numbers = digits(one.value), digits(other.value)
    if any(c.isalpha() for c in one.value + other.value) or not all(numbers):
        return _text(one, other)
    known = e164(one.value), e164(other.value)
    if all(known) or not any(known):
        return (known[0] or numbers[0]) == (known[1] or numbers[1])
    abroad, home = (known[0], numbers[1]) if known[0] else (known[1], numbers[0])
    bare = home.removeprefix("0")
    return len(bare) >= LEAST_DIGITS and abroad.endswith(bare) and len(abroad) - len(bare) <= 3


def _fuller_phone(one: Value, other: Value) -> Value:
    value = other.value if e164(other.value) and not e164(one.value) else one.value
    return replace(_filled(one, other), value=value)


def _filled(one: Value, other: Value) -> Value:
    """The first with what it leaves open and the other says."""
    return replace(
        one,
        types=one.types or other.types,
        label=one.label or other.label,
        params=one.params or other.params,
    )


def _address(one: Adr, other: Adr) -> bool:
    """Whether two addresses are one place, of which one says at least what the other does."""
    street = address_mark.door(_street(one), ""), address_mark.door(_street(other), "")
    if street[0] != street[1]:
        return False
    places = [(fold(getattr(one, name)), fold(getattr(other, name))) for name in ("code", "city", "region")]
    if any(mine and theirs and mine != theirs for mine, theirs in places):
        return False
    missing = {bool(mine) for mine, theirs in places if bool(mine) != bool(theirs)}
    return len(missing) <= 1


def _street(adr: Adr) -> Adr:
    return Adr(box=adr.box, ext=adr.ext, street=adr.street)


def _fuller_address(one: Adr, other: Adr) -> Adr:
    fuller = other if _parts(other) > _parts(one) else one
    return replace(
        fuller,
        types=one.types or other.types,
        pref=one.pref,
        label=one.label or other.label,
        group=one.group,
        country_code=fuller.country_code or one.country_code or other.country_code,
        shared=fuller.shared,
    )


def _parts(adr: Adr) -> int:
    return sum(bool(part) for part in (adr.street, adr.code, adr.city, adr.region))


def _job(one: Org, other: Org) -> bool:
    """Whether two jobs are one: the same firm, and no more than one title, department and time."""
    if fold(one.name) != fold(other.name):
        return False
    said = ("title", "role", "units", "since", "until", "company_id")
    pairs = [(getattr(one, name), getattr(other, name)) for name in said]
    return all(not mine or not theirs or _plain(mine) == _plain(theirs) for mine, theirs in pairs)


def _plain(said: Any) -> Any:
    return fold(said) if isinstance(said, str) else said


def _fuller_job(one: Org, other: Org) -> Org:
    open_fields = ("title", "role", "units", "types", "since", "until", "company_id", "params")
    return replace(one, **{name: getattr(one, name) or getattr(other, name) for name in open_fields})


def _date(one: Date, other: Date) -> bool:
    if (one.name, fold(one.label)) != (other.name, fold(other.label)):
        return False
    days = [(date.year, date.month, date.day) for date in (one, other)]
    return days[0] == days[1] and (any(days[0]) or one.value == other.value)


def _foreign(one: Foreign, other: Foreign) -> bool:
    return (one.name, one.value, one.params) == (other.name, other.value, other.params)


def _first(one: Item, _: Item) -> Item:
    return one


_TEXTS = List(_text, _filled)
LISTS: Mapping[str, List] = MappingProxyType(
    {
        "nickname": _TEXTS,
        "org": List(_job, _fuller_job),
        "tel": List(_phone, _fuller_phone),
        "email": _TEXTS,
        "adr": List(_address, _fuller_address),
        "url": List(_link, _filled),
        "impp": _TEXTS,
        "dates": List(_date, _first),
        "related": _TEXTS,
        "categories": List(lambda one, other: one.casefold() == other.casefold(), _first),
        "note": _TEXTS,
        "lang": _TEXTS,
        "member": List(lambda one, other: one == other, _first),
        "foreign": List(_foreign, _first),
    }
)
"""The lists of a card that keep what all cards say, by the field of `Contact`."""
