"""Cards coming in: read, plan, apply; the plan can be shown before anything is written."""

from __future__ import annotations

import io
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Literal

from rolodex.domain.card import Card, Doubt, Rejected
from rolodex.domain.changes import Changes
from rolodex.domain.contact import Contact
from rolodex.domain.identity import fingerprint
from rolodex.domain.importing import Counts, Format, Receipt
from rolodex.domain.message import Message, message, plural_message
from rolodex.domain.naming import display_name
from rolodex.domain.progress import Progress, silent
from rolodex.domain.updating import Decision, decide, updated
from rolodex.services.backups import Backups
from rolodex.store import blobs, sources
from rolodex.store import contacts as store
from rolodex.store.book import Book, Connection, Transaction
from rolodex.store.spool import Spool

BATCH = 256
REJECTED_KEPT = 10_000
"""Rejected lines, and doubts, named one by one; a file of garbage beyond that is only counted."""


@dataclass(frozen=True, slots=True)
class PlannedCard:
    """A card and what the import will do with it; an unchanged card is planned without its pictures."""

    decision: Decision
    card: Card


class ImportPlan:
    """What an import will do, spooled to disk; close it (or use it in a `with`) when done."""

    def __init__(self, files: Sequence[str]) -> None:
        self.files = tuple(files)
        self.counts = Counts()
        self.rejected: tuple[Rejected, ...] = ()
        self.doubts: tuple[Doubt, ...] = ()
        self._spool: Spool[PlannedCard] = Spool()

    def add(self, planned: Sequence[PlannedCard], rejected: Sequence[Rejected]) -> None:
        """Keep one more batch of the plan."""
        verdicts = [item.decision.verdict for item in planned]
        doubts = [doubt for item in planned for doubt in _doubts(item.card)]
        counts = self.counts
        self.counts = Counts(
            cards=counts.cards + len(planned),
            new=counts.new + verdicts.count("new"),
            updated=counts.updated + verdicts.count("update"),
            unchanged=counts.unchanged + verdicts.count("unchanged"),
            rejected=counts.rejected + len(rejected),
            doubts=counts.doubts + len(doubts),
        )
        self.rejected += tuple(rejected[: REJECTED_KEPT - len(self.rejected)])
        self.doubts += tuple(doubts[: REJECTED_KEPT - len(self.doubts)])
        changing = [item for item in planned if item.decision.verdict != "unchanged"]
        if changing:
            self._spool.append(changing)

    def batches(self) -> Iterator[Sequence[PlannedCard]]:
        """The cards that will change the book, in the order they were read."""
        return self._spool.batches()

    def items(self, limit: int = 200) -> tuple[tuple[Literal["new", "update"], Contact], ...]:
        """The first cards that will change the book, to show before it happens."""
        shown: list[tuple[Literal["new", "update"], Contact]] = []
        for batch in self.batches():
            for item in batch:
                shown.append(("new" if item.decision.verdict == "new" else "update", item.card.contact))
                if len(shown) == limit:
                    return tuple(shown)
        return tuple(shown)

    def close(self) -> None:
        """Let the spool go."""
        self._spool.close()

    def __enter__(self) -> ImportPlan:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class Importing:
    """Files of cards into one book."""

    def __init__(self, book: Book, backups: Backups) -> None:
        self._book = book
        self._backups = backups

    def plan(self, paths: Sequence[Path], progress: Progress = silent) -> ImportPlan:
        """Read the files and say what importing them would do; nothing is written to the book.

        Raises UserError when a file cannot be opened, Cancelled when `progress` does.
        """
        from rolodex.vcard.process import read_files  # start-up: vobject

        return self._plan([path.name for path in paths], read_files(paths, progress))

    def plan_data(self, data: bytes, name: str, progress: Progress = silent) -> ImportPlan:
        """What importing cards that are no file would do, such as those of the clipboard, under this name."""
        from rolodex.vcard.reading import read_cards  # start-up: vobject

        cards = read_cards(io.BytesIO(data), name, progress)
        return self._plan([name], iter(lambda: list(islice(cards, BATCH)), []))

    def plan_cards(
        self,
        names: Sequence[str],
        format: Format,
        batches: Iterator[Sequence[Card | Rejected]],
        key: str = "",
    ) -> ImportPlan:
        """What taking in cards would do that were read from these files by any reader.

        `key` is the field by which they update whom the book has, "" for what the cards say.
        """
        return self._plan(names, batches)

    def _plan(self, names: Sequence[str], batches: Iterator[Sequence[Card | Rejected]]) -> ImportPlan:
        plan = ImportPlan(names)
        try:
            claimed: set[int] = set()
            for batch in batches:
                cards = [item for item in batch if isinstance(item, Card)]
                rejected = [item for item in batch if isinstance(item, Rejected)]
                with self._book.reading() as connection:
                    plan.add(_planned(connection, cards, claimed), rejected)
        except BaseException:
            plan.close()
            raise
        return plan

    def apply(self, plan: ImportPlan, progress: Progress = silent) -> Receipt:
        """Do what the plan says, as one step of the history; a cancelled import leaves nothing behind."""
        if plan.counts.new + plan.counts.updated == 0:
            return Receipt(plan.counts, plan.rejected, Changes(), plan.doubts)
        self._backups.before_mass_change()
        total = plan.counts.new + plan.counts.updated
        done = 0
        changed = 0
        with self._book.change(_label(plan.files)) as tx:
            tx.progress = progress
            batch_id = sources.add_batch(tx, ", ".join(plan.files))
            for batch in plan.batches():
                blobs.put(tx, (blob for item in batch for blob in item.card.blobs))
                _add_new(tx, batch_id, [item.card for item in batch if item.decision.verdict == "new"])
                changed += _update(
                    tx, batch_id, [item for item in batch if item.decision.verdict == "update"]
                )
                done += len(batch)
                progress(done, total)
        idle = plan.counts.updated - changed
        counts = replace(plan.counts, updated=changed, unchanged=plan.counts.unchanged + idle)
        return Receipt(counts, plan.rejected, tx.changes, plan.doubts)


