"""Prices for a time, and who redeemed them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from rolodex.domain.changes import Changes
from rolodex.domain.due import is_day
from rolodex.domain.errors import UserError
from rolodex.domain.message import message, plural_message
from rolodex.domain.naming import short_name
from rolodex.domain.pricing import WHOLE
from rolodex.domain.product import Offer
from rolodex.domain.purchase import PurchaseRow
from rolodex.services.contacts import Saved
from rolodex.services.selling import check_currency
from rolodex.store import offers as store
from rolodex.store import purchase_rows
from rolodex.store.book import Book


class Offers:
    """The offers of one book."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def all(self) -> tuple[Offer, ...]:
        """All offers, the last to begin first, each with how often it was redeemed."""
        with self._book.reading() as connection:
            return store.every(connection)

    def get(self, offer_id: int) -> Offer | None:
        """One offer, or None when it is gone."""
        with self._book.reading() as connection:
            return store.get(connection, offer_id)

    def by_code(self, code: str, today: date) -> Offer | None:
        """The offer with this code, capitals or not, that can be redeemed today; None where there is none."""
        with self._book.reading() as connection:
            found = store.by_code(connection, code)
        return next((offer for offer in found if offer.is_valid(today.isoformat())), None)

    def redemptions(self, offer_id: int) -> tuple[PurchaseRow, ...]:
        """The orders that redeemed an offer, the newest first; cancelled ones do not count."""
        with self._book.reading() as connection:
            return purchase_rows.of_ids(connection, store.redemptions(connection, offer_id))

    def save(self, offer: Offer) -> Saved:
        """Add an offer (id 0) or put this one in place of what the book holds under its id.

        Orders that redeemed it keep the prices they were made with.
        """
        known = self._known(offer.id) if offer.id else None
        offer = _tidy(offer)
        self._check(offer)
        name = short_name(offer.code or offer.name)
        label = message("Edit the offer %(name)s", name=name)
        if known is None:
            label = message("Add the offer %(name)s", name=name)
        with self._book.change(label) as tx:
            if known:
                store.replace(tx, offer)
            offer_id = offer.id if known else store.insert(tx, offer)
        return Saved(offer_id, tx.changes)

    def delete(self, ids: Sequence[int]) -> Changes:
        """Take offers out of the book; the orders that redeemed them keep their prices."""
        label = plural_message("Delete %(count)d offer", "Delete %(count)d offers", len(ids))
        if len(ids) == 1:
            known = self._known(ids[0])
            label = message("Delete the offer %(name)s", name=short_name(known.code or known.name))
        with self._book.change(label) as tx:
            store.delete(tx, ids)
        return tx.changes

    def _known(self, offer_id: int) -> Offer:
        found = self.get(offer_id)
        if found is None:
            raise UserError(message("This offer has been deleted meanwhile; nothing was changed."))
        return found

    def _check(self, offer: Offer) -> None:
        """Raise UserError where this is no offer."""
        if not (offer.code or offer.name):
            raise UserError(message("An offer needs a code or a name; nothing was changed."))
        if offer.kind == "percent" and not 0 < offer.amount <= WHOLE:
            raise UserError(
                message("An offer takes off more than 0 and at most 100 per cent; nothing was changed.")
            )
        if offer.kind == "amount":
            if offer.amount <= 0:
                raise UserError(message("An offer needs an amount above zero; nothing was changed."))
            check_currency(offer.currency)
        if offer.kind not in ("percent", "amount", "gift"):
            raise ValueError(offer.kind)
        for day in (offer.valid_from, offer.valid_to):
            if day and not is_day(day):
                raise UserError(
                    message(
                        "“%(time)s” is no date or time; nothing was changed. Write it as 2026-05-03.",
                        time=day,
                    )
                )
        if offer.valid_from and offer.valid_to and offer.valid_to < offer.valid_from:
            raise UserError(message("This offer would end before it begins; nothing was changed."))
        self._check_code(offer)

    def _check_code(self, offer: Offer) -> None:
        """Raise UserError where another offer has this code on a day on which this one is valid."""
        with self._book.reading() as connection:
            others = [one for one in store.by_code(connection, offer.code) if one.id != offer.id]
        if any(_overlap(offer, other) for other in others):
            raise UserError(
                message(
                    "There is another offer “%(code)s” on some of these days; nothing was changed. "
                    "Give this one another code or other days.",
                    code=short_name(offer.code),
                )
            )


def _overlap(one: Offer, other: Offer) -> bool:
    starts = max(one.valid_from, other.valid_from)
    ends = min(filter(None, (one.valid_to, other.valid_to)), default="")
    return not ends or starts <= ends


def _tidy(offer: Offer) -> Offer:
    """The offer with clean texts; a currency stays only with an amount, an amount not with a gift."""
    return replace(
        offer,
        code="".join(offer.code.split()),
        name=" ".join(offer.name.split()),
        amount=0 if offer.kind == "gift" else offer.amount,
        currency=offer.currency if offer.kind == "amount" else "",
    )
