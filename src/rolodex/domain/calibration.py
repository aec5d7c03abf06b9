"""How a printer misses, from where the two crosses of a test sheet really lie."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from rolodex.domain.drawer import PrinterProfile
from rolodex.domain.errors import UserError
from rolodex.domain.message import Length, message
from rolodex.domain.planner import Paper

Point = tuple[float, float]
"""Millimetres from the left and from the upper edge of the paper."""

PAPERS: Mapping[Paper, tuple[float, float]] = MappingProxyType(
    {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}
)
"""Width and height of the paper that test sheets are printed on, in millimetres."""
INSET = 20.0
"""So far from the edges the crosses lie, on paper large enough for it."""
MOST_SHIFT = 15.0
"""Millimetres; who reads more has measured something else."""
MOST_SCALE = 0.05


@dataclass(frozen=True, slots=True)
class Crosses:
    """Where the crosses of a test sheet should lie, near the upper left corner and the lower right one."""

    first: Point
    last: Point


def crosses(width: float, height: float) -> Crosses:
    """The crosses of a test sheet on paper of this size."""
    inset = min(INSET, width / 4, height / 4)
    return Crosses((inset, inset), (width - inset, height - inset))


def corrected(profile: PrinterProfile, x: float, y: float) -> Point:
    """Where something is to be sent so that this printer puts it at this place."""
    return x * profile.scale_x + profile.shift_x, y * profile.scale_y + profile.shift_y


def measured(wanted: Crosses, first: Point, last: Point, through: PrinterProfile) -> PrinterProfile:
    """The correction that puts the crosses where they should lie, from where they were read.

    `through` is the correction that the test sheet was printed with; its name and id stay. UserError where
    no printer misses that far.
    """
    scale_x, shift_x = _line(wanted.first[0], wanted.last[0], first[0], last[0])
    scale_y, shift_y = _line(wanted.first[1], wanted.last[1], first[1], last[1])
    made = replace(
        through,
        shift_x=shift_x * through.scale_x + through.shift_x,
        shift_y=shift_y * through.scale_y + through.shift_y,
        scale_x=scale_x * through.scale_x,
        scale_y=scale_y * through.scale_y,
    )
    for shift in (made.shift_x, made.shift_y):
        if abs(shift) > MOST_SHIFT:
            raise UserError(
                message(
                    "That would be a shift of %(shift)s mm, and no printer misses that far; nothing "
                    "was kept. Measure from the "
                    "left and from the upper edge of the paper.",
                    shift=Length(round(abs(shift) * 1000)),
                )
            )
    for scale in (made.scale_x, made.scale_y):
        if abs(scale - 1) > MOST_SCALE:
            raise UserError(
                message(
                    "By these figures the sheet was not printed at its own size; nothing was kept. "
                    "Print it at 100 per cent, "
                    "without “fit to page”, and measure again."
                )
            )
    return made


def _line(wanted_first: float, wanted_last: float, first: float, last: float) -> tuple[float, float]:
    """Scale and shift along one side: what undoes the way from where a cross should lie to where it does."""
    span = last - first
    if span <= 0:
        raise UserError(
            message(
                "The last cross should lie to the right of the first and below it; nothing was kept. "
                "Check what was measured."
            )
        )
    scale = (wanted_last - wanted_first) / span
    return scale, wanted_first - scale * first
