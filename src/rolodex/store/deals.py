"""Deals and the stages they move through, in and out of their tables."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace as changed
from typing import Any

from rolodex.domain.deal import Deal, DealRow, DealStatus
from rolodex.store.engine import Connection
from rolodex.store.texts import storable
from rolodex.store.transaction import Transaction

STEP = 1024
"""The room between the positions of two neighbours, so that most moves write one row."""

SAID = (
    "contact_id",
    "stage_id",
    "title",
    "amount",
    "currency",
    "expected_close",
    "status",
    "created_at",
    "closed_at",
    "reason",
    "probability",
    "position",
    "description",
)
_ORDER = "d.position, d.expected_close = '', d.expected_close, d.id"
_WANTED = "(SELECT value FROM json_each(?))"
# The plus keeps SQLite from walking through all open follow-ups for each row.
_ROWS = f"""
SELECT d.id, {", ".join(f"d.{column}" for column in SAID)}, e.fn, e.initials, e.ground, e.photo,
       CASE WHEN d.probability < 0 THEN coalesce(s.probability, 0) ELSE d.probability END,
       r.summary, CASE r.snoozed_to WHEN '' THEN r.due ELSE r.snoozed_to END, r.id
  FROM deal AS d
  LEFT JOIN stage AS s ON s.id = d.stage_id
  LEFT JOIN entry AS e ON e.contact_id = d.contact_id
  LEFT JOIN reminder AS r ON r.id = (
    SELECT id FROM reminder WHERE deal_id = d.id AND +status = 'NEEDS-ACTION'
     ORDER BY CASE snoozed_to WHEN '' THEN due ELSE snoozed_to END, id LIMIT 1)
"""


def insert(tx: Transaction, deal: Deal) -> int:
    """Write a deal down at the top of its stage and give its id."""
    top = tx.connection.value(
        "SELECT min(position) FROM deal WHERE stage_id IS ? AND status = 'open'", (deal.stage_id or None,)
    )
    (cells,) = storable([_cells(changed(deal, position=STEP if top is None else top - STEP))])
    marks = ", ".join("?" * len(SAID))
    return tx.connection.insert(f"INSERT INTO deal({', '.join(SAID)}) VALUES ({marks})", cells)


def replace(tx: Transaction, deal: Deal) -> None:
    """Put this deal in place of the one with its id."""
    (cells,) = storable([_cells(deal)])
    assignments = ", ".join(f"{column} = ?" for column in SAID)
    tx.connection.execute(f"UPDATE deal SET {assignments} WHERE id = ?", (*cells, deal.id))


def delete(tx: Transaction, ids: Sequence[int]) -> None:
    """Take these deals away; what was to be done next stays."""
    tx.connection.execute(f"DELETE FROM deal WHERE id IN {_WANTED}", (json.dumps(list(ids)),))


def get(connection: Connection, deal_id: int) -> Deal | None:
    """One deal, or None when it is gone."""
    rows = connection.execute(f"SELECT id, {', '.join(SAID)} FROM deal WHERE id = ?", (deal_id,))
    return _deal(rows[0]) if rows else None


def place(tx: Transaction, deal_id: int, stage_id: int, position: int) -> None:
    """Put a deal into a stage so that `position` open deals stand above it."""
    others = tx.connection.execute(
        f"SELECT d.id, d.position FROM deal AS d WHERE d.stage_id = ? AND d.status = 'open' AND d.id <> ? "
        f"ORDER BY {_ORDER}",
        (stage_id, deal_id),
    )
    position = max(0, min(position, len(others)))
    above = others[position - 1][1] if position else None
    below = others[position][1] if position < len(others) else None
    if above is None:
        middle = STEP if below is None else below - STEP
    else:
        middle = above + STEP if below is None else (above + below) // 2
    if above is not None and middle == above:
        ids = [row_id for row_id, _position in others]
        ids.insert(position, deal_id)
        _spread(tx, ids)
        middle = (position + 1) * STEP
    tx.connection.execute(
        "UPDATE deal SET stage_id = ?, position = ? WHERE id = ?", (stage_id, middle, deal_id)
    )


def close(tx: Transaction, deal_id: int, status: DealStatus, reason: str, closed_at: str) -> None:
    """Let a deal be won, lost or open again."""
    ((text,),) = storable([(reason,)])
    tx.connection.execute(
        "UPDATE deal SET status = ?, reason = ?, closed_at = ? WHERE id = ?",
        (status, text, closed_at, deal_id),
    )


def open_rows(connection: Connection, pipeline_id: int, with_strays: bool) -> tuple[DealRow, ...]:
    """The open deals of a pipeline in their order; `with_strays` also those that stand in no stage."""
    strays = "OR d.stage_id IS NULL" if with_strays else ""
    return _rows(
        connection,
        f"WHERE d.status = 'open' AND (s.pipeline_id = ? {strays}) ORDER BY s.position, s.id, {_ORDER}",
        (pipeline_id,),
    )


def closed_rows(connection: Connection, status: DealStatus, limit: int, offset: int) -> tuple[DealRow, ...]:
    """Deals that were won or lost, the last first."""
    return _rows(
        connection,
        "WHERE d.status = ? ORDER BY d.closed_at DESC, d.id DESC LIMIT ? OFFSET ?",
        (status, limit, offset),
    )


def of_contact(connection: Connection, contact_id: int) -> tuple[DealRow, ...]:
    """A contact's deals: the open ones as they are expected, then the closed, the last first."""
    return _rows(
        connection,
        "WHERE d.contact_id = ? ORDER BY d.status <> 'open', d.closed_at DESC, d.expected_close = '', "
        "d.expected_close, d.id",
        (contact_id,),
    )


