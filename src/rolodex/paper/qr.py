"""QR codes as rectangles, sharp at any size."""

from __future__ import annotations

from collections.abc import Sequence

import segno

QUIET = 2
"""Modules of white around the code; the margin of the label and the gap to the text make up the rest."""
_MASK = 2
"""Any mask can be read; trying all eight takes five times as long, and the same for all keeps the bytes."""


def operators(text: str, side: float) -> str:
    """What draws the code of this text with its white edge, a square with its upper left corner at 0, 0."""
    return drawn(modules(text), side)


def drawn(rows: Sequence[bytes], side: float) -> str:
    """What draws these modules with a white edge, a square with its upper left corner at 0, 0."""
    count = len(rows) + 2 * QUIET
    unit = side / count
    parts = [f"{unit:.5f} 0 0 {-unit:.5f} 0 0 cm"]
    parts += [f"{x + QUIET} {y + QUIET} {width} {height} re" for x, y, width, height in rectangles(rows)]
    return " ".join(["q", *parts, "f Q"])


def modules(text: str) -> tuple[bytes, ...]:
    """The rows of the code from the top, a 1 for each dark module."""
    code = segno.make(text, error="q", micro=False, mask=_MASK, boost_error=False)
    return tuple(bytes(row) for row in code.matrix)


def long_modules(text: str) -> tuple[bytes, ...]:
    """The rows of a code of many words (UTF-8), which mends fewer scratches for larger modules."""
    code = segno.make(text, error="m", micro=False, boost_error=True, encoding="utf-8")
    return tuple(bytes(row) for row in code.matrix)


def rectangles(rows: Sequence[bytes]) -> list[tuple[int, int, int, int]]:
    """The dark modules as few rectangles: left, top, width and height, none over another."""
    open_runs: dict[tuple[int, int], int] = {}
    found = []
    for y, row in enumerate((*rows, b"")):
        runs = set(_runs(row))
        for (x, width), top in list(open_runs.items()):
            if (x, width) not in runs:
                found.append((x, top, width, y - top))
                del open_runs[x, width]
        for run in sorted(runs):
            open_runs.setdefault(run, y)
    return found


def _runs(row: bytes) -> list[tuple[int, int]]:
    runs = []
    start = -1
    for x, dark in enumerate((*row, 0)):
        if dark and start < 0:
            start = x
        elif not dark and start >= 0:
            runs.append((start, x - start))
            start = -1
    return runs
