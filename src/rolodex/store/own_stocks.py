"""Stocks of the user's own, in and out of their table."""

from __future__ import annotations

from rolodex.domain import stock_json
from rolodex.domain.stock import OWN, Stock
from rolodex.store.engine import Connection
from rolodex.store.texts import storable
from rolodex.store.transaction import Transaction


def every(connection: Connection) -> tuple[Stock, ...]:
    """All stocks of the user's own, by what they are called: hand them to `services.stocks` as `own`."""
    rows = connection.execute("SELECT id, name, measures FROM own_stock ORDER BY name COLLATE NOCASE, id")
    return tuple(stock for row in rows if (stock := stock_json.read(*row)) is not None)


def get(connection: Connection, stock_id: int) -> Stock | None:
    """One of them, or None when it is gone."""
    rows = connection.execute("SELECT id, name, measures FROM own_stock WHERE id = ?", (stock_id,))
    return stock_json.read(*rows[0]) if rows else None


def insert(tx: Transaction, stock: Stock) -> int:
    """Write a stock down and give its id."""
    (cells,) = storable([(stock.part, stock_json.write(stock))])
    return tx.connection.insert("INSERT INTO own_stock(name, measures) VALUES (?, ?)", cells)


def replace(tx: Transaction, stock: Stock) -> None:
    """Put this stock in place of the one with its id."""
    (cells,) = storable([(stock.part, stock_json.write(stock))])
    tx.connection.execute(
        "UPDATE own_stock SET name = ?, measures = ? WHERE id = ?", (*cells, id_of(stock.name))
    )


def delete(tx: Transaction, name: str) -> None:
    """Take a stock away, with its part-used sheets."""
    tx.connection.execute("DELETE FROM label_sheet WHERE stock = ?", (name,))
    tx.connection.execute("DELETE FROM own_stock WHERE id = ?", (id_of(name),))


def id_of(name: str) -> int:
    """The id of the stock of the user's own with this name; 0 for any other and for a new one."""
    digits = name.removeprefix(OWN)
    return int(digits) if name.startswith(OWN) and digits.isascii() and digits.isdigit() else 0