def reasons(connection: Connection, limit: int) -> tuple[str, ...]:
    """Why deals were lost, the most frequent reasons first, of equals the last used."""
    rows = connection.execute(
        "SELECT reason FROM deal WHERE status = 'lost' AND reason <> '' "
        "GROUP BY reason ORDER BY count(*) DESC, max(closed_at) DESC, reason LIMIT ?",
        (limit,),
    )
    return tuple(reason for (reason,) in rows)


def row(connection: Connection, deal_id: int) -> DealRow | None:
    """One deal as the board shows it, or None when it is gone."""
    return next(iter(_rows(connection, "WHERE d.id = ?", (deal_id,))), None)


def count_open(connection: Connection) -> int:
    """How many deals are open."""
    return int(connection.value("SELECT count(*) FROM deal WHERE status = 'open'"))


def _rows(connection: Connection, condition: str, params: tuple[object, ...]) -> tuple[DealRow, ...]:
    return tuple(_row(cells) for cells in connection.execute(f"{_ROWS} {condition}", params))


def _row(cells: Sequence[Any]) -> DealRow:
    fn, initials, ground, photo, probability, step, due, step_id = cells[len(SAID) + 1 :]
    return DealRow(
        deal=_deal(cells[: len(SAID) + 1]),
        fn=fn or "",
        initials=initials or "",
        ground=ground or 0,
        photo=photo or "",
        probability=probability,
        next_step=step or "",
        next_due=due or "",
        next_id=step_id or 0,
    )


def _deal(cells: Sequence[Any]) -> Deal:
    said = dict(zip(SAID, cells[1:], strict=True))
    said["stage_id"] = said["stage_id"] or 0
    return Deal(id=cells[0], **said)


def _cells(deal: Deal) -> tuple[object, ...]:
    cells = {column: getattr(deal, column) for column in SAID}
    cells["stage_id"] = deal.stage_id or None
    return tuple(cells.values())


def _spread(tx: Transaction, ids: Iterable[int]) -> None:
    """Give the deals of a stage positions with room between them; only rows that differ are written."""
    tx.connection.executemany(
        "UPDATE deal SET position = ?1 WHERE id = ?2 AND position <> ?1",
        [((number + 1) * STEP, row_id) for number, row_id in enumerate(ids)],
    )
