"""Where text stands on a label or an envelope."""

from __future__ import annotations

from dataclasses import dataclass

from rolodex.domain.stock import Box, Stock
from rolodex.paper.fitting import SIZES, Space
from rolodex.paper.sheets import POINTS

_FROM_TOP = 40.0
_FROM_BOTTOM = 16.0
_FROM_RIGHT = 15.0
_REACH = 140.0
"""What the Universal Postal Union leaves to the address of a letter, in millimetres: 40 from the upper edge,
15 from the right and the lower one (bar codes of the United States need 16), all within 140 of the right."""
_READ_UPTO, _LETTER = 69.8, 156.0
"""Machines of the United States read 69.8 mm up from the lower edge, on letters no higher than this."""
_SENDER = (9.0, 8.5, 8.0, 7.5, 7.0)
_CORNER = 10.0
_APART = 4.0


@dataclass(frozen=True, slots=True)
class Place:
    """Room for a block of lines and the sizes to try there; `backwards` lines end at its right."""

    space: Space
    sizes: tuple[float, ...] = SIZES
    backwards: bool = False


@dataclass(frozen=True, slots=True)
class Places:
    """The room for an address, for one that is read from right to left, and for the sender's."""

    address: Place
    backwards: Place
    sender: Place | None = None


def places(stock: Stock) -> Places:
    """Where text stands on this stock, in points from the corner that is the upper left when it is read."""
    safe, width, height = stock.safe(), stock.width, stock.height
    if stock.turned:
        # The label's own right is up the paper.
        safe = Box(height - safe.top - safe.height, safe.left, safe.height, safe.width)
        width, height = height, width
    if stock.kind == "envelope":
        return _on_envelope(safe, width, height)
    # Begun a little inside for the eye, never beyond the safe part.
    aside, begin = min(4.5, width * 0.07), max(safe.top, min(8.0, height * 0.12))
    right, lower = safe.left + safe.width, safe.top + safe.height
    return Places(
        Place(_space(max(safe.left, aside), right, begin, safe.top, lower)),
        Place(_space(safe.left, min(right, width - aside), begin, safe.top, lower), backwards=True),
    )


def _on_envelope(safe: Box, width: float, height: float) -> Places:
    """The address at the lower right, where machines look for it; the sender at the upper left."""
    left = max(width * 0.45, width - _REACH)
    right = min(width - _FROM_RIGHT, safe.left + safe.width)
    top = max(_FROM_TOP + 2, height * 0.45, height - _READ_UPTO if height <= _LETTER else 0)
    lower = min(height - _FROM_BOTTOM, safe.top + safe.height)
    space = _space(left, right, top, top - 2, lower)
    corner = max(_CORNER, safe.left), max(_CORNER, safe.top)
    sender = _space(corner[0], left - _APART, corner[1], safe.top, top - _APART)
    sizes = (12.0, 11.0, *SIZES)
    return Places(Place(space, sizes), Place(space, sizes, backwards=True), Place(sender, _SENDER))


def _space(left: float, right: float, top: float, upper: float, lower: float) -> Space:
    return Space(left * POINTS, right * POINTS, top * POINTS, upper * POINTS, lower * POINTS)
