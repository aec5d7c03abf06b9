"""Doing what the plan of an import says, inside one change of the book, and accounting for it."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from rolodex.domain.card import Card, PropertyFate
from rolodex.domain.contact import Contact
from rolodex.domain.identity import fingerprint
from rolodex.domain.importing import Counts, ReceiptRow
from rolodex.domain.message import message
from rolodex.domain.receipt_json import Heading
from rolodex.domain.updating import updated
from rolodex.services.import_plan import Chosen, ImportPlan, PlannedCard, title_of
from rolodex.store import blobs, companies, receipts, sources
from rolodex.store import contacts as store
from rolodex.store.book import Transaction
from rolodex.store.steps import stamp

LEFT_OUT = message("The card was left out.")
KEPT_OUT = message("Somebody who has this was erased for good, so the card was left out.")


class Applying:
    """Takes the batches of one plan into the book; `counts` says what came of them."""

    def __init__(self, tx: Transaction, import_id: int, tag: str) -> None:
        self._tx = tx
        self._import_id = import_id
        self._tag = tag
        self._receipt = receipts.Writing(tx, import_id)
        self._jobs: list[tuple[int, int, str]] = []
        self.counts = Counts()

    def take(self, batch: Sequence[Chosen]) -> int:
        """Take one batch in, and note what became of each of its rows; gives how many were taken."""
        coming = [one for one in batch if _changes(one)]
        new = [one for one in coming if _is_new(one)]
        blobs.put(self._tx, (blob for one in coming for blob in _card(one).blobs))
        owners = dict(zip((one.place for one in new), self._add([_card(one) for one in new]), strict=True))
        bringing = [one for one in coming if not _is_new(one)]
        idle = self._update(bringing, owners)
        self._count(batch, owners, idle)
        self._receipt.add([_told(one, owners.get(one.place, 0)) for one in batch])
        return len(coming)

    def finish(self, plan: ImportPlan) -> Counts:
        """Write the last of the receipt; gives what the import did in all.

        A card may stand before that of its firm, so people are joined to their firms now.
        """
        companies.employ_by_uid(self._tx, self._jobs)
        told = self.counts
        counts = replace(
            plan.counts,
            new=told.new,
            updated=told.updated,
            unchanged=told.unchanged,
            skipped=told.skipped,
        )
        self._receipt.finish(Heading(plan.files, plan.format, stamp(), self._tx.changeset_id, counts))
        sources.end_batch(self._tx, self._import_id, counts)
        return counts

    def _add(self, cards: Sequence[Card]) -> list[int]:
        """Add these cards as new contacts; gives their ids."""
        if not cards:
            return []
        ids = store.insert(self._tx, [self._newcomer(card.contact) for card in cards], self._import_id)
        sources.add(self._tx, [self._source(one, card) for one, card in zip(ids, cards, strict=True)])
        for contact_id, card in zip(ids, cards, strict=True):
            self._jobs += [(contact_id, place, uid) for place, uid in enumerate(card.firms) if uid]
        return ids

    def _newcomer(self, contact: Contact) -> Contact:
        categories = contact.categories
        if self._tag and self._tag not in categories:
            categories = (*categories, self._tag)
        return replace(
            contact,
            id=0,
            uid=contact.uid or str(uuid.uuid4()),
            fn=title_of(contact),
            categories=categories,
        )

    def _update(self, rows: Sequence[Chosen], owners: dict[int, int]) -> int:
        """Bring what these cards say to their contacts, noted in `owners`; gives how many brought nothing."""
        ids = sorted({_planned(one).concerns for one in rows})
        known = {contact.id: contact for contact in store.get_many(self._tx.connection, ids)}
        idle = 0
        for one in rows:
            planned = _planned(one)
            contact = known.get(planned.concerns)
            if contact is None:  # deleted since the plan was made: the card is a newcomer now
                (owners[one.place],) = self._add([planned.card])
                continue
            merged = replace(updated(contact, planned.card.contact), uid=contact.uid)
            if merged != contact:
                store.replace(self._tx, merged)
                known[contact.id] = merged
            else:
                idle += 1
            sources.add(self._tx, [self._source(contact.id, planned.card)])
            owners[one.place] = contact.id
        return idle

    def _count(self, batch: Sequence[Chosen], owners: dict[int, int], idle: int) -> None:
        coming = sum(_changes(one) for one in batch)
        new = sum(one.place in owners and owners[one.place] != _concerns(one) for one in batch)
        skipped = sum(one.choice == "skip" and one.kind not in ("rejected", "kept_out") for one in batch)
        self.counts += Counts(
            new=new,
            updated=coming - new - idle,
            unchanged=idle + sum(one.kind == "same" for one in batch),
            skipped=skipped,
        )

    def _source(self, contact_id: int, card: Card) -> sources.Source:
        contact = card.contact
        return sources.Source(contact_id, self._import_id, contact.uid, fingerprint(contact), card.digest)


def _changes(one: Chosen) -> bool:
    return one.kind in ("new", "update", "alike", "kept_out") and one.choice != "skip"


def _is_new(one: Chosen) -> bool:
    return one.kind in ("new", "kept_out") or one.choice == "both"


def _planned(one: Chosen) -> PlannedCard:
    if not isinstance(one.entry, PlannedCard):
        raise TypeError("what could not be read is no card")
    return one.entry


def _card(one: Chosen) -> Card:
    return _planned(one).card


def _concerns(one: Chosen) -> int:
    return 0 if _is_new(one) else _planned(one).concerns


def _told(one: Chosen, contact_id: int) -> ReceiptRow:
    entry = one.entry
    if isinstance(entry, PlannedCard):
        card = entry.card
        whom = entry.decision.contact_id if one.kind == "same" else contact_id
        fates = _left_out(card.fates) if one.choice == "skip" else card.fates
        # The name of whom was erased must not come back by way of the receipt.
        if one.kind == "kept_out" and one.choice == "skip":
            return ReceiptRow(0, "", one.kind, "skip", fates, KEPT_OUT, file=card.file, line=card.line)
        return ReceiptRow(
            whom, title_of(card.contact), one.kind, one.choice, fates, file=card.file, line=card.line
        )
    return ReceiptRow(
        0, entry.name, "rejected", "skip", entry.fates, entry.reason, entry.text, entry.file, entry.line
    )


@lru_cache(maxsize=1024)
def _left_out(fates: tuple[PropertyFate, ...]) -> tuple[PropertyFate, ...]:
    """The fates of a card that the user left out: nothing of it was taken."""
    counts: Counter[str] = Counter()
    for fate in fates:
        counts[fate.name] += fate.count
    return tuple(PropertyFate(name, "rejected", count, LEFT_OUT) for name, count in counts.items())
