"""How one customer stands, what the forecast says of them included."""

from __future__ import annotations

from datetime import date

from rolodex.domain.timeline import Standing
from rolodex.reports import customer
from rolodex.store import expectations, sales, settings
from rolodex.store.book import Book


def standing(book: Book, contact_id: int, today: date) -> Standing:
    """The figures of one customer on a day, with the sentence of each."""
    with book.reading() as connection:
        found = customer.standing(sales.sales(connection, contact_id, today), today)
        was_made = bool(settings.get(connection, expectations.KEPT))
    if not (found.orders and was_made):
        return found
    from rolodex.services.expectations import Expectations  # start-up

    expected = Expectations(book).of_contact(contact_id, today)
    return customer.foretelling(found, expected) if expected else found
