"""Lines made to fit a box: wrapped first, then set smaller, never cut off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rolodex.paper import script
from rolodex.paper.typesetting import LOW, TOP, Typesetter

SIZES = (10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0)
"""Sizes tried, in points, the usual one first."""
LEADING = 1.2
"""From one base line to the next, in sizes."""
_ORDINARY = (TOP - LOW) / 1000


@dataclass(frozen=True, slots=True)
class Block:
    """Lines as they will stand: their size and the steps between base lines in points.

    `baseline` is the first base line, measured down from the top of the label.
    """

    rows: tuple[str, ...]
    size: float
    leading: float
    baseline: float


@dataclass(frozen=True, slots=True)
class Space:
    """What text may use of a label, in points from its top left corner; `left` and `top` are where it begins.

    Text begins at `top` but may move up to `upper` when it needs the room.
    """

    left: float
    right: float
    top: float
    upper: float
    lower: float


def fit(lines: Sequence[str], space: Space, typesetter: Typesetter, least: float = SIZES[-1]) -> Block | None:
    """The lines at the largest size at which all of them fit; None where even the least is too large."""
    widths = [typesetter.width(line) for line in lines]
    for size in SIZES:
        if size < least:
            break
        limit = (space.right - space.left) * 1000 / size
        rows: list[str] = []
        for line, width in zip(lines, widths, strict=True):
            wrapped = (line,) if width <= limit else _wrap(line, limit, typesetter)
            if not wrapped:
                break
            rows += wrapped
        else:
            if block := _stand(tuple(rows), size, space, typesetter):
                return block
    return None


def _stand(rows: tuple[str, ...], size: float, space: Space, typesetter: Typesetter) -> Block | None:
    """The rows in their places, or None where they are too high.

    Where the first row stands depends on the number of rows and their size alone, so that labels line up.
    """
    height = (len(rows) - 1) * LEADING * size + _ORDINARY * size
    free = space.lower - space.upper - height
    if free < 0:
        return None
    top = min(space.top, space.upper + free / 2)
    baseline = top + TOP / 1000 * size
    reaches = [typesetter.reach(row) for row in rows]
    leading = LEADING
    for above, below in pairwise(reaches):
        # Tall scripts need more than the usual step, or the rows would touch.
        if below[0] > TOP or above[1] < LOW:
            leading = max(leading, (below[0] - above[1]) / 1000)
    last = baseline + (len(rows) - 1) * leading * size
    inside = baseline - reaches[0][0] * size / 1000 >= space.upper - 0.01
    inside = inside and last - reaches[-1][1] * size / 1000 <= space.lower + 0.01
    return Block(rows, size, leading * size, baseline) if inside else None


def _wrap(line: str, limit: float, typesetter: Typesetter) -> tuple[str, ...]:
    """The line on several rows, none wider than the limit; empty where a piece cannot be broken."""
    rows: list[str] = []
    row = ""
    for before, piece in script.atoms(line):
        longer = row + before + piece if row else piece
        if not row or typesetter.width(longer) <= limit:
            row = longer
        else:
            rows.append(row)
            row = piece
    rows.append(row)
    return tuple(rows) if all(typesetter.width(row) <= limit for row in rows) else ()
