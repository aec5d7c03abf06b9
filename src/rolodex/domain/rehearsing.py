"""Who of the people a mailing is meant for gets a piece, who shares one, and who gets nothing and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rolodex.domain import household_names
from rolodex.domain.address import AddressRules
from rolodex.domain.address_mark import door
from rolodex.domain.audience import Addressee, Audience, LeftOut, Reason, Rehearsal
from rolodex.domain.consent import REFUSED, why
from rolodex.domain.folding import fold
from rolodex.domain.household import Household, living_together, override
from rolodex.domain.message import Message, message
from rolodex.domain.recipient import Place, Someone, called, place

_SAID: Mapping[Reason, Message] = {
    "excluded": message("You left them out"),
    "died": message("Their card has a date of death"),
    "refused": REFUSED["letter"],
    "paused": message("They are not interested until a later date"),
    "sample": message("Outside of the sample"),
    "gone": message("This contact is no longer in the book"),
}


@dataclass(frozen=True, slots=True)
class Known:
    """What is known beside the cards: the rules of addresses, the sender's country and language.

    `returned` are the marks of bad addresses by contact, `households` the saved ones by id, of which `apart`
    have one member; `left_out` is whom segments and campaigns leave out, with the sentence that says so.
    """

    rules: AddressRules
    home: str = ""
    language: str = "en"
    returned: Mapping[int, Collection[str]] = field(default_factory=dict)
    households: Mapping[int, Household] = field(default_factory=dict)
    apart: Collection[int] = ()
    left_out: Mapping[int, Message] = field(default_factory=dict)


@dataclass(slots=True)
class _Piece:
    """A piece on its way: who shares it, the first leads."""

    people: list[Someone]
    place: Place


class Rehearsing:
    """A rehearsal that takes people one after another, in the order of the list."""

    def __init__(self, audience: Audience, known: Known) -> None:
        self._audience = audience
        self._known = known
        self._included = frozenset(audience.included)
        self._excluded = frozenset(audience.excluded)
        self._order: dict[int, int] = {}
        self._out: dict[int, LeftOut] = {}
        self._in: list[tuple[Someone, Place]] = []
        self._homeless: list[Someone] = []

    def take(self, someone: Someone) -> None:
        """Take the next one."""
        self._order[someone.id] = len(self._order)
        included = someone.id in self._included
        reason = self._unwanted(someone, included=included)
        if reason:
            self._leave(someone, reason, self._said(someone, reason))
            return
        returned = () if included else self._known.returned.get(someone.id, ())
        found = place(someone.adr, self._known.rules, self._known.home, self._audience.address, returned)
        if found.reason is None or (included and found.reason != "none"):
            self._in.append((someone, found))
            return
        if found.reason == "none" and someone.household_id:
            self._homeless.append(someone)
        self._leave(someone, found.reason, found.said)

    def gone(self, contact_id: int, fn: str) -> None:
        """Note one whom the audience names and who is no longer there."""
        self._order[contact_id] = len(self._order)
        self._out[contact_id] = LeftOut(contact_id, fn, "gone", _SAID["gone"])

    def result(self) -> Rehearsal:
        """Who is in and who is out."""
        pieces = self._sampled(self._shared(self._without_duplicates()))
        left = sorted(self._out.values(), key=lambda one: self._order[one.contact_id])
        return Rehearsal(tuple(map(self._addressed, pieces)), tuple(left))

    def addressed(self, people: Sequence[Someone]) -> Addressee:
        """The piece that these get together, the first of them first, at the address it would reach now.

        Nobody of them is looked at otherwise: who gets a piece was decided before.
        """
        lead = people[0]
        returned = self._known.returned.get(lead.id, ())
        found = place(lead.adr, self._known.rules, self._known.home, self._audience.address, returned)
        return self._addressed(_Piece(list(people), found))

    def _unwanted(self, someone: Someone, *, included: bool) -> Reason | None:
        if someone.id in self._excluded:
            return "excluded"
        if included:
            return None
        if someone.id in self._known.left_out:
            return "excluded"
        if someone.has_died:
            return "died"
        if someone.refused is not None and self._audience.leave_out_refused:
            return "refused"
        return "paused" if someone.is_paused else None

    def _said(self, someone: Someone, reason: Reason) -> Message:
        """Why somebody is out: as the user chose, as a segment has it, or as they said themselves."""
        if reason == "excluded" and someone.id not in self._excluded:
            return self._known.left_out[someone.id]
        if reason == "refused" and someone.refused is not None:
            return why(someone.refused)
        return _SAID[reason]

    def _leave(self, someone: Someone, reason: Reason, said: Message, shares: int = 0) -> None:
        self._out[someone.id] = LeftOut(someone.id, called(someone), reason, said, shares)

    def _without_duplicates(self) -> Iterable[_Piece]:
        """A piece for each person, the second of two with one name and address left out."""
        seen: dict[str, list[Someone]] = defaultdict(list)
        for someone, found in self._in:
            others = seen[found.mark]
            first = next((one for one in others if _has_name_of(one, someone)), None) if others else None
            if first is None or someone.id in self._included:
                others.append(someone)
                yield _Piece([someone], found)
                continue
            said = message("The same name and address as another card")
            self._leave(someone, "duplicate", said, first.id)

    def _shared(self, pieces: Iterable[_Piece]) -> list[_Piece]:
        """One piece for those who live together, led by the first of them."""
        pieces = list(pieces)
        if not self._audience.households:
            return pieces
        nearby: dict[str, list[_Piece]] = defaultdict(list)
        alone: list[_Piece] = []
        for piece in pieces:
            (someone,) = piece.people
            if someone.id in self._included or not _is_private(someone, piece.place):
                alone.append(piece)
            else:
                adr = piece.place.adr
                nearby[(adr.code or adr.city).replace(" ", "").casefold()].append(piece)
        shared = [
            piece
            for those in nearby.values()
            for at_door in self._by_door(those)
            for piece in self._households(at_door)
        ]
        self._house_the_homeless(shared)
        return sorted((*alone, *shared), key=lambda piece: self._order[piece.people[0].id])

    def _by_door(self, pieces: list[_Piece]) -> Iterable[list[_Piece]]:
        if len(pieces) == 1:
            return (pieces,)
        doors: dict[str, list[_Piece]] = defaultdict(list)
        for piece in pieces:
            territory = self._known.rules.territory(piece.place.adr) or self._known.home
            doors[door(piece.place.adr, territory)].append(piece)
        return doors.values()

    def _households(self, pieces: list[_Piece]) -> list[_Piece]:
        if len(pieces) == 1:
            return pieces
        places = {piece.people[0].id: piece.place for piece in pieces}
        groups = living_together([piece.people[0] for piece in pieces], self._known.apart)
        for lead, *others in groups:
            for other in others:
                self._share(other, lead)
        return [_Piece(group, places[group[0].id]) for group in groups]

    def _house_the_homeless(self, pieces: Iterable[_Piece]) -> None:
        """Let those without an address share the piece of their saved household."""
        if not self._homeless:
            return
        by_household: dict[int, _Piece] = {}
        for piece in pieces:
            for someone in piece.people:
                if someone.household_id:
                    by_household.setdefault(someone.household_id, piece)
        for someone in self._homeless:
            joined = by_household.get(someone.household_id)
            if joined:
                joined.people.append(someone)
                self._share(someone, joined.people[0])

    def _share(self, other: Someone, lead: Someone) -> None:
        said = message("Shares the piece of %(name)s", name=called(lead))
        self._leave(other, "household", said, lead.id)

    def _sampled(self, pieces: list[_Piece]) -> list[_Piece]:
        """As many pieces as the sample has, spread evenly; who was included is always in it."""
        most = self._audience.sample
        if not 0 < most < len(pieces):
            return pieces
        sure = {id(one) for one in pieces if any(who.id in self._included for who in one.people)}
        others = [piece for piece in pieces if id(piece) not in sure]
        room = max(0, most - len(sure))
        sure.update(id(others[place * len(others) // room]) for place in range(room))
        for piece in pieces:
            if id(piece) not in sure:
                for someone in piece.people:
                    self._leave(someone, "sample", _SAID["sample"])
        return [piece for piece in pieces if id(piece) in sure]

    def _addressed(self, piece: _Piece) -> Addressee:
        lead, known, style = piece.people[0], self._known, self._audience.style
        saved = override(known.households, piece.people) if len(piece.people) > 1 else None
        style = (saved and saved.style) or style
        firm = lead.firm if "work" in piece.place.adr.types and lead.kind == "individual" else ""
        name = called(lead)
        if len(piece.people) > 1:
            name = (saved and saved.name) or household_names.joint_name(piece.people, known.language, style)
        greeting = (saved and saved.salutation) or household_names.salutation(
            piece.people, known.language, style
        )
        return Addressee(
            tuple(one.id for one in piece.people),
            (("name", name), ("firm", "" if firm.casefold() == name.casefold() else firm)),
            piece.place.adr,
            piece.place.mark,
            greeting,
            household_id=saved.id if saved else 0,
        )


def _has_name_of(one: Someone, other: Someone) -> bool:
    name = fold(called(one))
    return bool(name) and name == fold(called(other))


def _is_private(someone: Someone, where: Place) -> bool:
    return someone.kind == "individual" and "work" not in where.adr.types
