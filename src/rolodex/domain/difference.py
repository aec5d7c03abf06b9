"""What differs between two states of a contact, field by field."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal

from rolodex.domain.contact import Contact, Name, Photo
from rolodex.domain.message import Message, message, verbatim
from rolodex.domain.said import GENDERS, KINDS, LISTS, NAME, Listed, Words, own

What = Literal["added", "changed", "removed"]
Pair = tuple[Any, Any]
WHAT: Mapping[What, Message] = MappingProxyType(
    {"added": message("Added"), "changed": message("Changed"), "removed": message("Removed")}
)


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """One field that differs: its name (RFC 6350), what it is called, and what it said and says.

    `label` leads from the field to its part ("Address", "Home", "Town"). Of `before` and `after` the first
    word is the value and the others are remarks on it; the empty one is the side on which nothing stood.
    `pictures` are the SHA-256 of the pictures of both sides.
    """

    name: str
    label: Words
    before: Words = ()
    after: Words = ()
    pictures: tuple[str, str] = ("", "")

    @property
    def what(self) -> What:
        """Whether the field was added, changed or removed."""
        return "changed" if self.before and self.after else "removed" if self.before else "added"


@dataclass(frozen=True, slots=True)
class Counted:
    """Things of one kind that were added, changed or removed: how many, in words, and some by name."""

    noun: str
    what: What
    words: Message
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ContactDifference:
    """What one step did to one contact, and to what belongs to it."""

    contact_id: int
    fn: str
    what: What
    fields: tuple[FieldDifference, ...] = ()
    others: tuple[Counted, ...] = ()


NOBODY = Contact()


def differences(before: Contact | None, after: Contact | None) -> tuple[FieldDifference, ...]:
    """The fields in which two states of a contact differ; None stands for its not being there."""
    kinds = _kind(before, after), _kind(after, before)
    return tuple(_fields(before or NOBODY, after or NOBODY, kinds))


def what(before: object, after: object) -> What:
    """What became of something that was `before` and is `after`, None standing for nothing."""
    return "added" if before is None else "removed" if after is None else "changed"


def _kind(contact: Contact | None, other: Contact | None) -> Words:
    """What kind of contact it is; of a person who comes or goes that need not be said."""
    if contact is None or (other is None and contact.kind == "individual"):
        return ()
    return (KINDS[contact.kind],)


def _fields(before: Contact, after: Contact, kinds: tuple[Words, Words]) -> Iterator[FieldDifference]:
    yield from _single("fn", message("Name"), own(before.fn), own(after.fn))
    yield from _name(before.n, after.n)
    yield from _single("kind", message("Kind"), *kinds)
    for listed in LISTS:
        one, other = getattr(before, listed.attribute), getattr(after, listed.attribute)
        if one != other:
            yield from _listed(listed, one, other)
    yield from _single("gender", message("Gender"), _gender(before), _gender(after))
    yield from _single("tz", message("Time zone"), own(before.tz), own(after.tz))
    yield from _single("x-rolodex-favourite", message("Favourite"), _favourite(before), _favourite(after))
    yield from _single("uid", message("UID"), own(before.uid), own(after.uid))
    yield from _single("rev", message("Revision"), own(before.rev), own(after.rev))


def _single(name: str, label: Message, before: Words, after: Words) -> Iterator[FieldDifference]:
    if before != after:
        yield FieldDifference(name, (label,), before, after)


def _name(before: Name, after: Name) -> Iterator[FieldDifference]:
    for attribute, label in NAME:
        yield from _single(
            f"n.{attribute}", label, own(getattr(before, attribute)), own(getattr(after, attribute))
        )
    yield from _single("n.group", message("Group of the card"), own(before.group), own(after.group))
    yield from _single(
        "n.params",
        message("Parameters of the name"),
        own(str(before.params or "")),
        own(str(after.params or "")),
    )


def _gender(contact: Contact) -> Words:
    known = GENDERS.get(contact.gender.upper())
    return (known,) if known else own(contact.gender)


def _favourite(contact: Contact) -> Words:
    return (message("Yes"),) if contact.favourite else ()


def _listed(listed: Listed, before: Sequence[Any], after: Sequence[Any]) -> Iterator[FieldDifference]:
    pairs = _pairs(listed, before, after)
    if not pairs:
        label = (*listed.label(after[0])[:1], message("Sort order"))
        yield FieldDifference(listed.name_of(after[0]), label, _row(listed, before), _row(listed, after))
    for one, other in pairs:
        if one is not None and other is not None and listed.parts:
            yield from _parts(listed, one, other)
        else:
            yield _item(listed, one, other)


def _row(listed: Listed, items: Sequence[Any]) -> Words:
    """The texts of a list one after the other."""
    texts = (
        str(dict(words[0].args).get("text", words[0].text)) for item in items if (words := listed.said(item))
    )
    return (verbatim(", ".join(texts)),)


def _item(listed: Listed, before: Any, after: Any) -> FieldDifference:
    """An item that was added, removed or changed as a whole; a remark that stayed is not repeated."""
    there = before if after is None else after
    pictures = (_sha256(before), _sha256(after))
    name, label = listed.name_of(there), listed.label(there)
    if before is None or after is None:
        said = _said(listed, there)
        label = (*label, *listed.kind(there))
        return FieldDifference(
            name, label, () if before is None else said, said if before is None else (), pictures
        )
    if all(pictures) and pictures[0] != pictures[1]:
        return FieldDifference(name, label, listed.said(before), (message("Another picture"),), pictures)
    of_kind = listed.kind(before) == listed.kind(after)
    if of_kind:
        label = (*label, *listed.kind(there))
    rest = listed.said(before) == listed.said(after) and of_kind

    def side(item: Any) -> Words:
        kind = () if of_kind else listed.kind(item)
        return (*_said(listed, item), *kind, *(listed.rest(item) if rest else ()))

    return FieldDifference(name, label, side(before), side(after), pictures)


def _parts(listed: Listed, before: Any, after: Any) -> Iterator[FieldDifference]:
    """Those parts of an address or job that differ."""
    name = listed.name_of(after)
    kind = listed.kind(after) if listed.kind(before) == listed.kind(after) else ()
    label = listed.label(after) if listed.label(before) == listed.label(after) else listed.label(after)[:1]
    head = (*label, *kind)
    for part in listed.parts:
        one, other = part.words(before), part.words(after)
        if one != other:
            yield FieldDifference(f"{name}.{part.attribute}", (*head, part.label), one, other)
    if listed.kind(before) != listed.kind(after):
        yield FieldDifference(
            f"{name}.type", (*label, message("Kind")), listed.kind(before), listed.kind(after)
        )
    if listed.rest(before) != listed.rest(after):
        yield FieldDifference(
            f"{name}.params", (*head, message("Particulars")), listed.rest(before), listed.rest(after)
        )


def _said(listed: Listed, item: Any) -> Words:
    return listed.said(item) or (message("(empty)"),)


def _sha256(item: object) -> str:
    return item.sha256 if isinstance(item, Photo) else ""


def _pairs(listed: Listed, before: Sequence[Any], after: Sequence[Any]) -> list[Pair]:
    """What became of what, in the order of the card: first what is one and the same, then by its kind.

    What is equal on both sides is left out, however it moved.
    """
    gone, come = _without(before, after), _without(after, before)
    found: dict[int, Any] = {}
    keys: list[Callable[[Any], Hashable]] = [listed.key]
    if listed.pairs:
        keys.append(lambda item: (listed.label(item), listed.kind(item)))
    for key in keys:
        for place, item in enumerate(come):
            if place not in found:
                fellow = next((at for at, one in enumerate(gone) if key(one) == key(item)), None)
                if fellow is not None:
                    found[place] = gone.pop(fellow)
    if listed.pairs and len(gone) == 1 and len(come) - len(found) == 1:
        found[next(place for place in range(len(come)) if place not in found)] = gone.pop()
    paired = [(found.get(place), item) for place, item in enumerate(come)]
    return [*((one, None) for one in gone), *paired]


def _without(items: Sequence[Any], others: Sequence[Any]) -> list[Any]:
    """The items that have no equal among the others, each of which stands for one."""
    left = list(others)
    found = []
    for item in items:
        if item in left:
            left.remove(item)
        else:
            found.append(item)
    return found
