"""The drawer of part-used sheets: which labels are still on them, and what a print takes from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rolodex.domain.changes import Changes
from rolodex.domain.drawer import PartSheet, Spent, Used, spend
from rolodex.domain.errors import UserError
from rolodex.domain.message import message
from rolodex.domain.stock import Stock
from rolodex.services import stocks
from rolodex.services.contacts import Saved
from rolodex.store import drawer as store
from rolodex.store import own_stocks
from rolodex.store.book import Book, Transaction


class Drawer:
    """The part-used sheets of one book."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def all(self) -> tuple[PartSheet, ...]:
        """All part-used sheets, those of a stock together."""
        with self._book.reading() as connection:
            return store.every(connection)

    def sheets(self, stock: str) -> tuple[PartSheet, ...]:
        """The part-used sheets of a stock, in any spelling of its name, the oldest first."""
        found = self._stock(stock)
        with self._book.reading() as connection:
            return store.of(connection, found.name)

    def save(self, sheet: PartSheet) -> Saved:
        """Put a sheet into the drawer (id 0) or put this one in place of the one with its id.

        UserError where the stock has no such places or no label is left on the sheet.
        """
        stock = self._stock(sheet.stock)
        sheet = _tidy(sheet, stock)
        if not sheet.free:
            raise UserError(message("No label is left on this sheet; nothing was changed. Throw it away."))
        label = message("Change a part-used sheet of %(stock)s", stock=stock.label)
        if not sheet.id:
            label = message("Put a part-used sheet of %(stock)s into the drawer", stock=stock.label)
        with self._book.change(label) as tx:
            if sheet.id:
                self._known(tx, sheet.id)
                store.replace(tx, sheet)
            sheet_id = sheet.id or store.insert(tx, sheet)
        return Saved(sheet_id, tx.changes)

    def arrange(self, stock: str, sheets: Sequence[PartSheet]) -> Changes:
        """Let the drawer hold just these sheets of a stock, in one step; sheets without a label go."""
        found = self._stock(stock)
        wanted = [_tidy(sheet, found) for sheet in sheets]
        kept = {sheet.id for sheet in wanted if sheet.id and sheet.free}
        label = message("Arrange the part-used sheets of %(stock)s", stock=found.label)
        with self._book.change(label) as tx:
            known = {sheet.id: sheet for sheet in store.of(tx.connection, found.name)}
            store.delete(tx, [sheet_id for sheet_id in known if sheet_id not in kept])
            for sheet in wanted:
                if not sheet.id and sheet.free:
                    store.insert(tx, sheet)
                elif sheet.id in kept and known.get(sheet.id) not in (None, sheet):
                    store.replace(tx, sheet)
        return tx.changes

    def _stock(self, name: str) -> Stock:
        with self._book.reading() as connection:
            return stocks.get(name, own_stocks.every(connection))

    def _known(self, tx: Transaction, sheet_id: int) -> PartSheet:
        found = store.get(tx.connection, sheet_id)
        if found is None:
            raise UserError(message("This sheet has left the drawer meanwhile; nothing was changed."))
        return found


def spending(stock: Stock, labels: int, sheets: Sequence[PartSheet], start: int) -> Spent:
    """What so many labels take from these sheets and from fresh ones; nothing where none is cut."""
    if stock.per_sheet == 1 or stock.kind not in ("sheet", "card"):
        return Spent()
    return spend(stock.per_sheet, labels, sheets, start)


def take(tx: Transaction, stock: Stock, used: Used, leftover: PartSheet | None, at: str) -> None:
    """Take from the drawer what a print used, and put what is left of its last sheet there, within a step."""
    known = {sheet.id: sheet for sheet in store.of(tx.connection, stock.name)}
    for sheet_id, places in used:
        if sheet_id in known:
            left = tuple(place for place in known[sheet_id].free if place not in places)
            known[sheet_id] = replace(known[sheet_id], free=left, at=at)
            store.replace(tx, known[sheet_id])
    store.delete(tx, [sheet_id for sheet_id, sheet in known.items() if not sheet.free])
    if leftover is not None and leftover.free:
        store.insert(tx, _tidy(replace(leftover, id=0, stock=stock.name, at=at), stock))


def _tidy(sheet: PartSheet, stock: Stock) -> PartSheet:
    """The sheet under the name of its stock, each free place once and in order."""
    free = tuple(sorted(set(sheet.free)))
    if free and not 0 <= free[0] <= free[-1] < stock.per_sheet:
        raise UserError(
            message(
                "%(stock)s has labels 1 to %(last)d on a sheet; nothing was changed.",
                stock=stock.label,
                last=stock.per_sheet,
            )
        )
    return replace(sheet, stock=stock.name, name=" ".join(sheet.name.split()), free=free)
