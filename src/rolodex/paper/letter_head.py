"""The first page of a letter besides its text: letterhead, address, and the code to answer with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rolodex.domain.letter import Letterhead
from rolodex.domain.message import Message, message
from rolodex.paper import characters, faces, pictures, qr, script
from rolodex.paper.faces import Han
from rolodex.paper.fitting import Block, Space, fit
from rolodex.paper.letter_form import LetterForm
from rolodex.paper.sheets import POINTS, Sheets
from rolodex.paper.typesetting import Typesetter

HEAD_TOP, HEAD_LOWER = 13.0, 43.0
"""Millimetres from the upper edge between which the letterhead stands."""
_LOGO = (60.0, 24.0)
_QR = 17.0
_QR_UP = 14.0
_NAME_SIZES = (15.0, 13.0, 11.0, 10.0, 9.0)
_LINE_SIZES = (9.0, 8.5, 8.0, 7.5, 7.0)
_ADDRESS_SIZES = (11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0)
_RETURN_SIZES = (7.0, 6.5, 6.0)
_GREY, _BLACK = "0.35 g", "0 g"


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place in points from the upper left corner of the page."""

    left: float
    top: float
    right: float
    lower: float

    def space(self, top: float | None = None) -> Space:
        """The place as text is fitted into it; text begins at `top` if there is room."""
        begins = self.top if top is None else top
        return Space(0.0, self.right - self.left, begins - self.top, 0.0, self.lower - self.top)


class FirstPage:
    """Draws what the first pages of all letters share, and the address of each."""

    def __init__(
        self, sheets: Sheets, form: LetterForm, width: float, head: Letterhead, sender: Sequence[str]
    ) -> None:
        self._sheets, self._form, self._width = sheets, form, width
        self._plain = Typesetter(sheets)
        self._strong = Typesetter(sheets, faces.STRONG)
        self.refused: Message | None = None
        """Why the letterhead cannot be printed as it is."""
        self._head = self._letterhead(head)
        self._returned = self._return_line(sender) if form.returned else ""

    def address(self, lines: Sequence[str], han: Han) -> str | None:
        """What draws an address in the window, "" where there is none; None where it does not fit."""
        self._plain.begin(han)
        wanted = tuple(filter(None, map(script.clean, lines)))
        if not wanted:
            return ""
        form = self._form
        spot = _Spot(*(measure * POINTS for measure in (form.left, form.upper, form.right, form.lower)))
        return self._fitted(
            wanted, spot, _ADDRESS_SIZES, self._plain, spot.space(form.top * POINTS), turns=True
        )

    def drawn(self, address: str, code: str) -> str:
        """What draws the first page of a letter besides its text."""
        answer = self._answer(code) if code else ""
        returned = self._returned if address else ""
        return " ".join(part for part in (self._head, returned, address, answer) if part)

    def _letterhead(self, head: Letterhead) -> str:
        form = self._form
        left, right = form.margin * POINTS, (self._width - form.right_margin) * POINTS
        top, lower = HEAD_TOP * POINTS, HEAD_LOWER * POINTS
        parts = []
        picture = pictures.put(self._sheets, head.logo.data) if head.logo is not None else None
        if picture is not None:
            width, height = picture.within(*(side * POINTS for side in _LOGO))
            parts.append(picture.operators(right - width, self._up(top + height), width, height))
            right -= width + 8 * POINTS
        lines = tuple(filter(None, map(script.clean, head.lines)))
        if not lines:
            return " ".join(parts)
        if lacking := self._plain.lacking("".join(lines)):
            self.refused = characters.lacking(lacking)
            return ""
        name_spot = _Spot(left, top, right, top + 14 * POINTS)
        rest = _Spot(left, top + 7.5 * POINTS, right, lower)
        first = self._fitted(lines[:1], name_spot, _NAME_SIZES, self._strong)
        others = self._fitted(lines[1:], rest, _LINE_SIZES, self._plain) if lines[1:] else ""
        if first is None or others is None:
            self.refused = message("The letterhead is too long for the top of a page")
            return ""
        return " ".join((*parts, first, f"{_GREY} {others} {_BLACK}" if others else ""))

    def _return_line(self, sender: Sequence[str]) -> str:
        """The sender in one small line above the address, where the window shows it."""
        line = script.clean(" · ".join(sender))
        if not line or self._plain.lacking(line):
            return ""
        form = self._form
        spot = _Spot(
            form.left * POINTS, form.returned * POINTS, form.right * POINTS, (form.upper - 0.5) * POINTS
        )
        drawn = self._fitted((line,), spot, _RETURN_SIZES, self._plain)
        if drawn is None:
            return ""
        rule = self._up(form.upper * POINTS - 0.8)
        stroke = f"0.6 G 0.4 w {spot.left:.2f} {rule:.2f} m {spot.right:.2f} {rule:.2f} l S 0 G"
        return f"{_GREY} {drawn} {_BLACK} {stroke}"

    def _answer(self, code: str) -> str:
        """The code and its QR in the lower right corner."""
        side = _QR * POINTS
        left = (self._width - self._form.right_margin) * POINTS - side
        top = (_QR_UP + _QR) * POINTS
        size = 8.0
        text = self._plain.operators(code, size)
        middle = left + (side - self._plain.width(code) * size / 1000) / 2
        base = _QR_UP * POINTS - size - 1
        written = f"BT {self._plain.choose_font(size)} 1 0 0 1 {middle:.3f} {base:.3f} Tm {text} ET"
        return f"q 1 0 0 1 {left:.3f} {top:.3f} cm {qr.operators(code, side)} Q {written}"

    def _fitted(
        self,
        lines: Sequence[str],
        spot: _Spot,
        sizes: Sequence[float],
        typesetter: Typesetter,
        space: Space | None = None,
        *,
        turns: bool = False,
    ) -> str | None:
        """What draws lines in a place, None where they do not fit; `turns` lets Hebrew end at the right."""
        widths = [typesetter.width(line) for line in lines]
        block = fit(lines, widths, space or spot.space(), typesetter, sizes)
        if block is None:
            return None
        room = spot.right - spot.left
        backwards = turns and script.are_backwards(lines)
        begins = [
            room - typesetter.width(row) * block.size / 1000 if backwards else 0.0 for row in block.rows
        ]
        return self._block(block, typesetter, spot, begins)

    def _block(self, block: Block, typesetter: Typesetter, spot: _Spot, begins: Sequence[float]) -> str:
        """What draws rows, each beginning so far from the left of its place."""
        x, y = spot.left + begins[0], self._up(spot.top + block.baseline)
        drawn = [typesetter.operators(row, block.size) for row in block.rows]
        steps = [f"{after - before:.3f} {-block.leading:.3f} Td" for before, after in pairwise(begins)]
        rest = [f"{step} {row}" for step, row in zip(steps, drawn[1:], strict=True)]
        font = typesetter.choose_font(block.size)
        return " ".join((f"BT {font} 1 0 0 1 {x:.3f} {y:.3f} Tm", drawn[0], *rest, "ET"))

    def _up(self, top: float) -> float:
        """A measure from the upper edge as PDF has it, from the lower one."""
        return self._sheets.height * POINTS - top
