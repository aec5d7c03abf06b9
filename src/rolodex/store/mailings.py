"""Paper that was printed, in and out of its tables."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from rolodex.domain.mailing import Mailing
from rolodex.store import bulk
from rolodex.store.engine import Connection
from rolodex.store.texts import storable
from rolodex.store.transaction import Transaction

_COLUMNS = ("campaign_id", "kind", "name", "at", "stock", "pieces", "pages")
_READ = f"SELECT id, coalesce(campaign_id, 0), {', '.join(_COLUMNS[1:])} FROM mailing"
_PIECE = ("mailing_id", "contact_id", "position", "code", "text")


def every(connection: Connection, campaign_id: int = 0) -> tuple[Mailing, ...]:
    """All mailings or those of a campaign, the newest first."""
    found = connection.execute(
        f"{_READ} WHERE ? IN (0, campaign_id) ORDER BY at DESC, id DESC", (campaign_id,)
    )
    return tuple(Mailing(*cells) for cells in found)


def get(connection: Connection, mailing_id: int) -> Mailing | None:
    """One mailing, or None when it is gone."""
    found = connection.execute(f"{_READ} WHERE id = ?", (mailing_id,))
    return Mailing(*found[0]) if found else None


def of_piece(connection: Connection, piece_id: int) -> int:
    """The mailing that a piece is of, 0 when it is gone."""
    found = connection.execute("SELECT mailing_id FROM mailing_piece WHERE id = ?", (piece_id,))
    return int(found[0][0]) if found else 0


def job(connection: Connection, mailing_id: int) -> str:
    """How it was printed, as it was kept."""
    return str(connection.value("SELECT job FROM mailing WHERE id = :id", {"id": mailing_id}))


def texts(connection: Connection, mailing_id: int) -> tuple[str, ...]:
    """The words of each piece, in the order of printing."""
    found = connection.execute(
        "SELECT text FROM mailing_piece WHERE mailing_id = ? AND text <> '' ORDER BY position, id",
        (mailing_id,),
    )
    return tuple(text for (text,) in found)


def people(connection: Connection, mailing_id: int) -> tuple[int, ...]:
    """Who got a piece, in the order of printing; those deleted since are left out."""
    found = connection.execute(
        "SELECT contact_id FROM mailing_piece WHERE mailing_id = ? AND contact_id IS NOT NULL "
        "ORDER BY position, id",
        (mailing_id,),
    )
    return tuple(contact_id for (contact_id,) in found)


def insert(
    tx: Transaction, mailing: Mailing, job_text: str, pieces: Iterable[tuple[Sequence[int], str, str]]
) -> int:
    """Write down what was printed: whom each piece is for (the first leads), its code and its words."""
    (cells,) = storable(
        [(mailing.campaign_id or None, *(getattr(mailing, column) for column in _COLUMNS[1:]), job_text)]
    )
    marks = ", ".join("?" * len(cells))
    mailing_id = tx.connection.insert(
        f"INSERT INTO mailing({', '.join(_COLUMNS)}, job) VALUES ({marks})", cells
    )
    there = _there(tx.connection)
    rows: list[tuple[object, ...]] = []
    for position, (contact_ids, code, text) in enumerate(pieces):
        lead, *others = contact_ids or (0,)
        rows.append((mailing_id, lead if lead in there else None, position, code, text))
        rows += [(mailing_id, other, position, "", "") for other in others if other in there]
    bulk.insert(tx, "mailing_piece", _PIECE, storable(rows))
    return mailing_id


def delete(tx: Transaction, ids: Sequence[int]) -> None:
    """Take these mailings away with their pieces."""
    tx.connection.execute(
        "DELETE FROM mailing WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)),)
    )


def _there(connection: Connection) -> set[Any]:
    return {contact_id for (contact_id,) in connection.execute("SELECT id FROM contact")}
