"""Orders of customers: what was bought, paid and brought back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from rolodex.domain import card_number
from rolodex.domain.changes import Changes
from rolodex.domain.errors import UserError
from rolodex.domain.message import Message, message, plural_message
from rolodex.domain.purchase import Payment, Purchase, PurchaseRow, Refund, Unpaid
from rolodex.domain.quick_sale import Counter, QuickSale
from rolodex.services import crediting, currencies
from rolodex.services.activities import name_of
from rolodex.services.contacts import Saved
from rolodex.services.earning import forget
from rolodex.services.selling import (
    called,
    check,
    check_currency,
    check_order,
    check_refund,
    completed,
    of_id,
    refuse_cancelled,
    refuse_settled,
    sell,
    settle,
    stamp,
    write,
)
from rolodex.services.settings import preferences
from rolodex.store import offers, products, purchase_numbers, purchase_rows
from rolodex.store import purchases as store
from rolodex.store.book import Book

__all__ = ["Purchases", "check", "check_currency", "sell", "stamp"]


class Purchases:
    """The orders of one book."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def get(self, purchase_id: int) -> Purchase | None:
        """One order with its lines, payments and returns, or None when it is gone."""
        with self._book.reading() as connection:
            return store.get(connection, purchase_id)

    def of_contact(self, contact_id: int) -> tuple[PurchaseRow, ...]:
        """A contact's orders, the newest first."""
        with self._book.reading() as connection:
            return purchase_rows.rows(connection, "", False, contact_id, -1, 0)

    def rows(
        self, text: str = "", open_only: bool = False, contact_id: int = 0, limit: int = 200, offset: int = 0
    ) -> tuple[PurchaseRow, ...]:
        """A page of the orders, the newest first: all, or those with something to pay, or of a contact.

        `text` is looked for in numbers, the names of customers and what was bought.
        """
        with self._book.reading() as connection:
            return purchase_rows.rows(connection, text, open_only, contact_id, limit, offset)

    def count(self, text: str = "", open_only: bool = False, contact_id: int = 0) -> int:
        """How many orders `rows` has on all pages."""
        with self._book.reading() as connection:
            return purchase_rows.count(connection, text, open_only, contact_id)

    def to_pay(self, text: str = "", limit: int = 200, offset: int = 0) -> tuple[PurchaseRow, ...]:
        """A page of the orders still to be paid, those due first at the top."""
        with self._book.reading() as connection:
            return purchase_rows.to_pay(connection, text, limit, offset)

    def unpaid(self, today: date) -> tuple[Unpaid, ...]:
        """What is still to be paid, by currency; late is what was due before today."""
        with self._book.reading() as connection:
            return purchase_rows.unpaid(connection, today.isoformat())

    def reasons(self, limit: int = 6) -> tuple[str, ...]:
        """Why goods came back lately, the most frequent reasons first."""
        with self._book.reading() as connection:
            return store.reasons(connection, limit)

    def order_of_refund(self, refund_id: int) -> int:
        """The id of the order of which something came back, 0 where there is none."""
        with self._book.reading() as connection:
            found = store.refund_of_id(connection, refund_id)
        return found.purchase_id if found else 0

    def next_number(self, today: date) -> str:
        """The number that the next order of this year is given."""
        with self._book.reading() as connection:
            return purchase_numbers.following(connection, today.year)

    def prices_with_tax(self) -> bool:
        """Whether prices are with tax, as chosen in the settings."""
        with self._book.reading() as connection:
            return preferences(connection).prices_with_tax == "yes"

    def sell(self, contact_id: int, amount: int, currency: str, description: str, at: str = "") -> Saved:
        """Write an order of one line down: `amount` in minor units of `currency` (ISO 4217).

        `at` is a UTC stamp or local ISO time, "" for now; a date alone means noon of that day.
        """
        check(amount, currency)
        with self._book.reading() as connection:
            name = name_of(connection, contact_id)
        with self._book.change(message("Add an order of %(name)s", name=name)) as tx:
            purchase_id = sell(tx, contact_id, amount, currency, description, at=at)
        return Saved(purchase_id, tx.changes)

    def save(self, purchase: Purchase) -> Saved:
        """Add an order (id 0) or put this one in place of what the book holds under its id.

        Lines are matched by their ids; payments and returns stay. Totals are worked out anew where anything
        that makes them has changed. What is marked as paid is written down as a payment of what was open.
        """
        known = self._known(purchase.id) if purchase.id else None
        with self._book.reading() as connection:
            name = name_of(connection, purchase.contact_id)
            purchase = completed(connection, purchase, known)
            check_order(connection, purchase, known)
        label = message("Add an order of %(name)s", name=name)
        if known:
            label = _label("Edit", purchase)
        with self._book.change(label) as tx:
            purchase_id = write(tx, purchase, known)
        return Saved(purchase_id, tx.changes)

    def quick(self, text: str, contact_id: int, now: datetime, comma: bool = False) -> QuickSale:
        """What a line such as "2 chairs 89.90 card @SPRING" says was sold to a contact; nothing is written.

        `comma` says that a comma begins decimals, where only that tells thousands from them.
        """
        from rolodex.domain.quick_reading import codes, read  # start-up

        with self._book.reading() as connection:
            chosen = preferences(connection)
            counter = Counter(
                products=products.unsorted(connection, active_only=True),
                offers=offers.every(connection),
                pieces=crediting.named(connection, codes(text)),
                currency=chosen.currency,
                codes=frozenset(one.code for one in currencies.currencies()),
                today=now.date().isoformat(),
                prices_with_tax=chosen.prices_with_tax == "yes",
                comma=comma,
                day_first=chosen.day_first,
            )
        found = read(text, counter)
        doubt = found.doubt
        if found.piece and contact_id not in (0, *found.piece.contact_ids):
            doubt = doubt or message(
                "The piece %(code)s went to %(name)s.", code=found.piece.code, name=found.piece.fn
            )
        return replace(found, purchase=replace(found.purchase, contact_id=contact_id), doubt=doubt)

    def sell_quick(self, sale: QuickSale) -> Saved:
        """Write a sale down that was read from a line; raises UserError where something is missing."""
        order = sale.purchase
        if not sale.complete:
            raise UserError(sale.doubt or message("An order needs a line; nothing was changed."))
        with self._book.reading() as connection:
            name = name_of(connection, order.contact_id)
            order = completed(connection, order, None)
            check_order(connection, order, None)
        with self._book.change(message("Add an order of %(name)s", name=name)) as tx:
            if sale.piece and order.contact_id in sale.piece.contact_ids:
                crediting.arrived(tx, sale.piece.code, order.at)
            purchase_id = write(tx, order, None)
            if order.status == "open" and sale.paid:
                store.pay(tx, Payment(0, purchase_id, order.at, sale.paid, order.method))
                settle(tx, purchase_id)
        return Saved(purchase_id, tx.changes)

    def cancel(self, ids: Sequence[int]) -> Changes:
        """Let orders count no more; raises UserError where one was paid for or had returns."""
        found = [self._known(one) for one in ids]
        for one in found:
            refuse_settled(one)
        label = plural_message("Cancel %(count)d order", "Cancel %(count)d orders", len(ids))
        if len(ids) == 1:
            label = _label("Cancel", found[0])
        with self._book.change(label) as tx:
            for one in found:
                store.set_status(tx, one.id, "cancelled")
                settle(tx, one.id)
        return tx.changes

    def delete(self, ids: Sequence[int]) -> Changes:
        """Take orders with their payments and returns out of the book; undo brings them back."""
        label = plural_message("Delete %(count)d order", "Delete %(count)d orders", len(ids))
        if len(ids) == 1:
            label = _label("Delete", self._known(ids[0]))
        with self._book.change(label) as tx:
            for one in ids:
                forget(tx, one)
            crediting.forget(tx, ids)
            store.delete(tx, ids)
        return tx.changes

    def pay(
        self, purchase_id: int, amount: int, method: str = "", reference: str = "", at: str = ""
    ) -> Saved:
        """Write down what came in for an order; it is paid when nothing is open any more.

        `at` is a UTC stamp or local ISO time, "" for now. Raises UserError for more than is open.
        """
        known = self._known(purchase_id)
        card_number.refuse(method, reference)
        refuse_cancelled(known)
        if amount <= 0:
            raise UserError(message("A payment needs an amount above zero; nothing was changed."))
        if amount > known.open:
            raise UserError(
                message(
                    "That is more than is open of order %(number)s; nothing was changed. "
                    "Write down what is open, or raise the order first.",
                    number=called(known),
                )
            )
        payment = Payment(0, purchase_id, stamp(at), amount, _line(method), _line(reference))
        with self._book.change(_label("Pay", known)) as tx:
            payment_id = store.pay(tx, payment)
            settle(tx, purchase_id)
        return Saved(payment_id, tx.changes)

    def delete_payment(self, payment_id: int) -> Changes:
        """Take a payment away; what it paid for is open again."""
        with self._book.reading() as connection:
            payment = store.payment(connection, payment_id)
        if payment is None:
            raise UserError(message("This payment has been deleted meanwhile; nothing was changed."))
        known = self._known(payment.purchase_id)
        with self._book.change(_label("Unpay", known)) as tx:
            store.delete_payment(tx, payment_id)
            if known.status == "paid":
                store.set_status(tx, known.id, "open")
            settle(tx, known.id)
        return tx.changes

    def refund(self, refund: Refund) -> Saved:
        """Write down what came back of an order: of a line, or 0 for the order as a whole.

        Never more than was sold: the quantity is at most what is left of the line, the amount at most what is
        left of what the line cost after all discounts and with tax.
        """
        known = self._known(refund.purchase_id)
        refuse_cancelled(known)
        check_refund(known, refund)
        given = replace(
            refund,
            contact_id=known.contact_id,
            currency=known.currency,
            at=stamp(refund.at),
            reason=_line(refund.reason),
        )
        with self._book.change(_label("Return", known)) as tx:
            refund_id = store.refund(tx, given)
            settle(tx, known.id)
        return Saved(refund_id, tx.changes)

    def delete_refund(self, refund_id: int) -> Changes:
        """Take a return away, as if nothing had come back."""
        with self._book.reading() as connection:
            refund = store.refund_of_id(connection, refund_id)
            if refund is None:
                raise UserError(message("This return has been deleted meanwhile; nothing was changed."))
            known = store.get(connection, refund.purchase_id)
        with self._book.change(message("Delete a return")) as tx:
            store.delete_refund(tx, refund_id)
            if known:
                # Nothing but what came back had settled it.
                if known.status == "paid" and not known.payments and known.refunded >= known.total:
                    store.set_status(tx, known.id, "open")
                settle(tx, known.id)
        return tx.changes

    def _known(self, purchase_id: int) -> Purchase:
        with self._book.reading() as connection:
            return of_id(connection, purchase_id)


_LABELS = {
    "Edit": message("Edit order %(number)s"),
    "Cancel": message("Cancel order %(number)s"),
    "Delete": message("Delete order %(number)s"),
    "Pay": message("Log a payment for order %(number)s"),
    "Unpay": message("Delete a payment for order %(number)s"),
    "Return": message("Log a return of order %(number)s"),
}


def _label(deed: str, purchase: Purchase) -> Message:
    return replace(_LABELS[deed], args=(("number", called(purchase)),))


def _line(text: str) -> str:
    return " ".join(text.split())
