"""Where text stands on a label or an envelope."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from rolodex.domain.label_layout import LabelLayout
from rolodex.domain.stock import LEAST_MARGIN, Box, Stock
from rolodex.paper.fitting import SIZES, Space
from rolodex.paper.parts import Spot, arranged
from rolodex.paper.pictures import Picture
from rolodex.paper.sheets import POINTS
from rolodex.paper.typesetting import Typesetter

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
_TINY = 22.0
"""Labels no higher than this, in millimetres, bear smaller and closer type before an address is left out."""
_ACCENTS = 0.8
"""Millimetres that a tall first line may reach above others."""
_NEAREST = 1.01
"""Millimetres that text keeps from the edge of any label, whatever is lost."""
_LEAST, _LEAST_TINY = SIZES[-1], 6.0
_STEP = 0.5
_LARGER = 2.0
"""Envelopes have room for type so much larger, in points."""


@dataclass(frozen=True, slots=True)
class Place:
    """Room for a block of lines and the sizes to try there.

    `toward` is 0 where lines begin at the left, 0.5 where they stand in the middle of the label, 1 where they
    end at the right. On a `tiny` label they may stand closer, and smaller than the post wishes; at last
    they may take the `whole` of its height.
    """

    space: Space
    sizes: tuple[float, ...] = SIZES
    toward: float = 0.0
    tiny: bool = False
    whole: Space | None = None


@dataclass(frozen=True, slots=True)
class Places:
    """The room for an address, for one that is read from right to left, for the sender's, and the parts."""

    address: Place
    backwards: Place
    sender: Place | None = None
    spots: tuple[Spot, ...] = ()


def places(
    stock: Stock, layout: LabelLayout, typesetter: Typesetter, pictures: Mapping[str, Picture]
) -> Places:
    """Where text stands on this stock, in points from the corner that is the upper left when it is read.

    UserError where the parts of the layout leave no room for it.
    """
    safe, width, height = stock.safe(), stock.width, stock.height
    if stock.turned:
        # The label's own right is up the paper.
        safe = Box(height - safe.top - safe.height, safe.left, safe.height, safe.width)
        width, height = height, width
    if stock.kind == "envelope":
        return _on_envelope(safe, (width, height), layout, typesetter, pictures)
    # Begun a little inside for the eye, never beyond the safe part, which letters with two accents may reach.
    aside, begin = min(4.5, width * 0.07), max(safe.top + _ACCENTS, min(8.0, height * 0.12))
    left, right, lower = max(safe.left, aside), safe.left + safe.width, safe.top + safe.height
    inside = min(right, width - aside)
    numbered = tuple(enumerate(layout.parts))
    rest, spots = arranged(numbered, _space(left, inside, begin, safe.top, lower), typesetter, pictures)
    # Without parts at its side a line may go on to the very margin.
    far = right * POINTS if rest.right == inside * POINTS else rest.right
    near = safe.left * POINTS if rest.left == left * POINTS else rest.left
    tiny = height <= _TINY
    sizes = _sizes(layout.size, tiny=tiny)
    if layout.align == "center":
        spaces = [rest if spots else _symmetric(rest, far, width * POINTS)] * 2
    else:
        spaces = [replace(rest, right=far), replace(rest, left=near)]
    towards = (0.5, 0.5) if layout.align == "center" else (0.0, 1.0)
    edges = (safe.top, height - lower) if tiny and not spots else None
    address, backwards = (
        Place(space, sizes, toward, tiny, _whole(space, edges))
        for space, toward in zip(spaces, towards, strict=True)
    )
    return Places(address, backwards, None, spots)


def _whole(space: Space, edges: tuple[float, float] | None) -> Space | None:
    """The space with less white above and below, where it was for the eye and for the feed of the sheet."""
    if edges is None:
        return None
    above, below = (max(0.0, min(edge, LEAST_MARGIN) - _NEAREST) * POINTS for edge in edges)
    return replace(space, upper=space.upper - above, lower=space.lower + below)


def _on_envelope(
    safe: Box,
    size: tuple[float, float],
    layout: LabelLayout,
    typesetter: Typesetter,
    pictures: Mapping[str, Picture],
) -> Places:
    """The address at the lower right, where machines look for it; the sender at the upper left.

    The right corners belong to the stamp and the bar codes of the post: what is to stand there stands at the
    right of the address. The lower left is free.
    """
    width, height = size
    left = max(width * 0.45, width - _REACH)
    right = min(width - _FROM_RIGHT, safe.left + safe.width)
    top = max(_FROM_TOP + 2, height * 0.45, height - _READ_UPTO if height <= _LETTER else 0)
    lower = min(height - _FROM_BOTTOM, safe.top + safe.height)
    space = _space(left, right, top, top - 2, lower)
    corner = max(_CORNER, safe.left), max(_CORNER, safe.top)
    sender = _space(corner[0], left - _APART, corner[1], safe.top, top - _APART)
    below = _space(corner[0], left - _APART, top, top, min(height - _CORNER, safe.top + safe.height))
    numbered = list(enumerate(layout.parts))
    spots: list[Spot] = []
    rests = []
    for room, corners in ((space, _RIGHT), (sender, ("top-left",)), (below, ("bottom-left",))):
        here = [(index, part) for index, part in numbered if part.corner in corners]
        begun = replace(room, upper=room.top) if room is sender and here else room
        rest, found = arranged(here, begun, typesetter, pictures)
        rests.append(rest)
        spots += found
    sizes = _sizes(layout.size + _LARGER)
    toward = 0.5 if layout.align == "center" else 0.0
    return Places(
        Place(rests[0], sizes, toward),
        Place(rests[0], sizes, toward or 1.0),
        Place(rests[1], _SENDER),
        tuple(spots),
    )


_RIGHT = ("top-right", "bottom-right")


def _sizes(usual: float, *, tiny: bool = False) -> tuple[float, ...]:
    """The sizes to try from the usual one down."""
    least = min(usual, _LEAST_TINY if tiny else _LEAST)
    steps = int((usual - least) / _STEP)
    sizes = [usual - _STEP * step for step in range(steps + 1)]
    return tuple(sizes if sizes[-1] == least else [*sizes, least])


def _symmetric(space: Space, far: float, width: float) -> Space:
    """As much room on the left as on the right."""
    inset = max(space.left, width - far)
    return replace(space, left=inset, right=width - inset)


def _space(left: float, right: float, top: float, upper: float, lower: float) -> Space:
    return Space(left * POINTS, right * POINTS, top * POINTS, upper * POINTS, lower * POINTS)
