"""Repairs worth doing, one at a time."""

from __future__ import annotations

import hashlib
import heapq
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from rolodex.domain import environment
from rolodex.domain.changes import Changes
from rolodex.domain.contact import Contact
from rolodex.domain.difference import differences
from rolodex.domain.errors import UserError
from rolodex.domain.likeness import Pair
from rolodex.domain.message import Message, message
from rolodex.domain.naming import short_name
from rolodex.domain.progress import Progress, silent
from rolodex.domain.repair import Repair, RepairKind, Tidy
from rolodex.domain.repair_finding import Fault, Surroundings, faults
from rolodex.services import addresses
from rolodex.services.look_alikes import LookAlikes
from rolodex.store import contacts as store
from rolodex.store import repairs, settings
from rolodex.store.book import Book, Connection

QUICK: tuple[RepairKind, ...] = tuple(repairs.LOOKS)
"""The kinds that a look at the cards tells; look-alikes take longer and are found by themselves."""
KINDS: tuple[RepairKind, ...] = (*QUICK, "alike")
WEIGHTS: Mapping[RepairKind, int] = MappingProxyType(
    {"email": 7, "phone": 6, "alike": 5, "name": 4, "postcode": 3, "country": 2, "capitals": 1}
)
"""Among repairs for customers of the same worth, what counts for more."""
Key = tuple[int, int, RepairKind]
"""The order of repairs: the highest worth first, then as they came into the book."""


class Tidying:
    """Repairs worth doing, one at a time."""

    def __init__(self, book: Book, look_alikes: LookAlikes) -> None:
        self._book = book
        self._look_alikes = look_alikes

    def look(
        self,
        kinds: Sequence[RepairKind] = QUICK,
        limit: int = 50,
        after: Repair | None = None,
        *,
        today: date | None = None,
        language: str = "en",
        progress: Progress = silent,
    ) -> Tidy:
        """The repairs worth most of these kinds that come after one, and how many there are of each kind."""
        day = today or environment.now().date()
        with self._book.reading() as connection:
            around = _surroundings(connection, language)
            found: dict[RepairKind, set[int]] = {}
            for done, kind in enumerate(kind for kind in QUICK if kind in kinds):
                progress(done, len(kinds))
                found[kind] = _open(connection, kind, around)
            chosen = _first(connection, found, limit, after, day)
            made = _made(connection, chosen, around)
        progress(len(kinds), len(kinds))
        return Tidy(made, {kind: len(ids) for kind, ids in found.items()})

    def repairs(
        self,
        kinds: Sequence[RepairKind] = QUICK,
        limit: int = 50,
        after: Repair | None = None,
        progress: Progress = silent,
    ) -> tuple[Repair, ...]:
        """The repairs worth most of these kinds that come after one."""
        return self.look(kinds, limit, after, progress=progress).repairs

    def alike(self, limit: int = 200, *, today: date | None = None, progress: Progress = silent) -> Tidy:
        """The look-alikes worth most, of whom one may be merged into the other, and how many there are.

        The whole book is gone through, which takes seconds.
        """
        day = today or environment.now().date()
        pairs = self._look_alikes.pairs(progress, at_least="suggested")
        ids = {one for pair in pairs for one in (pair.one, pair.other)}
        with self._book.reading() as connection:
            worth = repairs.worths(connection, ids, day)
            best = heapq.nsmallest(
                limit,
                pairs,
                key=lambda pair: (-_joint(pair, worth), -pair.likeness.score, pair.one, pair.other),
            )
            names = {contact.id: contact.fn for contact in store.get_many(connection, _ends(best))}
        made = (_alike(pair, names, _joint(pair, worth)) for pair in best)
        return Tidy(tuple(made), {"alike": len(pairs)})

    def do(self, repair: Repair, *, language: str = "en") -> Changes:
        """Repair the card, as one step.

        Raises UserError where only the user can tell what is right, or where the card has changed meanwhile.
        """
        if not repair.differences:
            raise UserError(message("Only you can tell what is right here, so nothing was changed."))
        with self._book.change(_label(repair)) as tx:
            around = _surroundings(tx.connection, language)
            found = _faults(tx.connection, [repair.contact_id], repair.kind, around, {repair.mark})
            contact, fault = next(found, (None, None))
            if contact is None or fault is None or fault.after is None:
                raise UserError(message("This card was changed meanwhile, so it stays as it is."))
            store.replace(tx, fault.after, contact)
        return tx.changes

    def decline(self, repair: Repair) -> Changes:
        """Remember that this repair is not wanted, until what it is about changes."""
        if repair.kind == "alike":
            return self._look_alikes.distinct([repair.contact_id, repair.other_id])
        with self._book.change(message("Leave %(name)s as it is", name=short_name(repair.fn))) as tx:
            if store.get(tx.connection, repair.contact_id) is None:
                raise UserError(
                    message("This contact is no longer in the book, so nothing was changed; look again.")
                )
            repairs.decline(tx, repair.contact_id, repair.kind, repair.mark)
        return tx.changes


