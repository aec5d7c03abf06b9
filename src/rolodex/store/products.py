"""What is sold, in and out of its table."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from rolodex.domain.product import Product
from rolodex.domain.sorting import sort_key
from rolodex.store.engine import Connection
from rolodex.store.texts import storable
from rolodex.store.transaction import Transaction

COLUMNS = ("code", "name", "price", "currency", "unit", "category", "tax_rate", "active")
_READ = f"SELECT id, {', '.join(COLUMNS)} FROM product"


def every(connection: Connection, active_only: bool) -> tuple[Product, ...]:
    """All products in the order of their names."""
    found = unsorted(connection, active_only)
    return tuple(sorted(found, key=lambda one: (sort_key(one.name), one.code, one.id)))


def unsorted(connection: Connection, active_only: bool) -> tuple[Product, ...]:
    """All products in the order in which they were written down."""
    condition = "WHERE active" if active_only else ""
    return tuple(map(_product, connection.execute(f"{_READ} {condition} ORDER BY id")))


def get(connection: Connection, product_id: int) -> Product | None:
    """One product, or None when it is gone."""
    found = connection.execute(f"{_READ} WHERE id = ?", (product_id,))
    return _product(found[0]) if found else None


def by_code(connection: Connection, code: str, but: int = 0) -> Product | None:
    """The product with this code, capitals or not, other than `but`; what is still sold comes first."""
    wanted = _key(code)
    if not wanted:
        return None
    found = connection.execute(f"{_READ} WHERE code <> '' AND id <> ? ORDER BY active DESC, id", (but,))
    return next((_product(cells) for cells in found if _key(cells[1]) == wanted), None)


def insert(tx: Transaction, product: Product) -> int:
    """Write a product down and give its id."""
    (cells,) = storable([_cells(product)])
    marks = ", ".join("?" * len(COLUMNS))
    return tx.connection.insert(f"INSERT INTO product({', '.join(COLUMNS)}) VALUES ({marks})", cells)


def replace(tx: Transaction, product: Product) -> None:
    """Put this product in place of the one with its id."""
    (cells,) = storable([_cells(product)])
    assignments = ", ".join(f"{column} = ?" for column in COLUMNS)
    tx.connection.execute(f"UPDATE product SET {assignments} WHERE id = ?", (*cells, product.id))


def delete(tx: Transaction, ids: Sequence[int]) -> None:
    """Take these products away; the lines of orders that name them stay with what they say."""
    tx.connection.execute(
        "DELETE FROM product WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)),)
    )


def categories(connection: Connection) -> tuple[str, ...]:
    """The categories that products have, in the order of their names."""
    found = connection.execute("SELECT DISTINCT category FROM product WHERE category <> ''")
    return tuple(sorted((category for (category,) in found), key=sort_key))


def _product(cells: Sequence[Any]) -> Product:
    given = dict(zip(("id", *COLUMNS), cells, strict=True))
    return Product(**{**given, "active": bool(given["active"])})


def _key(code: str) -> str:
    return " ".join(code.casefold().split())


def _cells(product: Product) -> tuple[object, ...]:
    return tuple(
        int(product.active) if column == "active" else getattr(product, column) for column in COLUMNS
    )
