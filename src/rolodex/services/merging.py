"""Cards that become one, and come apart again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from rolodex.domain.changes import Changes, Step
from rolodex.domain.contact import Contact
from rolodex.domain.due import stamp
from rolodex.domain.errors import UserError
from rolodex.domain.merging import MergePlan
from rolodex.domain.merging_card import doubts_about, fields_of, merged, richness
from rolodex.domain.message import Message, message, plural_message
from rolodex.domain.naming import short_name
from rolodex.domain.said import OTHERS
from rolodex.store import contacts as cards
from rolodex.store import merging as store
from rolodex.store import steps
from rolodex.store.book import Book, Connection

CHANGED = message(
    "One of these cards was changed or deleted since they were put side by side. Nothing was merged; look "
    "at them again."
)


class Merging:
    """Cards that become one, and come apart again."""

    def __init__(self, book: Book) -> None:
        self._book = book

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
        with self._book.change(_label(plan.contacts)) as tx:
            if not _is_as_planned(tx.connection, ids, plan.contacts):
                raise UserError(CHANGED)
            store.merge(tx, card, plan.contacts, stamp(now))
        return tx.changes

    def merges(self, contact_id: int) -> tuple[Step, ...]:
        """The steps in which others went into this contact and still are in it, the newest first."""
        with self._book.reading() as connection:
            known = (steps.step(connection, one) for one in store.merges(connection, contact_id))
            return tuple(step for step in known if step is not None and not step.undone)

    def became(self, ids: Sequence[int]) -> Mapping[int, int]:
        """Whom those of these contacts that are no more were merged into; the others are left out."""
        with self._book.reading() as connection:
            return store.became(connection, ids)


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
    first, other = (short_name(one.fn) for one in known[:2])
    if len(known) == 2:
        return message("Merge %(first)s and %(other)s", first=first, other=other)
    return plural_message(
        "Merge %(first)s and %(count)d other",
        "Merge %(first)s and %(count)d others",
        len(known) - 1,
        first=first,
    )
