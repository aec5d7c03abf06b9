"""Orders of customers."""

from __future__ import annotations

from datetime import datetime

from rolodex.domain import due
from rolodex.domain.errors import UserError
from rolodex.domain.message import message
from rolodex.services.activities import name_of
from rolodex.services.contacts import Saved
from rolodex.store import purchases as store
from rolodex.store import steps
from rolodex.store.book import Book, Transaction


class Purchases:
    """The orders of one book."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def sell(self, contact_id: int, amount: int, currency: str, description: str, at: str = "") -> Saved:
        """Write an order down: `amount` in minor units of `currency` (ISO 4217).

        `at` is a UTC stamp or local ISO time, "" for now; a date alone means noon of that day.
        """
        check(amount, currency)
        with self._book.reading() as connection:
            name = name_of(connection, contact_id)
        with self._book.change(message("Add an order of %(name)s", name=name)) as tx:
            purchase_id = sell(tx, contact_id, amount, currency, description, at=at)
        return Saved(purchase_id, tx.changes)


def sell(
    tx: Transaction, contact_id: int, amount: int, currency: str, description: str, *, at: str = ""
) -> int:
    """Write an order down within a step of somebody else's and give its id; as `Purchases.sell`."""
    check(amount, currency)
    return store.insert(tx, contact_id, amount, currency, " ".join(description.split()), at=stamp(at))


def check(amount: int, currency: str) -> None:
    """Raise UserError where this is no price of an order."""
    if amount <= 0:
        raise UserError(message("An order needs an amount above zero; nothing was changed."))
    if not (len(currency) == 3 and currency.isascii() and currency.isupper() and currency.isalpha()):
        raise UserError(
            message("“%(currency)s” is no currency code such as EUR; nothing was changed.", currency=currency)
        )


def stamp(at: str) -> str:
    """The UTC stamp of a local ISO time; "" for now, noon where only the day is given."""
    if not at:
        return steps.stamp()
    try:
        return due.stamp(datetime.fromisoformat(at if due.timed(at) else f"{at}T12:00:00"))
    except (ValueError, OverflowError) as error:
        raise UserError(
            message("“%(time)s” is no date or time; nothing was changed. Write it as 2026-05-03.", time=at)
        ) from error
