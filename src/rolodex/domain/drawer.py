"""The drawer of part-used sheets, and how printers miss."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PartSheet:
    """A part-used sheet: `free` are the places (0-based, row by row) that still have their label.

    `stock` is the name of the stock, `name` what the user calls the sheet, `at` when it was last printed on.
    """

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


Used = tuple[tuple[int, tuple[int, ...]], ...]
"""The ids of part-used sheets that were printed on, each with the places that were used."""


@dataclass(frozen=True, slots=True)
class Spent:
    """What a print takes: places on part-used sheets, so many fresh sheets, and what is left of the last."""

    used: Used = ()
    fresh: int = 0
    left: tuple[int, ...] = ()


def spend(per_sheet: int, labels: int, sheets: Sequence[PartSheet] = (), start: int = 1) -> Spent:
    """What so many labels take from these part-used sheets, in this order, and then from fresh ones.

    The first fresh sheet begins at label `start` (1-based); what lies before it counts as used.
    """
    used: list[tuple[int, tuple[int, ...]]] = []
    rest = labels
    for sheet in sheets:
        taken = sheet.free[:rest]
        if taken:
            used.append((sheet.id, taken))
        rest -= len(taken)
    if not rest:
        return Spent(tuple(used))
    end = start - 1 + rest
    fresh = -(-end // per_sheet)
    on_last = end - (fresh - 1) * per_sheet
    return Spent(tuple(used), fresh, tuple(range(on_last, per_sheet)))
