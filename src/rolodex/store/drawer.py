"""Part-used sheets of labels, in and out of their table."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from rolodex.domain.drawer import PartSheet
from rolodex.store.engine import Connection
from rolodex.store.texts import storable
from rolodex.store.transaction import Transaction

_READ = "SELECT id, stock, name, places, at FROM label_sheet"


def every(connection: Connection) -> tuple[PartSheet, ...]:
    """All part-used sheets, those of a stock together, in the order in which they came into the drawer."""
    return tuple(map(_sheet, connection.execute(f"{_READ} ORDER BY stock, id")))


def of(connection: Connection, stock: str) -> tuple[PartSheet, ...]:
    """The part-used sheets of the stock of this name, in the order in which they came into the drawer."""
    return tuple(map(_sheet, connection.execute(f"{_READ} WHERE stock = ? ORDER BY id", (stock,))))


def get(connection: Connection, sheet_id: int) -> PartSheet | None:
    """One sheet, or None when it is gone."""
    rows = connection.execute(f"{_READ} WHERE id = ?", (sheet_id,))
    return _sheet(rows[0]) if rows else None


def insert(tx: Transaction, sheet: PartSheet) -> int:
    """Put a sheet into the drawer and give its id."""
    (cells,) = storable([_cells(sheet)])
    return tx.connection.insert("INSERT INTO label_sheet(stock, name, places, at) VALUES (?, ?, ?, ?)", cells)


def replace(tx: Transaction, sheet: PartSheet) -> None:
    """Put this sheet in place of the one with its id."""
    (cells,) = storable([_cells(sheet)])
    tx.connection.execute(
        "UPDATE label_sheet SET stock = ?, name = ?, places = ?, at = ? WHERE id = ?", (*cells, sheet.id)
    )


def delete(tx: Transaction, ids: Sequence[int]) -> None:
    """Take these sheets out of the drawer."""
    tx.connection.execute(
        "DELETE FROM label_sheet WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)),)
    )


def _sheet(cells: Sequence[Any]) -> PartSheet:
    sheet_id, stock, name, places, at = cells
    free = tuple(place for place, sign in enumerate(places) if sign == "1")
    return PartSheet(sheet_id, stock, name, free, at)


def _cells(sheet: PartSheet) -> tuple[object, ...]:
    """The columns of a sheet; places after the last free one need no sign."""
    places = ["0"] * (max(sheet.free, default=-1) + 1)
    for place in sheet.free:
        places[place] = "1"
    return sheet.stock, sheet.name, "".join(places), sheet.at
