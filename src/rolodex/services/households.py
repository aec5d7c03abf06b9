"""People who get one piece together, and addresses from which pieces came back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from rolodex.domain import address_mark, due, household_names
from rolodex.domain.address import AddressRules, problems
from rolodex.domain.address import lines as address_lines
from rolodex.domain.address_mark import BadAddress
from rolodex.domain.audience import Style
from rolodex.domain.changes import Changes
from rolodex.domain.environment import now as clock
from rolodex.domain.errors import UserError
from rolodex.domain.household import Address, Home, Household, living_together
from rolodex.domain.message import Message, message, plural_message
from rolodex.domain.recipient import Someone, called
from rolodex.services import addresses
from rolodex.services.activities import name_of
from rolodex.services.contacts import Saved
from rolodex.store import audience, bad_addresses, households, settings
from rolodex.store.book import Book, Connection

_GONE = message("This contact has been deleted meanwhile; nothing was changed.")
_ANY_DAY = date.max
"""Whether somebody is left alone for now does not matter to where they live."""


class Households:
    """Who shares a piece with whom, and which addresses are bad."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def of(self, contact_id: int) -> Household | None:
        """Who gets a piece together with a contact, saved or as names and cards tell; None for nobody."""
        with self._book.reading() as connection:
            found = _household(connection, contact_id)[0]
        return found if len(found.contact_ids) > 1 else None

    def home(self, contact_id: int) -> Home:
        """A contact at home: the household, others at the same address, and the state of each address."""
        with self._book.reading() as connection:
            household, people = _household(connection, contact_id)
            rules = addresses.rules_of(connection)
            country = settings.country(connection)
            bad = {one.address: one for one in bad_addresses.of(connection, contact_id)}
        me = next(one for one in people if one.id == contact_id)
        members = frozenset(household.contact_ids)
        return Home(
            contact_id,
            household,
            tuple(one.id for one in people if one.id not in members),
            {one.id: called(one) for one in people},
            tuple(_address(adr_lines, mark, bad.get(mark)) for adr_lines, mark in _lines(me, rules, country)),
        )

    def name(self, household: Household, language: str, style: Style = "formal") -> str:
        """What stands above the address: as it was chosen, else as rules make it."""
        return household.name or household_names.joint_name(
            self._people(household.contact_ids), language, household.style or style
        )

    def salutation(self, household: Household, language: str, style: Style = "formal") -> str:
        """How a letter begins: as it was chosen, else as rules make it."""
        return household.salutation or household_names.salutation(
            self._people(household.contact_ids), language, household.style or style
        )

    def save(self, household: Household) -> Saved:
        """Keep that these people share a piece, and what they are called where that is chosen."""
        members = tuple(dict.fromkeys(household.contact_ids))
        if not members:
            raise UserError(message("A household needs somebody who lives in it; nothing was changed."))
        with self._book.reading() as connection:
            names = [name_of(connection, one) for one in members]
        wanted = replace(
            household,
            contact_ids=members,
            name=" ".join(household.name.split()),
            salutation=" ".join(household.salutation.split()),
        )
        label = message("Keep the household of %(name)s", name=names[0])
        with self._book.change(label) as tx:
            if household.id and not households.is_there(tx.connection, household.id):
                wanted = replace(wanted, id=0)
            number = households.put(tx, wanted)
        return Saved(number, tx.changes)

    def separate(self, contact_ids: Sequence[int]) -> Changes:
        """Give each of these a piece of their own from now on, whatever their names say."""
        with self._book.change(self._label(contact_ids, _ALONE, _ALONE_MANY)) as tx:
            households.part(tx, contact_ids)
        return tx.changes

    def forget(self, contact_ids: Sequence[int]) -> Changes:
        """Let names and cards tell again with whom each of these shares a piece."""
        with self._book.change(self._label(contact_ids, _BY_NAMES, _BY_NAMES_MANY)) as tx:
            households.leave(tx, contact_ids)
        return tx.changes

    def spoil(self, contact_id: int, mark: str, reason: str = "", now: datetime | None = None) -> Changes:
        """Note that nothing arrives at an address of a contact; it ends by itself when that is changed."""
        at = due.stamp(now or clock())
        label = self._label([contact_id], _BAD, _BAD_MANY)
        with self._book.change(label) as tx:
            bad_addresses.put(tx, [BadAddress(contact_id, mark, reason.strip(), at)])
        return tx.changes

    def mend(self, contact_id: int, marks: Sequence[str] = ()) -> Changes:
        """Take it that these addresses of a contact are right after all; all where none is named."""
        with self._book.change(self._label([contact_id], _RIGHT, _RIGHT_MANY)) as tx:
            bad_addresses.remove(tx, contact_id, marks)
        return tx.changes

    def _people(self, contact_ids: Sequence[int]) -> list[Someone]:
        with self._book.reading() as connection:
            found = _read(connection, contact_ids)
        if not found:
            raise UserError(_GONE)
        return found

    def _label(self, contact_ids: Sequence[int], one: Message, many: Message) -> Message:
        """What a step is called that is about these contacts, the only one by name."""
        if len(contact_ids) != 1:
            return replace(many, count=len(contact_ids))
        with self._book.reading() as connection:
            return replace(one, args=(("name", name_of(connection, contact_ids[0])),))


