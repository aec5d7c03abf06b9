"""Contacts that look like one person."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from rolodex.domain.changes import Changes
from rolodex.domain.contact import Contact
from rolodex.domain.errors import UserError
from rolodex.domain.likeness import Alike, Level, Pair
from rolodex.domain.message import message, plural_message
from rolodex.domain.naming import short_name
from rolodex.domain.progress import Progress, silent
from rolodex.services.activities import name_of
from rolodex.services.look_alikes_book import found_pairs
from rolodex.services.look_alikes_typed import like_many, like_one
from rolodex.store import contacts, distinct
from rolodex.store.book import Book

__all__ = ["LookAlikes", "like_many"]

LEVELS: Sequence[Level] = ("possible", "suggested", "certain")


class LookAlikes:
    """Contacts that look like one person."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def pairs(self, progress: Progress = silent, at_least: Level = "possible") -> tuple[Pair, ...]:
        """All pairs of the book that look alike, the likest first, without those called distinct.

        Raises Cancelled where `progress` does; nothing is written.
        """
        wanted = frozenset(LEVELS[LEVELS.index(at_least) :])
        with self._book.reading() as connection:
            apart = distinct.everything(connection)
            pairs = found_pairs(connection, wanted, progress)
        return tuple(pair for pair in pairs if (pair.one, pair.other) not in apart)

    def like(self, contact: Contact, limit: int = 5) -> tuple[Alike, ...]:
        """Who of the book looks like a card that may still be on its way, the likest first."""
        with self._book.reading() as connection:
            return like_one(connection, contact, limit)

    def distinct(self, ids: Sequence[int]) -> Changes:
        """Remember that no two of these are the same; they are not shown as look-alikes any more."""
        chosen = tuple(dict.fromkeys(ids))
        with self._book.reading() as connection:
            there = {contact.id for contact in contacts.get_many(connection, chosen)}
            if len(chosen) < 2 or len(there) < len(chosen):
                raise UserError(message("Fewer than two of these contacts are left; nothing was changed."))
            names = [short_name(name_of(connection, one)) for one in chosen[:2]]
        label = message("%(one)s and %(other)s are not the same", one=names[0], other=names[1])
        if len(chosen) > 2:
            label = plural_message(
                "%(count)d contact is not the same", "%(count)d contacts are not the same", len(chosen)
            )
        with self._book.change(label) as tx:
            distinct.add(tx, combinations(chosen, 2))
        return tx.changes

    def same_after_all(self, pair: tuple[int, int]) -> Changes:
        """Forget that these two are not the same."""
        with self._book.reading() as connection:
            names = [short_name(name_of(connection, one)) for one in pair]
        label = message("%(one)s and %(other)s may be the same", one=names[0], other=names[1])
        with self._book.change(label) as tx:
            distinct.remove(tx, pair)
        return tx.changes

    def are_distinct(self, one: int, other: int) -> bool:
        """Whether the user said that these two are not the same."""
        with self._book.reading() as connection:
            return (min(one, other), max(one, other)) in distinct.among(connection, (one,))
