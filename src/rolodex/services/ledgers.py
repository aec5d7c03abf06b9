"""What one customer bought, paid and brought back, as a page."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from rolodex.domain.ledger import Ledger, LedgerPages
from rolodex.domain.message import Day, Word, message
from rolodex.domain.planner import paper_of
from rolodex.reports.ledger import ledgers
from rolodex.services.activities import name_of
from rolodex.services.files import replacing
from rolodex.store import ledgers as store
from rolodex.store import settings
from rolodex.store.book import Book


class Ledgers:
    """The ledgers of one book."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def of_contact(self, contact_id: int, first: str = "", last: str = "") -> tuple[Ledger, ...]:
        """A ledger for each currency, from one ISO date to another, both included and "" open."""
        with self._book.reading() as connection:
            orders = store.orders(connection, contact_id)
            loose = store.loose_refunds(connection, contact_id)
        return ledgers(orders, loose, first, last)

    def print(
        self,
        contact_id: int,
        out: Path,
        today: date,
        *,
        word: Word,
        locale: str,
        first: str = "",
        last: str = "",
    ) -> LedgerPages:
        """Write the ledger of a contact to a PDF, whole or not at all; `word` words a text at the edge."""
        from rolodex.paper.ledger import drawn  # start-up: reportlab, uharfbuzz

        found = self.of_contact(contact_id, first, last)
        with self._book.reading() as connection:
            name = name_of(connection, contact_id)
            paper = paper_of(settings.country(connection))
        subtitle = word(message("Orders, payments and returns as of %(day)s", day=Day(today.isoformat())))
        data, pages = drawn(found, (name, subtitle), word, locale, paper)
        with replacing(out) as stream:
            stream.write(data)
        return LedgerPages(pages, sum(len(ledger.entries) for ledger in found))
