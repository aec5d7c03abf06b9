"""Companies and the people who work there."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from rolodex.domain.changes import Changes
from rolodex.domain.contact import Contact, Org
from rolodex.domain.errors import UserError
from rolodex.domain.folding import fold
from rolodex.domain.listing import ContactRow, Query
from rolodex.domain.message import message, plural_message
from rolodex.domain.progress import Progress, silent
from rolodex.store import companies, search
from rolodex.store import contacts as store
from rolodex.store.book import Book, Transaction


class Companies:
    """The firms of one book that have cards of their own."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def people(self, company_id: int) -> tuple[ContactRow, ...]:
        """The list lines of those who work there, by name; those who have left stand last."""
        with self._book.reading() as connection:
            return search.rows(connection, companies.people(connection, company_id))

    def find(self, text: str, limit: int = 20) -> tuple[ContactRow, ...]:
        """Companies that answer to what was typed."""
        with self._book.reading() as connection:
            return search.matches(connection, Query(text=text, kind="org"), limit).rows

    def owners(self, rows: Sequence[int]) -> dict[int, tuple[int, str]]:
        """Whose addresses these are, by `Adr.shared`: the contact's id and its name."""
        with self._book.reading() as connection:
            return companies.owners(connection, rows)

    def firms(self, ids: Sequence[int]) -> tuple[str, ...]:
        """The firms of these people that have no card of their own, each named once."""
        with self._book.reading() as connection:
            found = {fold(name): name.strip() for _row, name in companies.firms(connection, ids)}
        return tuple(found.values())

    def from_firm(self, ids: Sequence[int], progress: Progress = silent) -> Changes:
        """Give the firms of these people cards of their own and join the people to them.

        Firms of the same name, in any spelling of case and accents, are one; a company that the book has
        already is taken.
        """
        label = plural_message(
            "Make a company of the firm of %(count)d person",
            "Make companies of the firms of %(count)d people",
            len(ids),
        )
        with self._book.change(label) as tx:
            tx.progress = progress
            jobs = companies.firms(tx.connection, ids)
            known = self._known(tx, [name for _row, name in jobs])
            companies.employ(tx, [(row_id, known[fold(name)]) for row_id, name in jobs])
        return tx.changes

    def share_address(self, company_id: int, place: int, ids: Sequence[int]) -> Changes:
        """Give these people an address of the company, by its place on the card; it follows the company's."""
        return self._give(company_id, place, ids, shared=True)

    def copy_address(self, company_id: int, place: int, ids: Sequence[int]) -> Changes:
        """Give these people an address of the company as it is now."""
        return self._give(company_id, place, ids, shared=False)

    def _give(self, company_id: int, place: int, ids: Sequence[int], *, shared: bool) -> Changes:
        label = plural_message(
            "Give %(count)d person the address of the company",
            "Give %(count)d people the address of the company",
            len(ids),
        )
        with self._book.change(label) as tx:
            row_id = companies.address_row(tx.connection, company_id, place)
            if not row_id:
                raise UserError(
                    message("The company no longer has this address, so nothing was changed; look again.")
                )
            companies.give_address(tx, row_id, ids, shared=shared)
        return tx.changes

    def _known(self, tx: Transaction, names: Sequence[str]) -> dict[str, int]:
        """The companies of these names, by folded name; those the book does not have are made."""
        wanted = {fold(name): name.strip() for name in reversed(names)}
        known = {
            fold(fn): company_id
            for company_id, fn in reversed(companies.named(tx.connection))
            if fold(fn) in wanted
        }
        missing = [key for key in reversed(wanted) if key not in known]
        made = store.insert(tx, [_company(wanted[key]) for key in missing])
        return {**known, **dict(zip(missing, made, strict=True))}


def _company(name: str) -> Contact:
    return Contact(uid=str(uuid.uuid4()), kind="org", fn=name, org=(Org(name),))
