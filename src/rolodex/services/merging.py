"""Cards that become one, and come apart again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from rolodex.domain.changes import Changes, Step
from rolodex.domain.contact import Contact
from rolodex.domain.due import stamp
from rolodex.domain.errors import UserError
from rolodex.domain.merging import MergePlan, PastMerge
from rolodex.domain.merging_card import doubts_about, fields_of, fields_then, merged, richness
from rolodex.domain.message import Message, message, plural_message
from rolodex.domain.naming import short_name
from rolodex.domain.said import OTHERS
from rolodex.services.backups import Backups
from rolodex.store import contacts as cards
from rolodex.store import distinct, parting, past, steps
from rolodex.store import merged as past_merges
from rolodex.store import merging as store
from rolodex.store.book import Book, Connection

CHANGED = message(
    "One of these cards was changed or deleted since they were put side by side. Nothing was merged; look "
    "at them again."
)


class Merging:
    """Cards that become one, and come apart again."""

    def __init__(self, book: Book, backups: Backups) -> None:
        self._book = book
        self._backups = backups

    def order(self, ids: Sequence[int]) -> tuple[int, ...]:
        """These contacts in the order in which they are proposed: who has done most, says most, is oldest.

        The first is the one that survives.
        """
        with self._book.reading() as connection:
            known = list(cards.get_many(connection, dict.fromkeys(ids)))
            doings = {one.id: sum(store.follows(connection, [one.id]).values()) for one in known}
        known.sort(key=lambda one: (-doings[one.id], -richness(one), one.id))
        return tuple(one.id for one in known)

    def plan(self, ids: Sequence[int]) -> MergePlan:
        """What merging these contacts into the first of them would do.

        Raises UserError where there are fewer than two, or a group is among people.
        """
        with self._book.reading() as connection:
            known = tuple(cards.get_many(connection, dict.fromkeys(ids)))
            _refuse(known)
            counts = store.follows(connection, [one.id for one in known[1:]])
        follows = {table: count for table, count in counts.items() if table in OTHERS}
        return MergePlan(known, fields_of(known), follows, doubts_about(known))

    def merged(self, plan: MergePlan, choices: Mapping[str, int]) -> Contact:
        """The one card that comes of the plan with these choices: by the name of a field, a side."""
        return merged(plan.contacts, choices)

    def merge(self, plan: MergePlan, choices: Mapping[str, int], now: datetime) -> Changes:
        """Make one of these contacts, as one step; what pointed at the others points at the first.

        Raises UserError where a card is not as it was when the plan was made.
        """
        card = merged(plan.contacts, choices)
        ids = [one.id for one in plan.contacts]
        self._backups.before("merge")
        with self._book.change(_label(plan.contacts)) as tx:
            if not _is_as_planned(tx.connection, ids, plan.contacts):
                raise UserError(CHANGED)
            store.merge(tx, card, plan.contacts, stamp(now))
        return tx.changes

    def became(self, ids: Sequence[int]) -> Mapping[int, int]:
        """Whom those of these contacts that are no more were merged into; the others are left out."""
        with self._book.reading() as connection:
            return past_merges.became(connection, ids)

    def merges(self, contact_id: int) -> tuple[Step, ...]:
        """The steps in which others went into this contact and still are in it, the newest first."""
        with self._book.reading() as connection:
            ids = dict.fromkeys(one.step_id for one in past_merges.into(connection, contact_id))
            known = (steps.step(connection, step_id) for step_id in ids)
            return tuple(step for step in known if step is not None)

    def past_merges(self, contact_id: int) -> tuple[PastMerge, ...]:
        """The same merges with the cards as they were, and which of their values were taken."""
        with self._book.reading() as connection:
            by_step: dict[int, list[int]] = {}
            for one in past_merges.into(connection, contact_id):
                by_step.setdefault(one.step_id, []).append(one.merged_id)
            known = {step_id for step_id in by_step if steps.step(connection, step_id) is not None}
            return tuple(
                _past(connection, contact_id, step_id, others)
                for step_id, others in by_step.items()
                if step_id in known  # the history may have been let go since
            )

    def separate(self, changeset: int, now: datetime) -> Changes:
        """Take a merge apart as one step: what it moved goes back, what came later stays.

        From now on these are known not to be the same, and are not proposed again.
        Raises UserError where the step is no merge that stands, or where who survived is gone or was merged
        in turn.
        """
        with self._book.reading() as connection:
            label = _separable(connection, changeset)
        with self._book.change(label) as tx:
            _separable(tx.connection, changeset)
            others = [one.merged_id for one in past_merges.of_step(tx.connection, changeset)]
            first = past_merges.survivor(tx.connection, changeset)
            parting.part(tx, changeset, first, others)
            distinct.add(tx, [(first, one) for one in others], stamp(now))
        return tx.changes


def _past(connection: Connection, contact_id: int, step_id: int, others: Sequence[int]) -> PastMerge:
    first = past_merges.survivor(connection, step_id)
    before = [past.contact(connection, one, step_id - 1) for one in (first, *others)]
    known = tuple(one for one in before if one is not None)
    card = past.contact(connection, first, step_id) or known[0]
    step = steps.step(connection, step_id)
    if step is None:
        raise ValueError(step_id)
    return PastMerge(step, known, fields_then(known, card), first == contact_id)


def _separable(connection: Connection, step_id: int) -> Message:
    """What the step is called that takes this merge apart. Raises UserError where none can."""
    rows = past_merges.of_step(connection, step_id)
    if not rows:
        raise UserError(message("This merge was taken back already, or is none; nothing was changed."))
    first = past_merges.survivor(connection, step_id)
    if not first:
        raise UserError(
            message(
                "This merge is older than the history that is kept, so it cannot be taken apart; nothing was "
                "changed."
            )
        )
    names = [_name(connection, one, step_id) for one in (first, *(row.merged_id for row in rows))]
    if not rows[0].contact_id:
        raise UserError(
            message(
                "%(name)s was deleted since. Bring that contact back first, then separate the two; nothing "
                "was changed.",
                name=names[0],
            )
        )
    if rows[0].contact_id != first:
        raise UserError(
            message(
                "%(name)s was merged into somebody else since. Take that merge apart first; nothing was "
                "changed.",
                name=names[0],
            )
        )
    if len(names) == 2:
        return message("Separate %(first)s and %(other)s", first=names[0], other=names[1])
    return plural_message(
        "Separate %(first)s and %(count)d other",
        "Separate %(first)s and %(count)d others",
        len(names) - 1,
        first=names[0],
    )


def _name(connection: Connection, contact_id: int, step_id: int) -> str:
    found = past.contact(connection, contact_id, step_id - 1)
    return short_name(found.fn) if found else str(contact_id)


def _refuse(known: Sequence[Contact]) -> None:
    if len(known) < 2:
        raise UserError(message("It takes two contacts to merge; nothing was changed."))
    groups = [one for one in known if one.kind == "group"]
    if groups and len(groups) < len(known):
        raise UserError(
            message(
                "%(name)s is a group, and cannot be merged with somebody; nothing was changed.",
                name=short_name(groups[0].fn),
            )
        )


def _is_as_planned(connection: Connection, ids: Sequence[int], known: Sequence[Contact]) -> bool:
    return tuple(cards.get_many(connection, ids)) == tuple(known)


def _label(known: Sequence[Contact]) -> Message:
    names = [short_name(one.fn) for one in known]
    if len(names) == 2:
        return message("Merge %(first)s and %(other)s", first=names[0], other=names[1])
    return plural_message(
        "Merge %(first)s and %(count)d other",
        "Merge %(first)s and %(count)d others",
        len(names) - 1,
        first=names[0],
    )