def _surroundings(connection: Connection, language: str) -> Surroundings:
    return Surroundings(addresses.rules(), settings.country(connection), language, repairs.often(connection))


def _open(connection: Connection, kind: RepairKind, around: Surroundings) -> set[int]:
    """Who has something of a kind to repair that was not declined."""
    found = repairs.LOOKS[kind](connection, around)
    declined = repairs.declined(connection, kind)
    doubtful = found & declined.keys()
    return found - (doubtful - {one.id for one, _fault in _faults(connection, doubtful, kind, around)})


def _first(
    connection: Connection,
    found: Mapping[RepairKind, Collection[int]],
    limit: int,
    after: Repair | None,
    day: date,
) -> list[Key]:
    """The keys of the repairs worth most that come after one."""
    worth = repairs.worths(connection, {one for ids in found.values() for one in ids}, day) if limit else {}
    last = (-after.worth, after.contact_id, after.kind) if after else None
    keys: Iterator[Key] = (
        (-(worth[contact_id] + WEIGHTS[kind]), contact_id, kind)
        for kind, ids in found.items()
        for contact_id in ids
        if limit
    )
    return heapq.nsmallest(limit, (key for key in keys if last is None or key > last))


def _made(connection: Connection, chosen: Sequence[Key], around: Surroundings) -> tuple[Repair, ...]:
    """The repairs of these keys, in their order."""
    made: dict[tuple[int, RepairKind], tuple[Contact, Fault]] = {}
    for kind in {kind for _worth, _id, kind in chosen}:
        ids = [contact_id for _worth, contact_id, of in chosen if of == kind]
        made |= {(one.id, kind): (one, fault) for one, fault in _faults(connection, ids, kind, around)}
    return tuple(
        _repair(*made[contact_id, kind], kind, -key)
        for key, contact_id, kind in chosen
        if (contact_id, kind) in made
    )


def _repair(contact: Contact, found: Fault, kind: RepairKind, worth: int) -> Repair:
    changed = differences(contact, found.after) if found.after else ()
    return Repair(contact.id, contact.fn, kind, found.question, worth, found.mark(), changed)


def _faults(
    connection: Connection,
    ids: Iterable[int],
    kind: RepairKind,
    around: Surroundings,
    only: Collection[str] = (),
) -> Iterator[tuple[Contact, Fault]]:
    """These contacts with the first fault of a kind that was not declined; `only` those of these marks."""
    contacts = tuple(store.get_many(connection, ids))
    declined = {} if only else repairs.declined(connection, kind)
    if kind == "postcode":
        places = [(adr.street, adr.city) for one in contacts for adr in one.adr if not adr.code.strip()]
        around = replace(around, neighbours=repairs.codes_at(connection, places))
    for contact in contacts:
        for fault in faults(contact, kind, around):
            mark = fault.mark()
            if mark not in declined.get(contact.id, ()) and (not only or mark in only):
                yield contact, fault
                break


def _joint(pair: Pair, worth: Mapping[int, int]) -> int:
    return max(worth.get(pair.one, 0), worth.get(pair.other, 0)) + WEIGHTS["alike"]


def _ends(pairs: Iterable[Pair]) -> list[int]:
    return list(dict.fromkeys(one for pair in pairs for one in (pair.one, pair.other)))


def _alike(pair: Pair, names: Mapping[int, str], worth: int) -> Repair:
    mark = hashlib.blake2b(f"{pair.one}-{pair.other}".encode(), digest_size=8).hexdigest()
    one, other = names.get(pair.one, ""), names.get(pair.other, "")
    question = message("Are %(one)s and %(other)s the same?", one=short_name(one), other=short_name(other))
    return Repair(pair.one, one, "alike", question, worth, mark, (), pair.other, other, pair.likeness.reasons)


def _label(repair: Repair) -> Message:
    """What the step is called in the history."""
    name = short_name(repair.fn)
    if repair.kind == "email":
        return message("Correct the email of %(name)s", name=name)
    if repair.kind == "phone":
        return message("Correct the phone of %(name)s", name=name)
    if repair.kind == "postcode":
        return message("Correct the postal code of %(name)s", name=name)
    if repair.kind == "country":
        return message("Correct the country of %(name)s", name=name)
    if repair.kind == "name":
        return message("Name the contact %(name)s", name=name)
    return message("Write %(name)s without capitals", name=name)
