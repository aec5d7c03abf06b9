"""Sheets of labels: each block of lines in its place, nothing cut off, nothing left to chance."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from rolodex.domain.message import Message, message
from rolodex.domain.stock import Stock
from rolodex.paper import script
from rolodex.paper.faces import Han
from rolodex.paper.fitting import SIZES, Block, Space, fit
from rolodex.paper.sheets import POINTS, Sheets
from rolodex.paper.typesetting import Typesetter

_OUTLINE = "0.75 G 0.5 w [2 2] 0 d"


@dataclass(frozen=True, slots=True)
class Text:
    """The lines of one label; `least` is the smallest size the post reads, `han` whose ideographs to use."""

    lines: tuple[str, ...]
    least: float = SIZES[-1]
    han: Han = "sc"


@dataclass(frozen=True, slots=True)
class Refused:
    """A label that cannot be printed, and why."""

    reason: Message


class LabelSheets:
    """Labels of one stock, filled in order from label `start` of the first sheet."""

    def __init__(self, stock: Stock, start: int = 1, *, outlines: bool = False, title: str = "") -> None:
        """Empty sheets; `start` counts from 1."""
        self._stock = stock
        self._outlines = outlines
        width, height = stock.paper_width, stock.paper_height
        self._sheets = Sheets(width, height, title)
        self._typesetter = Typesetter(self._sheets)
        self._space = _space(stock)
        boxes = [stock.slot(index) for index in range(stock.per_sheet)]
        self._corners = [
            (box.left * POINTS, (height - box.top) * POINTS, (height - box.top - box.height) * POINTS)
            for box in boxes
        ]
        self._next = start - 1
        self._open = False
        self.labels = 0
        self.pages = 0

    def place(self, text: Text, copies: int = 1) -> Block | Refused:
        """Print the label that often, or say why it cannot be printed."""
        typesetter = self._typesetter
        typesetter.begin(text.han)
        lines = text.lines
        widths = typesetter.ordinary_widths(lines)
        ordinary = bool(widths) and all(widths) and not any("  " in line for line in lines)
        if not ordinary:
            lines = tuple(line for line in map(script.clean, lines) if line)
            if lacking := typesetter.lacking("".join(lines)):
                return Refused(
                    message("No typeface has the character %(characters)s", characters=_named(lacking))
                )
            widths = [typesetter.width(line) for line in lines]
        if not lines:
            return Refused(message("Nothing to print"))
        block = fit(lines, widths, self._space, typesetter, text.least, ordinary=ordinary)
        if block is None:
            return Refused(message("The address does not fit this label"))
        for _ in range(copies):
            self._draw(block)
        return block

    def data(self) -> bytes:
        """The finished PDF."""
        if self._open:
            self._end_page()
        return self._sheets.data()

    def _draw(self, block: Block) -> None:
        slot = self._next % self._stock.per_sheet
        if not self._open:
            self._open = True
            if self._outlines:
                self._draw_outlines()
        left, top, bottom = self._corners[slot]
        x, y = self._space.left, block.baseline
        if self._stock.turned:
            # Along the height: the label's own right is up the paper.
            matrix = f"0 1 -1 0 {left + y:.3f} {bottom + x:.3f}"
        else:
            matrix = f"1 0 0 1 {left + x:.3f} {top - y:.3f}"
        typesetter, size = self._typesetter, block.size
        rows = " T* ".join([typesetter.operators(row, size) for row in block.rows])
        self._sheets.draw(f"BT {typesetter.choose_font(size)} {block.leading:.3f} TL {matrix} Tm {rows} ET")
        self.labels += 1
        self._next += 1
        if self._next % self._stock.per_sheet == 0:
            self._end_page()

    def _draw_outlines(self) -> None:
        canvas = self._sheets.canvas
        canvas.saveState()
        self._sheets.draw(_OUTLINE)
        for index in range(self._stock.per_sheet):
            box = self._stock.slot(index)
            bottom = (self._stock.paper_height - box.top - box.height) * POINTS
            left, width, height = box.left * POINTS, box.width * POINTS, box.height * POINTS
            if self._stock.round:
                canvas.ellipse(left, bottom, left + width, bottom + height)
            else:
                canvas.roundRect(left, bottom, width, height, self._stock.corner * POINTS)
        canvas.restoreState()

    def _end_page(self) -> None:
        self._sheets.end_page()
        self._open = False
        self.pages += 1


def _space(stock: Stock) -> Space:
    """Where text stands on a label: begun a little inside for the eye, never beyond the safe part."""
    safe = stock.safe()
    width, height = stock.width, stock.height
    left, top, right, bottom = safe.left, safe.top, safe.left + safe.width, safe.top + safe.height
    if stock.turned:
        left, top, right, bottom = height - bottom, left, height - top, right
        width, height = height, width
    if stock.kind == "envelope":
        # The lower right, where sorting machines look for the address.
        begin_x, begin_y = width * 0.45, height * 0.45
    else:
        begin_x, begin_y = min(4.5, width * 0.07), min(8.0, height * 0.12)
    return Space(
        left=max(left, begin_x) * POINTS,
        right=right * POINTS,
        top=max(top, begin_y) * POINTS,
        upper=(max(top, begin_y) if stock.kind == "envelope" else top) * POINTS,
        lower=bottom * POINTS,
    )


def _named(characters: Sequence[str]) -> str:
    """Characters that may not be seen, by sign, number and name."""
    named = []
    for c in characters:
        sign = "" if unicodedata.category(c) in ("Cs", "Cn", "Co", "Cc") else f"{c} "
        name = unicodedata.name(c, "")
        named.append(f"{sign}(U+{ord(c):04X}{' ' + name if name else ''})")
    return ", ".join(named)
