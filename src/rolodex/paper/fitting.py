"""Lines made to fit a box: wrapped first, then set smaller, never cut off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from rolodex.paper import breaking
from rolodex.paper.typesetting import LOW, TOP, Typesetter

SIZES = (10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0)
"""Sizes tried, in points, the usual one first."""
LEADING = 1.2
"""From one base line to the next, in sizes."""
TIGHT = 1.05
"""The same on labels so small that an address would not go on them otherwise."""
_CLOSEST = 0.95
_HIGH, _DEEP = 0.97, 0.22
"""How high a first row and how low a last one may reach, in sizes, where rows stand as close as can be."""
_HAIR = 0.01
_BALANCING = 5
"""Steps towards rows of equal length, so that no word is left alone on the last."""
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


def fit(
    lines: Sequence[str],
    widths: Sequence[float],
    space: Space,
    typesetter: Typesetter,
    sizes: Sequence[float] = SIZES,
    *,
    least: float = 0.0,
    leading: float = LEADING,
    centred: bool = False,
    ordinary: bool = False,
) -> Block | None:
    """The lines at the first of the sizes at which all of them fit; None where not even the least does.

    `widths` are those of the lines in 1/1000 em. With `centred` they stand in the middle of the height.
    `ordinary` says that no letter reaches further up or down than usual.
    """
    widest = max(widths)
    for size in sizes:
        if size < least:
            break
        limit = (space.right - space.left) * 1000 / size
        rows = tuple(lines) if widest <= limit else _rows(lines, widths, limit, typesetter)
        block = _stand(rows, size, space, leading, centred=centred) if rows else None
        if block and not ordinary:
            block = _spread(block, space, typesetter)
        if block:
            return block
    return None


def squeezed(
    lines: Sequence[str], widths: Sequence[float], space: Space, typesetter: Typesetter, size: float
) -> Block | None:
    """The lines as close together as their ink allows; None where they are too many even so.

    How close depends on their number alone, so that labels line up.
    """
    limit = (space.right - space.left) * 1000 / size
    rows = _rows(lines, widths, limit, typesetter)
    if not rows:
        return None
    room = (space.lower - space.upper) / size - _HIGH - _DEEP
    leading = min(TIGHT, room / max(1, len(rows) - 1))
    inks = [typesetter.ink(row) for row in rows]
    if leading < _CLOSEST or room < 0 or inks[0][0] > _HIGH * 1000 or inks[-1][1] < -_DEEP * 1000:
        return None
    if any(below[0] - above[1] > leading * 1000 for above, below in pairwise(inks)):
        return None
    return Block(rows, size, leading * size, space.upper + _HIGH * size)


def _rows(
    lines: Sequence[str], widths: Sequence[float], limit: float, typesetter: Typesetter
) -> tuple[str, ...]:
    """The lines, those that are too wide on several rows; nothing where one of them cannot be broken."""
    rows: list[str] = []
    for line, width in zip(lines, widths, strict=True):
        wrapped = (line,) if width <= limit else _wrap(line, limit, typesetter)
        if not wrapped:
            return ()
        rows += wrapped
    return tuple(rows)


def _stand(
    rows: tuple[str, ...], size: float, space: Space, leading: float, *, centred: bool
) -> Block | None:
    """The rows in their places, or None where they are too high.

    Where the first row stands depends on the number of rows and their size alone, so that labels line up.
    """
    free = space.lower - space.upper - ((len(rows) - 1) * leading + _ORDINARY) * size
    if free < 0:
        return None
    middle = space.upper + free / 2
    top = middle if centred else min(space.top, middle)
    return Block(rows, size, leading * size, top + TOP / 1000 * size)


def _spread(block: Block, space: Space, typesetter: Typesetter) -> Block | None:
    """The block with rows as far apart as tall scripts need; None where they then leave the label."""
    size = block.size / 1000
    reaches = [typesetter.reach(row) for row in block.rows]
    leading = block.leading
    for above, below in pairwise(reaches):
        if below[0] > TOP or above[1] < LOW:
            leading = max(leading, (below[0] - above[1]) * size)
    highest = block.baseline - reaches[0][0] * size
    lowest = block.baseline + (len(block.rows) - 1) * leading - reaches[-1][1] * size
    if highest < space.upper - _HAIR or lowest > space.lower + _HAIR:
        return None
    return replace(block, leading=leading)


def _wrap(line: str, limit: float, typesetter: Typesetter) -> tuple[str, ...]:
    """The line on as few rows as it needs, about equally long; nothing where a piece is too wide.

    Words are broken only where one alone is too wide, and then in the best place that does.
    """
    for need in breaking.NEEDS:
        atoms = breaking.atoms(line, need)
        rows = _filled(atoms, limit, typesetter)
        if all(typesetter.width(row) <= limit for row in rows):
            rows = _balanced(atoms, rows, limit, typesetter)
            typesetter.wrapped(line, rows)
            return rows
    return ()


def _balanced(
    atoms: Sequence[tuple[str, str]], rows: tuple[str, ...], limit: float, typesetter: Typesetter
) -> tuple[str, ...]:
    """The pieces on as many rows as these, but about equally long."""
    low = limit / 2
    for _ in range(_BALANCING):
        middle = (low + limit) / 2
        closer = _filled(atoms, middle, typesetter)
        if len(closer) == len(rows) and all(typesetter.width(row) <= middle for row in closer):
            rows, limit = closer, middle
        else:
            low = middle
    return rows


def _filled(atoms: Sequence[tuple[str, str]], limit: float, typesetter: Typesetter) -> tuple[str, ...]:
    """The pieces on rows, each filled up to the limit; a piece that is wider stands alone."""
    rows: list[str] = []
    row = ""
    for before, piece in atoms:
        longer = row + before + piece if row else piece
        if not row or typesetter.width(longer) <= limit:
            row = longer
        else:
            rows.append(row)
            row = piece
    return (*rows, row)