_ALONE = message("%(name)s gets a piece of their own")
_ALONE_MANY = plural_message(
    "%(count)d person gets a piece of their own", "%(count)d people get pieces of their own", 0
)
_BY_NAMES = message("The name of %(name)s tells who shares a piece")
_BY_NAMES_MANY = plural_message(
    "The name of %(count)d person tells who shares a piece",
    "The names of %(count)d people tell who shares a piece",
    0,
)
_BAD = message("Mail to %(name)s comes back")
_BAD_MANY = plural_message("Mail to %(count)d person comes back", "Mail to %(count)d people comes back", 0)
_RIGHT = message("The address of %(name)s is right after all")
_RIGHT_MANY = plural_message(
    "The address of %(count)d person is right after all",
    "The addresses of %(count)d people are right after all",
    0,
)


def _read(connection: Connection, contact_ids: Sequence[int]) -> list[Someone]:
    return list(audience.read(connection, list(contact_ids), _ANY_DAY))


def _household(connection: Connection, contact_id: int) -> tuple[Household, list[Someone]]:
    """Who gets a piece with a contact, and all who live at the same address."""
    rules = addresses.rules()
    country = settings.country(connection)
    saved = households.of(connection, contact_id)
    known = _read(connection, audience.neighbours(connection, contact_id))
    me = next((one for one in known if one.id == contact_id), None)
    if me is None:
        raise UserError(_GONE)
    doors = _doors(me, rules, country)
    members = frozenset(saved.contact_ids if saved else ())
    people = [
        one
        for one in known
        if one is me
        or one.id in members
        or (one.kind == me.kind and not doors.isdisjoint(_doors(one, rules, country)))
    ]
    if saved and len(saved.contact_ids) == 1:
        return saved, people
    numbers = {one.household_id for one in people if one.household_id}
    apart = households.of_one(connection, numbers)
    group = next(group for group in living_together(people, apart) if me in group)
    together = tuple(one.id for one in group)
    return (replace(saved, contact_ids=together) if saved else Household(0, together)), people


def _doors(one: Someone, rules: AddressRules, home: str) -> frozenset[str]:
    """The letter boxes at which somebody lives, not those at work."""
    usable = [adr for adr in one.adr if "work" not in adr.types and not problems(adr, rules, home)]
    return frozenset(address_mark.door(adr, rules.territory(adr) or home) for adr in usable)


def _lines(one: Someone, rules: AddressRules, home: str) -> list[tuple[str, str]]:
    return [(", ".join(address_lines(adr, rules, home)), address_mark.mark(adr)) for adr in one.adr]


def _address(line: str, mark: str, bad: BadAddress | None) -> Address:
    return Address(mark, line, True, bad.reason, bad.at) if bad else Address(mark, line)
