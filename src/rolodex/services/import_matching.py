"""What each card of a file is to the book: new, known, the same, or like somebody who is there."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from rolodex.domain.card import Card, Rejected
from rolodex.domain.contact import Contact
from rolodex.domain.erased_keys import keys_of as keys_of_erased
from rolodex.domain.identity import fingerprint
from rolodex.domain.import_key import keys_of
from rolodex.domain.updating import Decision, decide, updated
from rolodex.services.import_plan import Entry, PlannedCard, as_known
from rolodex.store import contacts as store
from rolodex.store import erased, keyed, settings, sources
from rolodex.store.book import Book, Connection

MERGE_RULE = "merge_rule"
"""The setting with the rule by which look-alikes are merged: "" (the user is asked) or "certain"."""

LIKE = 5
"""As many look-alikes are named of one card; what is merely possible is named by none."""


class Matching:
    """Tells what cards are to one book, batch by batch of one plan.

    `key` is the field by which cards update whom the book has, "" for UID and fingerprint.
    """

    def __init__(self, book: Book, key: str = "") -> None:
        self._book = book
        self._key = key
        self._keyed: Mapping[str, Sequence[int]] | None = None
        self._marks: erased.Marks | None = None
        self._claimed: set[tuple[int, str]] = set()
        """Whom earlier cards of the import took, and by which UID or fingerprint: cards of people who are one
        by now may update the one, each by its own.
        """

    def planned(self, items: Sequence[Card | Rejected]) -> tuple[list[Entry], list[int]]:
        """The items as rows of a plan in their order, and the places of those to be merged by rule."""
        cards = [item for item in items if isinstance(item, Card)]
        with self._book.reading() as connection:
            found = iter(self._found(connection, cards))
            by_rule = settings.get(connection, MERGE_RULE) == "certain"
        entries: list[Entry] = [next(found) if isinstance(item, Card) else item for item in items]
        merging = [
            place
            for place, entry in enumerate(entries)
            if by_rule
            and isinstance(entry, PlannedCard)
            and entry.alike
            and entry.alike[0].likeness.level == "certain"
        ]
        return entries, merging

    def _found(self, connection: Connection, cards: Sequence[Card]) -> list[PlannedCard]:
        if not cards:
            return []
        by_digest = sources.by_digest(connection, {card.digest for card in cards})
        planned = []
        for card, owners in zip(cards, self._owners(connection, cards), strict=True):
            alike = by_digest.get(card.digest, [])
            mark = "" if self._key and self._key != "uid" else card.contact.uid or fingerprint(card.contact)
            claimed = {one for one in (*alike, *owners) if (one, mark) in self._claimed}
            decision = decide(alike, owners, claimed)
            if decision.contact_id:
                self._claimed.add((decision.contact_id, mark))
            planned.append(PlannedCard(decision, card))
        settled = self._kept_out(connection, _without_idle_updates(connection, planned))
        return _with_look_alikes(connection, settled)

    def _kept_out(self, connection: Connection, planned: list[PlannedCard]) -> list[PlannedCard]:
        """The plan with newcomers marked who were erased for good."""
        if self._marks is None:
            self._marks = erased.Marks(connection)
        if not self._marks:
            return planned
        return [self._marked(item, self._marks) for item in planned]

    def _marked(self, item: PlannedCard, marks: erased.Marks) -> PlannedCard:
        if item.decision.verdict != "new":
            return item
        found = marks.erasure(keys_of_erased(item.card.contact))
        return replace(item, erased=found[1][:10]) if found else item

    def _owners(self, connection: Connection, cards: Sequence[Card]) -> list[list[int]]:
        """Whom each card updates if it does not say what is known already."""
        if self._key and self._key != "uid":
            if self._keyed is None:
                self._keyed = keyed.owners(connection, self._key)
            known = self._keyed
            return [
                [one for value in keys_of(card.contact, self._key) for one in known.get(value, ())]
                for card in cards
            ]
        uids = {card.contact.uid for card in cards if card.contact.uid}
        by_uid = _joined(store.ids_by_uid(connection, sorted(uids)), sources.by_uid(connection, uids))
        prints = ["" if card.contact.uid or self._key else fingerprint(card.contact) for card in cards]
        wanted = set(prints) - {""}
        by_print = _joined(
            store.ids_by_fingerprint(connection, sorted(wanted)), sources.by_fingerprint(connection, wanted)
        )
        return [
            by_uid.get(card.contact.uid, []) if card.contact.uid else by_print.get(mark, [])
            for card, mark in zip(cards, prints, strict=True)
        ]


def _without_idle_updates(connection: Connection, planned: Sequence[PlannedCard]) -> list[PlannedCard]:
    """The plan with updates that would change nothing called what they are."""
    ids = [item.decision.contact_id for item in planned if item.decision.verdict == "update"]
    known = {contact.id: contact for contact in store.get_many(connection, ids)}
    return [_settled(item, known) for item in planned]


def _settled(item: PlannedCard, known: Mapping[int, Contact]) -> PlannedCard:
    verdict, contact_id = item.decision.verdict, item.decision.contact_id
    if verdict == "update":
        contact = known[contact_id]
        if updated(contact, item.card.contact) == contact:
            verdict = "unchanged"
    if verdict == "unchanged":
        return PlannedCard(Decision("unchanged", contact_id), as_known(item.card))
    return item


def _with_look_alikes(connection: Connection, planned: list[PlannedCard]) -> list[PlannedCard]:
    """The plan with whom newcomers look like; an empty book has nobody to look like."""
    places = [
        place for place, item in enumerate(planned) if item.decision.verdict == "new" and not item.erased
    ]
    if not places or not connection.value("SELECT EXISTS(SELECT 1 FROM contact WHERE kind <> 'group')"):
        return planned
    from rolodex.services.look_alikes_typed import like_many  # start-up: phonenumbers

    contacts = [planned[place].card.contact for place in places]
    for place, found in zip(places, like_many(connection, contacts), strict=True):
        alike = tuple(one for one in found if one.likeness.level != "possible")[:LIKE]
        if alike:
            planned[place] = replace(planned[place], alike=alike)
    return planned


def _joined(*answers: Mapping[str, Collection[int]]) -> dict[str, list[int]]:
    joined: dict[str, list[int]] = {}
    for answer in answers:
        for key, ids in answer.items():
            known = joined.setdefault(key, [])
            known.extend(contact_id for contact_id in ids if contact_id not in known)
    return joined
