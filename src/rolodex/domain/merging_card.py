"""Cards side by side, field by field, and the one card that comes of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

from rolodex.domain.contact import Consent, Contact, Custom, Date, Name
from rolodex.domain.merging import FieldOfMerge
from rolodex.domain.message import Message, message, verbatim
from rolodex.domain.said import CHANNELS, DATES, GENDERS, KINDS, NAME, Listed, Words, own
from rolodex.domain.said import LISTS as SAID
from rolodex.domain.uniting import LISTS, apart_in_groups, united

_SAID: Mapping[str, Listed] = {listed.attribute: listed for listed in SAID}
_LABELS: Mapping[str, Words] = {"dates": (message("Date"),), "foreign": (message("Kept from an import"),)}
"""What lists are called whose items are called otherwise, each by its own name."""


@dataclass(frozen=True, slots=True)
class Single:
    """A field of which one side is chosen: its name, what it is called, what a card has there, in words.

    Where the cards have a list of such fields, `attribute` is that of the list, and `mine` tells its items.
    """

    name: str
    label: Words
    value: Callable[[Contact], Any]
    words: Callable[[Any], Words]
    attribute: str = ""
    mine: Callable[[Any], bool] = bool


def fields_of(contacts: Sequence[Contact]) -> tuple[FieldOfMerge, ...]:
    """The fields in which these cards differ, in the order in which a card is read."""
    return (*_single_fields(contacts), *_united_fields(contacts))


def fields_then(contacts: Sequence[Contact], card: Contact) -> tuple[FieldOfMerge, ...]:
    """The fields in which these cards differed, with the sides that stand in the card they became."""
    singles = {single.name: single for single in _singles(contacts)}

    def taken(told: FieldOfMerge) -> FieldOfMerge:
        if told.united:
            return told
        single = singles[told.name]
        sides = [single.value(contact) for contact in contacts]
        stands = single.value(card)
        return replace(told, chosen=sides.index(stands)) if stands in sides else told

    return tuple(map(taken, fields_of(contacts)))


def merged(contacts: Sequence[Contact], choices: Mapping[str, int]) -> Contact:
    """The first of these cards with what was chosen of each field, and the lists of all united.

    A part of the name that nobody chose follows the choice of the whole name, where that side has it.
    Raises KeyError for a field that is none, IndexError for a side that is none.
    """
    contacts = apart_in_groups(contacts)
    first = contacts[0]
    found = {name: _united_of(contacts, name) for name in LISTS}
    for attribute in ("photo", "custom", "consent"):
        found[attribute] = getattr(first, attribute)
    parts: dict[str, Any] = {}
    singles = _singles(contacts)
    unknown = choices.keys() - {single.name for single in singles}
    if unknown:
        raise KeyError(sorted(unknown)[0])
    for single in singles:
        side = _side(contacts, single, choices)
        value = single.value(contacts[side])
        if single.attribute:
            found[single.attribute] = _placed(found[single.attribute], single, value)
        else:
            parts[single.name] = value
    name = {key.removeprefix("n."): value for key, value in parts.items() if key.startswith("n.")}
    head = {key: value for key, value in parts.items() if not key.startswith("n.")}
    named = next((one.n for one in contacts if one.n != Name()), Name())
    return replace(
        first,
        uid=next((one.uid for one in contacts if one.uid), ""),
        n=replace(named, **name),
        rev=max(one.rev for one in contacts),
        favourite=any(one.favourite for one in contacts),
        **{**head, **_without_each_other(found, contacts)},
    )


def richness(contact: Contact) -> int:
    """How much a card says."""
    lists = sum(len(getattr(contact, listed.attribute)) for listed in SAID)
    name = sum(bool(getattr(contact.n, attribute)) for attribute, _ in NAME)
    return lists + name + sum(map(bool, (contact.fn, contact.gender, contact.tz, contact.favourite)))


def doubts_about(contacts: Sequence[Contact]) -> tuple[Message, ...]:
    """What speaks against these cards being one."""
    doubts = []
    if len({contact.kind for contact in contacts}) > 1:
        doubts.append(message("Not all of these are people, or companies."))
    born = {
        (date.year, date.month, date.day)
        for contact in contacts
        for date in contact.dates
        if date.name == "bday" and date.year and date.month and date.day
    }
    if len(born) > 1:
        doubts.append(message("They have different birthdays."))
    numbers = [{one.generation, one.suffix} - {""} for one in (contact.n for contact in contacts)]
    if any(one and other and one != other for one, other in combinations(numbers, 2)):
        doubts.append(message("Their names end differently, as those of father and son do."))
    return tuple(doubts)


def _side(contacts: Sequence[Contact], single: Single, choices: Mapping[str, int]) -> int:
    """Whose value stands in the one card."""
    if single.name in choices:
        side = choices[single.name]
        if not 0 <= side < len(contacts):
            raise IndexError(side)
        return side
    named = choices.get("fn")
    if named is not None and single.name.startswith("n.") and single.value(contacts[named]):
        return named
    return _proposed(contacts, single)


def _proposed(contacts: Sequence[Contact], single: Single) -> int:
    """The first side that says something, or what says more: a date with its year, the newest consent."""
    values = [single.value(contact) for contact in contacts]
    return max(range(len(values)), key=lambda side: (_worth(values[side]), -side))


def _worth(value: Any) -> tuple[bool, str]:
    if not value:
        return False, ""
    if isinstance(value, tuple) and isinstance(value[0], Date):
        return True, "with its year" if value[0].year else ""
    if isinstance(value, tuple) and isinstance(value[0], Consent):
        return True, max(one.at for one in value)
    return True, ""


def _single_fields(contacts: Sequence[Contact]) -> Iterator[FieldOfMerge]:
    for single in _singles(contacts):
        values = [single.value(contact) for contact in contacts]
        if any(value != values[0] for value in values):
            sides = tuple(single.words(value) if value else () for value in values)
            yield FieldOfMerge(single.name, single.label, sides, chosen=_proposed(contacts, single))


def _united_fields(contacts: Sequence[Contact]) -> Iterator[FieldOfMerge]:
    for attribute in (listed.attribute for listed in SAID if listed.attribute in LISTS):
        sides = [_of_list(contact, attribute) for contact in contacts]
        if any(side != sides[0] for side in sides):
            some = next(item for side in sides for item in side)
            label = _LABELS.get(attribute) or _SAID[attribute].label(some)[:1]
            told = tuple(_told(attribute, side) for side in sides)
            yield FieldOfMerge(attribute, label, told, united=True)


def _told(attribute: str, items: Sequence[Any]) -> Words:
    """What a side of a list says, a text for each item."""
    listed = _SAID[attribute]
    return tuple(_text(attribute, listed, item) for item in items)


def _text(attribute: str, listed: Listed, item: Any) -> Message:
    """One item; by its name where the list has items of several."""
    said = (*listed.said(item), *listed.label(item), verbatim(""))[0]
    name = listed.label(item) if attribute == "foreign" else listed.label(item)[1:]
    # a job is called by its firm, which it says itself
    if not name or attribute == "org":
        return said
    return message("%(name)s: %(value)s", name=name[0], value=said)


def _united_of(contacts: Sequence[Contact], attribute: str) -> tuple[Any, ...]:
    if attribute != "dates":
        return united(attribute, [getattr(contact, attribute) for contact in contacts])
    others = [_of_list(contact, attribute) for contact in contacts[1:]]
    return united(attribute, [contacts[0].dates, *others])


def _of_list(contact: Contact, attribute: str) -> tuple[Any, ...]:
    """What a card has in a list that is united: birthdays and the like are chosen, one for all."""
    items: tuple[Any, ...] = getattr(contact, attribute)
    return tuple(date for date in items if date.name not in DATES) if attribute == "dates" else items


def _placed(items: tuple[Any, ...], single: Single, chosen: tuple[Any, ...]) -> tuple[Any, ...]:
    """The list with what was chosen where the first card has its own, else at the end."""
    place = next((at for at, item in enumerate(items) if single.mine(item)), len(items))
    before = tuple(item for item in items[:place] if not single.mine(item))
    after = tuple(item for item in items[place:] if not single.mine(item))
    own_items = tuple(item for item in items if single.mine(item))
    return items if own_items == chosen else (*before, *chosen, *after)


def _without_each_other(found: Mapping[str, tuple[Any, ...]], contacts: Sequence[Contact]) -> dict[str, Any]:
    """The lists without ties of the cards to one another, which would lead to the card itself."""
    ids = {contact.id for contact in contacts if contact.id}
    uids = {contact.uid for contact in contacts if contact.uid}
    uids |= {f"urn:uuid:{uid}" for uid in uids}
    kept: dict[str, Any] = dict(found)
    kept["org"] = tuple(replace(org, company_id=0) if org.company_id in ids else org for org in found["org"])
    kept["related"] = tuple(one for one in found["related"] if one.value not in uids)
    kept["member"] = tuple(uid for uid in found["member"] if uid not in uids)
    return kept


def _singles(contacts: Sequence[Contact]) -> list[Single]:
    """The fields of which one side is chosen that any of these cards may have."""
    found = [Single("fn", (message("Name"),), lambda one: one.fn, own)]
    found += [_part(attribute, (label,)) for attribute, label in NAME]
    found += [
        Single("kind", (message("Kind"),), lambda one: one.kind, lambda kind: (KINDS[kind],)),
        Single("gender", (message("Gender"),), lambda one: one.gender, _gender),
        Single("tz", (message("Time zone"),), lambda one: one.tz, own),
    ]
    found += [_of(name, "dates", (label,), _date_named(name)) for name, label in DATES.items()]
    found += [
        _of("photo", "photo", (message("Photo"),), lambda one: one.name != "logo"),
        _of("logo", "photo", (message("Logo"),), lambda one: one.name == "logo"),
    ]
    customs = dict.fromkeys((one.name, one.type) for contact in contacts for one in contact.custom)
    found += [
        _of(f"x-rolodex-field:{name}:{kind}", "custom", own(name), _custom_named(name, kind))
        for name, kind in customs
    ]
    found += [
        _of(f"x-rolodex-consent:{channel}", "consent", (message("Consent"), label), _consent_for(channel))
        for channel, label in CHANNELS.items()
    ]
    return found


def _part(attribute: str, label: Words) -> Single:
    return Single(f"n.{attribute}", label, lambda one: getattr(one.n, attribute), own)


def _of(name: str, attribute: str, label: Words, mine: Callable[[Any], bool]) -> Single:
    """A field that is some items of a list."""

    def value(contact: Contact) -> tuple[Any, ...]:
        return tuple(item for item in getattr(contact, attribute) if mine(item))

    def words(items: Sequence[Any]) -> Words:
        return tuple(word for item in items for word in _SAID[attribute].said(item))

    return Single(name, label, value, words, attribute, mine)


def _date_named(name: str) -> Callable[[Date], bool]:
    return lambda date: date.name == name


def _custom_named(name: str, kind: str) -> Callable[[Custom], bool]:
    return lambda custom: (custom.name, custom.type) == (name, kind)


def _consent_for(channel: str) -> Callable[[Consent], bool]:
    return lambda consent: consent.channel == channel


def _gender(text: str) -> Words:
    known = GENDERS.get(text.upper())
    return (known,) if known else own(text)
