"""Series of follow-ups around one date, in and out of their table."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import astuple

from rolodex.domain import kept_json
from rolodex.domain.rule import Series, SeriesStep
from rolodex.store import steps
from rolodex.store.engine import Connection
from rolodex.store.texts import storable
from rolodex.store.transaction import Transaction

_COLUMNS = "id, name, anchor, steps, created_at"


def insert(tx: Transaction, series: Series) -> int:
    """Write a series down, without its follow-ups, and give its id."""
    told = json.dumps([astuple(step) for step in series.steps], ensure_ascii=False)
    (cells,) = storable([(series.name, series.anchor, told, series.created_at or steps.stamp())])
    return tx.connection.insert(
        "INSERT INTO series(name, anchor, steps, created_at) VALUES (?, ?, ?, ?)", cells
    )


def set_anchor(tx: Transaction, series_id: int, anchor: str) -> None:
    """Give a series another date, without its follow-ups."""
    tx.connection.execute("UPDATE series SET anchor = ? WHERE id = ?", (anchor, series_id))


def delete(tx: Transaction, series_id: int) -> None:
    """Take a series away with its open follow-ups; those that are settled stay on their own."""
    tx.connection.execute(
        "DELETE FROM reminder WHERE series_id = ? AND status = 'NEEDS-ACTION'", (series_id,)
    )
    tx.connection.execute("DELETE FROM series WHERE id = ?", (series_id,))


def get(connection: Connection, series_id: int) -> Series | None:
    """One series, or None when it is gone."""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM series WHERE id = ?", (series_id,))
    return _series(*rows[0]) if rows else None


def all_(connection: Connection) -> tuple[Series, ...]:
    """All series, the latest date first."""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM series ORDER BY anchor DESC, id DESC")
    return tuple(_series(*row) for row in rows)


def open_ids(connection: Connection, series_id: int) -> Sequence[int]:
    """The follow-ups of a series that are still open."""
    rows = connection.execute(
        "SELECT id FROM reminder WHERE series_id = ? AND status = 'NEEDS-ACTION' ORDER BY id", (series_id,)
    )
    return [reminder_id for (reminder_id,) in rows]


def _series(series_id: int, name: str, anchor: str, told: str, created_at: str) -> Series:
    try:
        steps_ = tuple(SeriesStep(*step) for step in json.loads(told))
    except kept_json.BROKEN:
        steps_ = ()
    return Series(series_id, name, anchor, steps_, created_at)
