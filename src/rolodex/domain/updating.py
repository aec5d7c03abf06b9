"""Whether a card that comes in is new, already known, or brings something to a contact of the book.

The rule: what the card says is taken, what it does not say is kept. Values of a list are united, single
values are replaced where the card fills them. A list that says of no item that it is preferred leaves the
preferences that are known, and what comes without its kind or label keeps those it had. Nothing the user
wrote goes because a phone did not know it, and no card knows the ties that jobs and addresses have to
companies of the book.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable
from dataclasses import dataclass, fields, replace
from typing import Literal, TypeVar

from rolodex.domain.contact import (
    Adr,
    Consent,
    Contact,
    Custom,
    Date,
    Foreign,
    Kind,
    Name,
    Org,
    Photo,
    Value,
)

Item = TypeVar("Item")
Verdict = Literal["new", "update", "unchanged"]


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do with a card; `contact_id` is whom it concerns, 0 for a new contact."""

    verdict: Verdict
    contact_id: int = 0


def decide(alike: Iterable[int], owners: Iterable[int], claimed: Collection[int]) -> Decision:
    """What a card is to a book in which these contacts are candidates.

    `alike` were read from a card that said exactly the same; `owners` have its UID or, where it has none,
    its fingerprint. A contact `claimed` by an earlier card of the same import is not taken twice, so that
    two cards with one UID in a file are both kept.
    """
    for contact_id in alike:
        if contact_id not in claimed:
            return Decision("unchanged", contact_id)
    for contact_id in owners:
        if contact_id not in claimed:
            return Decision("update", contact_id)
    return Decision("new")


def updated(known: Contact, card: Contact) -> Contact:
    """The known contact with what the card says; equal to `known` when the card brings nothing."""
    return replace(
        known,
        kind=_updated_kind(known, card),
        fn=card.fn or known.fn,
        n=_updated_name(known.n, card.n),
        nickname=_values(known.nickname, card.nickname),
        org=_united_jobs(known.org, card.org),
        tel=_values(known.tel, card.tel, _phone_key),
        email=_values(known.email, card.email),
        adr=_united(known.adr, card.adr, _address_key, _untied_address, _tied_addresses(card.adr)),
        url=_values(known.url, card.url),
        impp=_values(known.impp, card.impp),
        related=_values(known.related, card.related),
        lang=_values(known.lang, card.lang),
        dates=_updated_dates(known.dates, card.dates),
        note=_values(known.note, card.note),
        categories=_united(known.categories, card.categories, str.casefold),
        photo=_updated_photos(known.photo, card.photo),
        member=_united(known.member, card.member, str),
        tz=card.tz or known.tz,
        gender=card.gender or known.gender,
        rev=card.rev or known.rev,
        foreign=_united(known.foreign, card.foreign, _foreign_key),
        favourite=known.favourite or card.favourite,
        custom=_united(known.custom, card.custom, _custom_key),
        consent=_united(known.consent, card.consent, _consent_key, joined=_later),
    )


def _updated_kind(known: Contact, card: Contact) -> Kind:
    """What the card says it is about; a card that says nothing reads as one of a person."""
    says = card.kind != "individual" or any(kept.name == "KIND" for kept in card.foreign)
    return card.kind if says else known.kind


def _updated_name(known: Name, card: Name) -> Name:
    filled = {field.name: getattr(card, field.name) for field in fields(Name) if getattr(card, field.name)}
    return replace(known, **filled)


def _as_it_is(item: Item) -> Item:
    return item


def _newer(known: Item, new: Item) -> Item:
    return new


