"""How printers are corrected, in and out of their table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rolodex.domain.drawer import PrinterProfile
from rolodex.store.engine import Connection
from rolodex.store.texts import storable
from rolodex.store.transaction import Transaction

_READ = "SELECT id, name, shift_x, shift_y, scale_x, scale_y, at FROM printer"


def every(connection: Connection) -> tuple[PrinterProfile, ...]:
    """All printers that were measured, by name."""
    return tuple(map(_profile, connection.execute(f"{_READ} ORDER BY name COLLATE NOCASE, id")))


def get(connection: Connection, name: str) -> PrinterProfile | None:
    """The printer of this name, None where it was not measured."""
    rows = connection.execute(f"{_READ} WHERE name = ? ORDER BY id DESC LIMIT 1", (name,))
    return _profile(rows[0]) if rows else None


def insert(tx: Transaction, profile: PrinterProfile) -> int:
    """Write a printer down and give its id."""
    (cells,) = storable([_cells(profile)])
    return tx.connection.insert(
        "INSERT INTO printer(name, shift_x, shift_y, scale_x, scale_y, at) VALUES (?, ?, ?, ?, ?, ?)", cells
    )


def replace(tx: Transaction, profile: PrinterProfile) -> None:
    """Put this printer in place of the one with its id."""
    (cells,) = storable([_cells(profile)])
    tx.connection.execute(
        "UPDATE printer SET name = ?, shift_x = ?, shift_y = ?, scale_x = ?, scale_y = ?, at = ? "
        "WHERE id = ?",
        (*cells, profile.id),
    )


def delete(tx: Transaction, printer_id: int) -> None:
    """Forget how a printer misses."""
    tx.connection.execute("DELETE FROM printer WHERE id = ?", (printer_id,))


def _profile(cells: Sequence[Any]) -> PrinterProfile:
    printer_id, name, shift_x, shift_y, scale_x, scale_y, at = cells
    return PrinterProfile(
        printer_id, name, shift_x / 1000, shift_y / 1000, scale_x / 1_000_000, scale_y / 1_000_000, at
    )


def _cells(profile: PrinterProfile) -> tuple[object, ...]:
    return (
        profile.name,
        round(profile.shift_x * 1000),
        round(profile.shift_y * 1000),
        round(profile.scale_x * 1_000_000),
        round(profile.scale_y * 1_000_000),
        profile.at,
    )
