"""The drawer of part-used sheets, and how printers miss."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PartSheet:
    """A part-used sheet: `free` are the places (0-based, row by row) that still have their label."""

    id: int = 0
    stock: str = ""
    name: str = ""
    free: tuple[int, ...] = ()
    at: str = ""


@dataclass(frozen=True, slots=True)
class PrinterProfile:
    """How a printer is corrected: what it gets is scaled about the upper left corner, then shifted (mm).

    `scale_x` and `scale_y` are ratios, 1.0 for a printer that is true.
    """

    id: int = 0
    name: str = ""
    shift_x: float = 0.0
    shift_y: float = 0.0
    scale_x: float = 1.0
    scale_y: float = 1.0
    at: str = ""
