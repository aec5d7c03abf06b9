"""Label stocks of the user's own, and with them all stocks there are for this book."""

from __future__ import annotations

from dataclasses import replace

from rolodex.domain import stock_check
from rolodex.domain.changes import Changes
from rolodex.domain.errors import UserError
from rolodex.domain.message import message
from rolodex.domain.naming import short_name
from rolodex.domain.stock import Catalogue, Stock, squeeze
from rolodex.services import stocks
from rolodex.services.contacts import Saved
from rolodex.store import own_stocks as store
from rolodex.store.book import Book


class OwnStocks:
    """Label stocks of the user's own.

    `find`, `get` and `known` look through these and the 907 that come with the program: whoever asks for a
    stock by name or number on behalf of a book asks here.
    """

    def __init__(self, book: Book) -> None:
        self._book = book

    def all(self) -> tuple[Stock, ...]:
        """The user's own alone, by what they are called (`part`); their `name` ("own-3") stays."""
        with self._book.reading() as connection:
            return store.every(connection)

    def catalogue(self) -> Catalogue:
        """All stocks, the user's own before those that come with the program."""
        return stocks.catalogue(self.all())

    def find(self, query: str = "", limit: int = 50) -> tuple[Stock, ...]:
        """Stocks that hold every word of the query, the user's own first among equals."""
        return stocks.find(query, limit, self.all())

    def get(self, name: str) -> Stock:
        """The stock of this name or part number in any spelling; UserError names the nearest if none."""
        return stocks.get(name, self.all())

    def known(self, name: str) -> Stock | None:
        """The stock of this name, None where there is none or it was deleted."""
        return self.catalogue().exact(name) if name else None

    def save(self, stock: Stock) -> Saved:
        """Add a stock (any name but "own-…") or put this one in place of the user's own of its name.

        UserError where its geometry cannot be, it is not called anything, or another is called so.
        """
        stock = replace(stock, part=" ".join(stock.part.split()))
        stock_id = store.id_of(stock.name)
        self._check(stock, stock_id)
        label = message("Add the label stock %(name)s", name=short_name(stock.part))
        if stock_id:
            label = message("Edit the label stock %(name)s", name=short_name(stock.part))
        with self._book.change(label) as tx:
            if stock_id:
                store.replace(tx, stock)
            else:
                stock_id = store.insert(tx, stock)
        return Saved(stock_id, tx.changes)

    def delete(self, name: str) -> Changes:
        """Take a stock of the user's own away, with its part-used sheets."""
        found = self._known(store.id_of(name))
        label = message("Delete the label stock %(name)s", name=short_name(found.part))
        with self._book.change(label) as tx:
            store.delete(tx, found.name)
        return tx.changes

    def _known(self, stock_id: int) -> Stock:
        with self._book.reading() as connection:
            found = store.get(connection, stock_id)
        if found is None:
            raise UserError(message("This label stock has been deleted meanwhile; nothing was changed."))
        return found

    def _check(self, stock: Stock, stock_id: int) -> None:
        if stock_id:
            self._known(stock_id)
        if not stock.part:
            raise UserError(message("A label stock needs a name; nothing was changed."))
        wanted = squeeze(stock.part)
        if any(squeeze(one.part) == wanted and store.id_of(one.name) != stock_id for one in self.all()):
            raise UserError(
                message(
                    "There is another label stock “%(name)s” of yours; nothing was changed. "
                    "Give this one another name.",
                    name=short_name(stock.part),
                )
            )
        for fault in stock_check.faults(stock):
            raise UserError(message("%(fault)s Nothing was changed.", fault=fault))