def _doubts(card: Card) -> Iterator[Doubt]:
    """What was mended or doubtful in a card; the line is that of the property where it is known."""
    for warning in card.warnings:
        line = dict(warning.args).get("line", card.line)
        place = line if isinstance(line, int) else card.line
        yield Doubt(card.file, place, card.contact.fn or display_name(card.contact), warning)


def _planned(connection: Connection, cards: Sequence[Card], claimed: set[int]) -> list[PlannedCard]:
    """Each card with the decision of `domain.updating.decide`, asked of the book in a few questions."""
    uids = {card.contact.uid for card in cards if card.contact.uid}
    prints = {card.digest: fingerprint(card.contact) for card in cards if not card.contact.uid}
    by_digest = sources.by_digest(connection, {card.digest for card in cards})
    by_uid = _joined(store.ids_by_uid(connection, sorted(uids)), sources.by_uid(connection, uids))
    wanted = {value for value in prints.values() if value}
    by_print = _joined(
        store.ids_by_fingerprint(connection, sorted(wanted)), sources.by_fingerprint(connection, wanted)
    )
    planned = []
    for card in cards:
        uid = card.contact.uid
        owners = by_uid.get(uid, []) if uid else by_print.get(prints[card.digest], [])
        decision = decide(by_digest.get(card.digest, []), owners, claimed)
        if decision.contact_id:
            claimed.add(decision.contact_id)
        planned.append(PlannedCard(decision, card))
    return _without_idle_updates(connection, planned)


def _without_idle_updates(connection: Connection, planned: list[PlannedCard]) -> list[PlannedCard]:
    """The plan with updates that would change nothing called what they are."""
    ids = [item.decision.contact_id for item in planned if item.decision.verdict == "update"]
    known = {contact.id: contact for contact in store.get_many(connection, ids)}
    return [
        replace(item, decision=Decision("unchanged", item.decision.contact_id))
        if item.decision.verdict == "update"
        and updated(known[item.decision.contact_id], item.card.contact) == known[item.decision.contact_id]
        else item
        for item in planned
    ]


def _joined(*answers: dict[str, list[int]]) -> dict[str, list[int]]:
    joined: dict[str, list[int]] = {}
    for answer in answers:
        for key, ids in answer.items():
            known = joined.setdefault(key, [])
            known.extend(contact_id for contact_id in ids if contact_id not in known)
    return joined


def _add_new(tx: Transaction, batch_id: int, cards: Sequence[Card]) -> None:
    if not cards:
        return
    contacts = [
        replace(
            card.contact,
            id=0,
            uid=card.contact.uid or str(uuid.uuid4()),
            fn=card.contact.fn or display_name(card.contact),
        )
        for card in cards
    ]
    ids = store.insert(tx, contacts, batch_id)
    sources.add(
        tx, [_source(contact_id, batch_id, card) for contact_id, card in zip(ids, cards, strict=True)]
    )


def _update(tx: Transaction, batch_id: int, items: Sequence[PlannedCard]) -> int:
    """Bring what these cards say to their contacts; returns how many contacts it changed."""
    changed = 0
    known = {
        contact.id: contact
        for contact in store.get_many(tx.connection, [item.decision.contact_id for item in items])
    }
    for item in items:
        contact = known.get(item.decision.contact_id)
        if contact is None:  # deleted since the plan was made: the card is a newcomer now
            _add_new(tx, batch_id, [item.card])
            changed += 1
            continue
        merged = updated(contact, item.card.contact)
        if merged != contact:
            store.replace(tx, replace(merged, uid=contact.uid))
            changed += 1
        sources.add(tx, [_source(contact.id, batch_id, item.card)])
    return changed


def _source(contact_id: int, batch_id: int, card: Card) -> sources.Source:
    return sources.Source(contact_id, batch_id, card.contact.uid, fingerprint(card.contact), card.digest)


def _label(files: Sequence[str]) -> Message:
    if len(files) == 1:
        return message("Import %(file)s", file=files[0])
    return plural_message("Import %(count)d file", "Import %(count)d files", len(files))
