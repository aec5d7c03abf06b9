"""What stands in the corners of a label beside its text: where, and how it is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rolodex.domain.errors import UserError
from rolodex.domain.label_layout import Corner, Part
from rolodex.domain.message import message
from rolodex.paper import qr, script
from rolodex.paper.fitting import Space
from rolodex.paper.pictures import Picture
from rolodex.paper.sheets import POINTS
from rolodex.paper.typesetting import LOW, TOP, Typesetter

LINE = (TOP - LOW) / 1000
"""How high a line of text is, in sizes."""
_LEAST = 5.0
"""Points: text in a corner is not set smaller."""
_STEP = 0.5
_BETWEEN = 0.4 * POINTS
_ASIDE, _ABOVE = 1.5 * POINTS, 0.6 * POINTS
"""White between the text and the parts beside, above or below it."""
_SAMPLE = "0000-0000"
_NARROWEST = 12.0 * POINTS
"""Less than this is no room for an address."""
_PICTURES = ("logo", "qr")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where part `index` of the layout stands, in points from the upper left corner of the label.

    `toward` is 0 where text begins at its left, 0.5 in its middle, 1 where it ends at its right.
    """

    index: int
    part: Part
    left: float
    top: float
    width: float
    height: float
    toward: float


@dataclass(frozen=True, slots=True)
class _Stack:
    """The parts of one corner, one below the other."""

    corner: Corner
    items: tuple[tuple[int, Part, float, float], ...] = ()

    @property
    def stands(self) -> bool:
        """Whether it has a picture, and so takes the side of the label, not its edge."""
        return any(part.kind in _PICTURES for _, part, _, _ in self.items)

    @property
    def width(self) -> float:
        return _most(width for _, _, width, _ in self.items)

    @property
    def height(self) -> float:
        gaps = max(0, len(self.items) - 1) * _BETWEEN
        return sum(height for _, _, _, height in self.items) + gaps


def arranged(
    parts: Sequence[tuple[int, Part]],
    space: Space,
    typesetter: Typesetter,
    pictures: Mapping[str, Picture],
) -> tuple[Space, tuple[Spot, ...]]:
    """What is left of a space for text beside these parts, and where they stand.

    Corners with a picture take a column of the side, others a row of the edge: the same for every label of a
    job, so that text lines up. UserError where they leave no room.
    """
    if not parts:
        return space, ()
    stacks = {corner: _stack(corner, parts, typesetter, pictures) for corner in _CORNERS}
    columns = [stack for stack in stacks.values() if stack.stands]
    rows = [stack for stack in stacks.values() if not stack.stands]
    west, east = (_most(one.width for one in columns if side in one.corner) for side in ("left", "right"))
    north, south = (_most(one.height for one in rows if edge in one.corner) for edge in ("top", "bottom"))
    left = space.left + (west + _ASIDE if west else 0.0)
    right = space.right - (east + _ASIDE if east else 0.0)
    upper = space.upper + (north + _ABOVE if north else 0.0)
    lower = space.lower - (south + _ABOVE if south else 0.0)
    rest = replace(space, left=left, right=right, top=max(space.top, upper), upper=upper, lower=lower)
    _check(stacks, rest)
    spots = [spot for stack in stacks.values() for spot in _spots(stack, space, rest, stacks)]
    return rest, tuple(spots)


