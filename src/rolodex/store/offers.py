"""Prices for a time, in and out of their table."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from rolodex.domain.product import Offer
from rolodex.store.engine import Connection
from rolodex.store.texts import storable
from rolodex.store.transaction import Transaction

COLUMNS = ("code", "name", "kind", "amount", "currency", "valid_from", "valid_to")
_READ = (
    f"SELECT id, {', '.join(COLUMNS)}, (SELECT count(*) FROM purchase "
    "WHERE offer_id = offer.id AND status <> 'cancelled') FROM offer"
)


def every(connection: Connection) -> tuple[Offer, ...]:
    """All offers, the last to begin first."""
    return tuple(map(_offer, connection.execute(f"{_READ} ORDER BY valid_from DESC, id DESC")))


def get(connection: Connection, offer_id: int) -> Offer | None:
    """One offer, or None when it is gone."""
    found = connection.execute(f"{_READ} WHERE id = ?", (offer_id,))
    return _offer(found[0]) if found else None


def by_code(connection: Connection, code: str) -> tuple[Offer, ...]:
    """The offers with this code, capitals or not, the last to begin first."""
    wanted = _key(code)
    return tuple(offer for offer in every(connection) if wanted and _key(offer.code) == wanted)


def insert(tx: Transaction, offer: Offer) -> int:
    """Write an offer down and give its id."""
    (cells,) = storable([_cells(offer)])
    marks = ", ".join("?" * len(COLUMNS))
    return tx.connection.insert(f"INSERT INTO offer({', '.join(COLUMNS)}) VALUES ({marks})", cells)


def replace(tx: Transaction, offer: Offer) -> None:
    """Put this offer in place of the one with its id."""
    (cells,) = storable([_cells(offer)])
    assignments = ", ".join(f"{column} = ?" for column in COLUMNS)
    tx.connection.execute(f"UPDATE offer SET {assignments} WHERE id = ?", (*cells, offer.id))


def delete(tx: Transaction, ids: Sequence[int]) -> None:
    """Take these offers away; the orders that redeemed them keep their prices."""
    tx.connection.execute(
        "DELETE FROM offer WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)),)
    )


def redemptions(connection: Connection, offer_id: int) -> tuple[int, ...]:
    """The orders that redeemed an offer, the newest first; cancelled ones do not count."""
    found = connection.execute(
        "SELECT id FROM purchase WHERE offer_id = ? AND status <> 'cancelled' ORDER BY day DESC, id DESC",
        (offer_id,),
    )
    return tuple(purchase_id for (purchase_id,) in found)


def _key(code: str) -> str:
    return "".join(code.casefold().split())


def _offer(cells: Sequence[Any]) -> Offer:
    return Offer(id=cells[0], **dict(zip(COLUMNS, cells[1:-1], strict=True)), used=cells[-1])


def _cells(offer: Offer) -> tuple[object, ...]:
    return tuple(getattr(offer, column) for column in COLUMNS)
