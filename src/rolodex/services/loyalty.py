"""Points that customers earn and redeem."""

from __future__ import annotations

from datetime import date, timedelta

from rolodex.domain import loyalty
from rolodex.domain.errors import UserError
from rolodex.domain.message import message
from rolodex.domain.purchase import Loyalty, Points
from rolodex.services.activities import name_of
from rolodex.services.contacts import Saved
from rolodex.services.selling import stamp
from rolodex.services.settings import preferences
from rolodex.store import loyalty as store
from rolodex.store.book import Book

MOST = 10**12
"""Nobody has as many points."""


class LoyaltyPoints:
    """The loyalty ledger of one book."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def is_on(self) -> bool:
        """Whether paid orders earn points by themselves."""
        with self._book.reading() as connection:
            return preferences(connection).loyalty == "yes"

    def of_contact(self, contact_id: int, today: date) -> Loyalty:
        """A customer's points and tier, which follows from what was earned within a year."""
        with self._book.reading() as connection:
            entries = store.entries(connection, contact_id)
            scale = loyalty.tiers(preferences(connection).loyalty_tiers)
        since = stamp((today - timedelta(days=loyalty.DAYS - 1)).isoformat() + "T00:00:00")
        return loyalty.standing(entries, scale, since)

    def earn(self, contact_id: int, points: int, reason: str) -> Saved:
        """Give a customer points."""
        return self._write(contact_id, points, reason, earns=True)

    def redeem(self, contact_id: int, points: int, reason: str) -> Saved:
        """Take points that a customer spends; raises UserError for more than there are."""
        return self._write(contact_id, -points, reason, earns=False)

    def adjust(self, contact_id: int, points: int, reason: str) -> Saved:
        """Correct a customer's points, up or down; never below zero."""
        return self._write(contact_id, points, reason, earns=points > 0)

    def _write(self, contact_id: int, points: int, reason: str, *, earns: bool) -> Saved:
        said = " ".join(reason.split())
        with self._book.reading() as connection:
            name = name_of(connection, contact_id)
            balance = store.balance(connection, contact_id)
        if points == 0 or (points > 0) != earns or abs(points) > MOST:
            raise UserError(message("Points are a whole number above zero; nothing was changed."))
        if balance + points < 0:
            raise UserError(
                message(
                    "%(name)s has %(points)d points, which is less than that; nothing was changed.",
                    name=name,
                    points=balance,
                )
            )
        label = message("Give points to %(name)s", name=name)
        if not earns:
            label = message("Take points from %(name)s", name=name)
        with self._book.change(label) as tx:
            entry = store.insert(tx, Points(0, contact_id, stamp(""), points, said))
        return Saved(entry, tx.changes)
