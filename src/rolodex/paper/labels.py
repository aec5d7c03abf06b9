"""Sheets of labels: each block of lines in its place, nothing cut off, nothing left to chance."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from rolodex.domain.message import Message, message
from rolodex.domain.stock import Stock
from rolodex.paper import characters, script
from rolodex.paper.faces import Han
from rolodex.paper.fitting import SIZES, Block, fit
from rolodex.paper.places import Place, places
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
        self._places = places(stock)
        self._sender = ""
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
        block, place = self._set(text)
        if isinstance(block, Block):
            drawn = self._drawn(block, place)
            for _ in range(copies):
                self._print(drawn, block, place)
        return block

    def send_from(self, text: Text) -> Block | Refused | None:
        """Print the sender on every page that follows, where the stock has room for it (else None)."""
        place = self._places.sender
        if place is None:
            return None
        block, _ = self._set(text, place)
        if isinstance(block, Block):
            self._sender = self._placed(self._drawn(block, place), block, place, 0)
        return block

    def data(self) -> bytes:
        """The finished PDF."""
        if self._open:
            self._end_page()
        return self._sheets.data()

    def _set(self, text: Text, place: Place | None = None) -> tuple[Block | Refused, Place]:
        """The lines as they will stand, and where; the address's place where none is given."""
        typesetter = self._typesetter
        typesetter.begin(text.han)
        lines = text.lines
        widths = typesetter.ordinary_widths(lines)
        ordinary = bool(widths) and all(widths) and not any("  " in line for line in lines)
        there = place or self._places.address
        if not ordinary:
            lines = tuple(line for line in map(script.clean, lines) if line)
            if lacking := typesetter.lacking("".join(lines)):
                return Refused(characters.lacking(lacking)), there
            if place is None and script.are_backwards(lines):
                there = self._places.backwards
            widths = [typesetter.width(line) for line in lines]
        if not lines:
            return Refused(message("Nothing to print")), there
        block = fit(lines, widths, there.space, typesetter, there.sizes, least=text.least, ordinary=ordinary)
        return block or Refused(self._too_large()), there

    def _too_large(self) -> Message:
        if self._stock.kind == "envelope":
            return message("The address does not fit this envelope")
        return message("The address does not fit this label")

    def _drawn(self, block: Block, place: Place) -> str:
        """What draws the rows, each below the other, from the first one's beginning."""
        typesetter, size = self._typesetter, block.size
        rows = [typesetter.operators(row, size) for row in block.rows]
        if not place.backwards:
            return f"{block.leading:.3f} TL " + " T* ".join(rows)
        # Each ends at the right: moved there from where the one before it began.
        room = place.space.right - place.space.left
        begins = [room - typesetter.width(row) * size / 1000 for row in block.rows]
        steps = [f"{begins[0]:.3f} 0 Td"]
        steps += [f"{after - before:.3f} {-block.leading:.3f} Td" for before, after in pairwise(begins)]
        return " ".join(f"{step} {row}" for step, row in zip(steps, rows, strict=True))

    def _print(self, drawn: str, block: Block, place: Place) -> None:
        if not self._open:
            self._open = True
            if self._outlines:
                self._draw_outlines()
            if self._sender:
                self._sheets.draw(self._sender)
        self._sheets.draw(self._placed(drawn, block, place, self._next % self._stock.per_sheet))
        self.labels += 1
        self._next += 1
        if self._next % self._stock.per_sheet == 0:
            self._end_page()

    def _placed(self, drawn: str, block: Block, place: Place, slot: int) -> str:
        """What draws the rows on label `slot` of the page."""
        left, top, bottom = self._corners[slot]
        x, y = place.space.left, block.baseline
        if self._stock.turned:
            # Along the height: the label's own right is up the paper.
            matrix = f"0 1 -1 0 {left + y:.3f} {bottom + x:.3f}"
        else:
            matrix = f"1 0 0 1 {left + x:.3f} {top - y:.3f}"
        return f"BT {self._typesetter.choose_font(block.size)} {matrix} Tm {drawn} ET"

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
