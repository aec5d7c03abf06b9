"""What is sold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rolodex.domain.changes import Changes
from rolodex.domain.errors import UserError
from rolodex.domain.folding import tokens
from rolodex.domain.message import message, plural_message
from rolodex.domain.naming import short_name
from rolodex.domain.pricing import WHOLE
from rolodex.domain.product import Product
from rolodex.services.contacts import Saved
from rolodex.services.purchases import check_currency
from rolodex.store import products as store
from rolodex.store.book import Book


class Products:
    """The products of one book."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def all(self, text: str = "", active_only: bool = True) -> tuple[Product, ...]:
        """The products in the order of their names, or those whose texts have words that begin so."""
        with self._book.reading() as connection:
            found = store.every(connection, active_only)
        typed = tokens(text)
        return tuple(one for one in found if _has(one, typed)) if typed else found

    def get(self, product_id: int) -> Product | None:
        """One product, or None when it is gone."""
        with self._book.reading() as connection:
            return store.get(connection, product_id)

    def by_code(self, code: str) -> Product | None:
        """The product with this code, capitals or not, or None where there is none."""
        with self._book.reading() as connection:
            return store.by_code(connection, code)

    def categories(self) -> tuple[str, ...]:
        """The categories that products have, in the order of their names."""
        with self._book.reading() as connection:
            return store.categories(connection)

    def save(self, product: Product) -> Saved:
        """Add a product (id 0) or put this one in place of what the book holds under its id.

        Orders keep the prices they were made with.
        """
        known = self._known(product.id) if product.id else None
        product = _tidy(product)
        self._check(product)
        name = short_name(product.name)
        label = message("Edit the product %(name)s", name=name)
        if known is None:
            label = message("Add the product %(name)s", name=name)
        with self._book.change(label) as tx:
            if known:
                store.replace(tx, product)
            product_id = product.id if known else store.insert(tx, product)
        return Saved(product_id, tx.changes)

    def delete(self, ids: Sequence[int]) -> Changes:
        """Take products out of the book; the lines of orders that name them stay as they are."""
        label = plural_message("Delete %(count)d product", "Delete %(count)d products", len(ids))
        if len(ids) == 1:
            label = message("Delete the product %(name)s", name=short_name(self._known(ids[0]).name))
        with self._book.change(label) as tx:
            store.delete(tx, ids)
        return tx.changes

    def _known(self, product_id: int) -> Product:
        found = self.get(product_id)
        if found is None:
            raise UserError(message("This product has been deleted meanwhile; nothing was changed."))
        return found

    def _check(self, product: Product) -> None:
        """Raise UserError where this is no product."""
        if not product.name:
            raise UserError(message("A product needs a name; nothing was changed."))
        if product.price < 0:
            raise UserError(message("A product has a price of zero or more; nothing was changed."))
        if not 0 <= product.tax_rate <= WHOLE:
            raise UserError(message("A tax rate is from 0 to 100 per cent; nothing was changed."))
        if product.price:
            check_currency(product.currency)
        with self._book.reading() as connection:
            other = store.by_code(connection, product.code, but=product.id)
        if other is not None:
            raise UserError(
                message(
                    "The code “%(code)s” is that of “%(name)s” already; nothing was changed. "
                    "Give this product another code.",
                    code=product.code,
                    name=short_name(other.name),
                )
            )


def _tidy(product: Product) -> Product:
    """The product with clean texts."""
    return replace(
        product,
        code=_line(product.code),
        name=_line(product.name),
        unit=_line(product.unit),
        category=_line(product.category),
    )


def _line(text: str) -> str:
    return " ".join(text.split())


def _has(product: Product, typed: Sequence[str]) -> bool:
    """Whether each typed word begins a word of a product's texts."""
    words = tokens(f"{product.code} {product.name} {product.category}")
    return all(any(word.startswith(begun) for word in words) for begun in typed)