class Beside:
    """Draws the parts of one layout."""

    def __init__(
        self, spots: Sequence[Spot], typesetter: Typesetter, pictures: Mapping[str, Picture]
    ) -> None:
        """`pictures` are those of the document, by SHA-256."""
        self._spots = spots
        self._typesetter = typesetter
        self._pictures = pictures

    def lacking(self, texts: Sequence[str]) -> str:
        """The characters of these texts that no face has."""
        said = (script.clean(texts[spot.index]) for spot in self._texts() if spot.index < len(texts))
        return self._typesetter.lacking("".join(said))

    def drawn(self, texts: Sequence[str]) -> str | None:
        """What draws the parts with these texts from the upper left corner; None where a text has no room."""
        said = [script.clean(texts[spot.index]) if spot.index < len(texts) else "" for spot in self._spots]
        sizes = [self._size(spot, text) for spot, text in zip(self._spots, said, strict=True)]
        if not all(sizes):
            return None
        drawn = map(self._one, self._spots, said, sizes)
        return " ".join(one for one in drawn if one)

    def _texts(self) -> list[Spot]:
        return [spot for spot in self._spots if spot.part.kind not in _PICTURES]

    def _size(self, spot: Spot, text: str) -> float:
        """The size at which a text has room in its place; 0 where none is small enough."""
        if spot.part.kind in _PICTURES or not text:
            return spot.part.size
        width = self._typesetter.width(text)
        top, low = self._typesetter.reach(text)
        size = spot.part.size
        while width * size > spot.width * 1000 or (top - low) * size > spot.height * 1000 + 1:
            size -= _STEP
            if size < _LEAST:
                return 0.0
        return size

    def _one(self, spot: Spot, text: str, size: float) -> str:
        if spot.part.kind == "logo":
            bottom = -spot.top - spot.height
            return self._pictures[spot.part.text].operators(spot.left, bottom, spot.width, spot.height)
        if not text:
            return ""
        if spot.part.kind == "qr":
            return f"q 1 0 0 1 {spot.left:.3f} {-spot.top:.3f} cm {qr.operators(text, spot.width)} Q"
        typesetter = self._typesetter
        x = spot.left + (spot.width - typesetter.width(text) * size / 1000) * spot.toward
        y = spot.top + typesetter.reach(text)[0] * size / 1000
        font = typesetter.choose_font(size)
        return f"BT {font} 1 0 0 1 {x:.3f} {-y:.3f} Tm {typesetter.operators(text, size)} ET"


def _most(measures: Iterable[float]) -> float:
    return max(measures, default=0.0)


_CORNERS: tuple[Corner, ...] = ("top-left", "top-right", "bottom-left", "bottom-right")


def _stack(
    corner: Corner,
    parts: Sequence[tuple[int, Part]],
    typesetter: Typesetter,
    pictures: Mapping[str, Picture],
) -> _Stack:
    items = []
    for index, part in parts:
        if part.corner != corner:
            continue
        if part.kind == "qr":
            items.append((index, part, part.size * POINTS, part.size * POINTS))
        elif part.kind == "logo":
            side = part.size * POINTS
            items.append((index, part, *pictures[part.text].within(side, side)))
        else:
            width = typesetter.width(_SAMPLE) * part.size / 1000 if part.kind == "code" else 0.0
            items.append((index, part, width, part.size * LINE))
    return _Stack(corner, tuple(items))


def _check(stacks: Mapping[Corner, _Stack], rest: Space) -> None:
    room = rest.lower - rest.upper
    tall = max(
        sum(stack.height + _BETWEEN for stack in stacks.values() if stack.stands and side in stack.corner)
        for side in ("left", "right")
    )
    if rest.right - rest.left < _NARROWEST or room < LINE * _LEAST or tall > room + _BETWEEN:
        raise UserError(
            message(
                "What stands in the corners leaves no room for the address on this label; nothing "
                "was printed. "
                "Make it smaller, or choose a larger label."
            )
        )


def _spots(stack: _Stack, space: Space, rest: Space, stacks: Mapping[Corner, _Stack]) -> list[Spot]:
    at_right, at_bottom = "right" in stack.corner, "bottom" in stack.corner
    if stack.stands:
        # Between the rows of the edges, as wide as its widest part.
        width = stack.width
        left = space.right - width if at_right else space.left
        top = rest.lower - stack.height if at_bottom else rest.upper
        toward = 0.5
    else:
        left, width = _row(stack, space, stacks)
        top = space.lower - stack.height if at_bottom else space.upper
        toward = 1.0 if at_right else 0.0
    spots = []
    for index, part, own, height in stack.items:
        picture = part.kind in _PICTURES
        x = left + (width - own) * toward if picture else left
        spots.append(Spot(index, part, x, top, own if picture else width, height, toward))
        top += height + _BETWEEN
    return spots


def _row(stack: _Stack, space: Space, stacks: Mapping[Corner, _Stack]) -> tuple[float, float]:
    """Where the row of an edge begins and how wide it is; two corners of an edge share it."""
    edge, side = stack.corner.split("-")
    other: Corner = _facing(edge, side)
    shared = stacks[other].items and not stacks[other].stands
    width = space.right - space.left
    if not shared:
        return space.left, width
    half = (width - _ASIDE) / 2
    return (space.left if side == "left" else space.right - half), half


def _facing(edge: str, side: str) -> Corner:
    if edge == "top":
        return "top-right" if side == "left" else "top-left"
    return "bottom-right" if side == "left" else "bottom-left"