def _united(
    known: tuple[Item, ...],
    new: tuple[Item, ...],
    key: Callable[[Item], Hashable],
    untied: Callable[[Item], Item] = _as_it_is,
    joined: Callable[[Item, Item], Item] = _newer,
) -> tuple[Item, ...]:
    """The known items, each as the card has it where both have one, then what only the card has.

    What is equal to the letter is paired first, so that of two items with one key neither takes the
    place of the other.
    """
    there = {untied(item) for item in known}
    said = set(new)
    left = [item for item in new if item not in there]
    paired: list[Item] = []
    for item in known:
        same = untied(item) in said
        better = None if same else next((other for other in left if key(other) == key(item)), None)
        if better is not None:
            left.remove(better)
        paired.append(item if better is None else joined(item, better))
    return (*paired, *left)


def _values(
    known: tuple[Value, ...], new: tuple[Value, ...], key: Callable[[Value], Hashable] | None = None
) -> tuple[Value, ...]:
    prefers = _prefers(new)

    def joined(known: Value, new: Value) -> Value:
        # a table says a number and no more: what the known value is called and carries stays
        return replace(
            new,
            types=new.types or known.types,
            pref=new.pref if prefers else known.pref,
            label=new.label or known.label,
            group=new.group or known.group,
            params=new.params or known.params,
        )

    return _united(known, new, key or _value_key, joined=joined)


def _prefers(items: Iterable[Value | Adr]) -> bool:
    """Whether a list says which of its items is preferred; tables and many cards say nothing of it."""
    return any(item.pref for item in items)


def _united_jobs(known: tuple[Org, ...], new: tuple[Org, ...]) -> tuple[Org, ...]:
    return _united(known, new, _job_key, _untied_job, _tied_job)


def _job_key(job: Org) -> Hashable:
    return job.name.casefold(), "" if job.name else job.title.casefold()


def _untied_job(job: Org) -> Org:
    return replace(job, company_id=0) if job.company_id else job


def _tied_job(known: Org, new: Org) -> Org:
    return replace(
        new,
        units=new.units or known.units,
        title=new.title or known.title,
        role=new.role or known.role,
        types=new.types or known.types,
        group=new.group or known.group,
        params=new.params or known.params,
        since=new.since or known.since,
        until=new.until or known.until,
        company_id=new.company_id or known.company_id,
    )


def _untied_address(adr: Adr) -> Adr:
    return replace(adr, shared=0) if adr.shared else adr


def _tied_addresses(new: tuple[Adr, ...]) -> Callable[[Adr, Adr], Adr]:
    prefers = _prefers(new)

    def tied(known: Adr, new: Adr) -> Adr:
        same_country = new.country in ("", known.country)
        return replace(
            new,
            region=new.region or known.region,
            country=new.country or known.country,
            country_code=new.country_code or (known.country_code if same_country else ""),
            types=new.types or known.types,
            pref=new.pref if prefers else known.pref,
            label=new.label or known.label,
            group=new.group or known.group,
            params=new.params or known.params,
            shared=new.shared or known.shared,
        )

    return tied


def _later(known: Consent, new: Consent) -> Consent:
    """The word that was given later; one without a date does not take back one that has it."""
    return new if new.at >= known.at else known


def _updated_dates(known: tuple[Date, ...], new: tuple[Date, ...]) -> tuple[Date, ...]:
    return _united(known, new, lambda date: (date.name, date.label.casefold()))


def _updated_photos(known: tuple[Photo, ...], new: tuple[Photo, ...]) -> tuple[Photo, ...]:
    names = {photo.name for photo in new}
    return tuple(photo for photo in known if photo.name not in names) + new


def _value_key(value: Value) -> Hashable:
    return value.value.strip().casefold()


def _phone_key(value: Value) -> Hashable:
    return "".join(c for c in value.value if c.isalnum() or c == "+").casefold()


def _address_key(adr: Adr) -> Hashable:
    parts = (adr.box, adr.ext, adr.street, adr.city, adr.code)
    return tuple(" ".join(part.split()).casefold() for part in parts)


def _foreign_key(item: Foreign) -> Hashable:
    return (item.group, item.name, item.value)


def _custom_key(item: Custom) -> Hashable:
    return (item.name.casefold(), item.type)


def _consent_key(item: Consent) -> Hashable:
    return item.channel
