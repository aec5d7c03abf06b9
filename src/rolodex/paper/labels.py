"""Sheets of labels: each block of lines in its place, nothing cut off, nothing left to chance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rolodex.domain.drawer import PrinterProfile
from rolodex.domain.errors import UserError
from rolodex.domain.label_layout import LabelLayout
from rolodex.domain.message import Message, message
from rolodex.domain.stock import Stock
from rolodex.paper import characters, faces, outlines, pictures, script
from rolodex.paper.faces import Han
from rolodex.paper.fitting import LEADING, TIGHT, Block, fit, squeezed
from rolodex.paper.parts import Beside
from rolodex.paper.pictures import Picture
from rolodex.paper.places import Place, places
from rolodex.paper.sheets import POINTS, Sheets
from rolodex.paper.typesetting import Typesetter


@dataclass(frozen=True, slots=True)
class Text:
    """The lines of one label; `least` is the smallest size the post reads, `han` whose ideographs to use.

    `beside` are the texts of the parts of the layout, in their order.
    """

    lines: tuple[str, ...]
    least: float = 0.0
    han: Han = "sc"
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """A label that cannot be printed, and why."""

    reason: Message


@dataclass(frozen=True, slots=True)
class Feed:
    """The sheets as they are fed: the free places of part-used ones, then fresh ones from label `start`.

    `printer` corrects what the printer misses.
    """

    start: int = 1
    sheets: tuple[tuple[int, ...], ...] = ()
    printer: PrinterProfile | None = None


class LabelSheets:
    """Labels of one stock, filled in order; `taken` are the page and place (0-based) of each label."""

    def __init__(
        self,
        stock: Stock,
        start: int = 1,
        *,
        outlines: bool = False,
        title: str = "",
        layout: LabelLayout | None = None,
        feed: Feed | None = None,
        logos: Mapping[str, bytes] | None = None,
    ) -> None:
        """Empty sheets; `start` counts from 1 where no `feed` is given. `logos` are files by SHA-256.

        UserError where the parts of the layout leave no room for an address.
        """
        layout = layout or LabelLayout()
        feed = feed or Feed(start)
        self._stock = stock
        self._outlines = outlines
        width, height = stock.paper_width, stock.paper_height
        self._sheets = Sheets(width, height, title)
        self._typesetter = Typesetter(self._sheets, layout.face or faces.TEXT)
        held = {key: _picture(self._sheets, data) for key, data in (logos or {}).items()}
        self._places = places(stock, layout, self._typesetter, held)
        self._beside = Beside(self._places.spots, self._typesetter, held) if layout.parts else None
        self._sender = ""
        boxes = [stock.slot(index) for index in range(stock.per_sheet)]
        self._corners = [
            (box.left * POINTS, (height - box.top) * POINTS, (height - box.top - box.height) * POINTS)
            for box in boxes
        ]
        self._correction = _correction(feed.printer, height * POINTS)
        self._free = _fed(feed, stock.per_sheet)
        self._page = -1
        self.taken: list[tuple[int, int]] = []
        self.pages = 0

    @property
    def labels(self) -> int:
        """How many there are so far."""
        return len(self.taken)

    def place(self, text: Text, copies: int = 1) -> Block | Refused:
        """Print the label that often, or say why it cannot be printed."""
        block, place = self._set(text)
        if isinstance(block, Refused):
            return block
        beside = self._parts(text) if self._beside else ""
        if isinstance(beside, Refused):
            return beside
        drawn = self._drawn(block, place)
        for _ in range(copies):
            self._print(drawn, block, place, beside)
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
        block = self._fitted(lines, widths, there, text.least, ordinary=ordinary)
        return block or Refused(self._too_large()), there

    def _fitted(
        self, lines: Sequence[str], widths: Sequence[float], place: Place, least: float, *, ordinary: bool
    ) -> Block | None:
        """The lines at the largest size that will do; on tiny labels closer together before they are lost."""
        tries = ((LEADING, least), (LEADING, 0.0), (TIGHT, 0.0)) if place.tiny else ((LEADING, least),)
        for leading, smallest in dict.fromkeys(tries):
            block = fit(
                lines,
                widths,
                place.space,
                self._typesetter,
                place.sizes,
                least=smallest,
                leading=leading,
                centred=place.toward == 0.5,
                ordinary=ordinary,
            )
            if block:
                return block
        if place.whole is None:
            return None
        return squeezed(lines, widths, place.whole, self._typesetter, place.sizes[-1])

    def _parts(self, text: Text) -> str | Refused:
        """What draws the parts beside the text."""
        assert self._beside is not None
        if lacking := self._beside.lacking(text.beside):
            return Refused(characters.lacking(lacking))
        drawn = self._beside.drawn(text.beside)
        return Refused(message("The text in the corner does not fit")) if drawn is None else drawn

    def _too_large(self) -> Message:
        if self._stock.kind == "envelope":
            return message("The address does not fit this envelope")
        return message("The address does not fit this label")

    def _drawn(self, block: Block, place: Place) -> str:
        """What draws the rows, each below the other, from the first one's beginning."""
        typesetter, size = self._typesetter, block.size
        rows = [typesetter.operators(row, size) for row in block.rows]
        if not place.toward:
            return f"{block.leading:.3f} TL " + " T* ".join(rows)
        # Each is moved to its beginning from where the one before it began.
        room = place.space.right - place.space.left
        begins = [(room - typesetter.width(row) * size / 1000) * place.toward for row in block.rows]
        steps = [f"{begins[0]:.3f} 0 Td"]
        steps += [f"{after - before:.3f} {-block.leading:.3f} Td" for before, after in pairwise(begins)]
        return " ".join(f"{step} {row}" for step, row in zip(steps, rows, strict=True))

    def _print(self, drawn: str, block: Block, place: Place, beside: str) -> None:
        page, slot = at = next(self._free)
        if page != self._page:
            self._begin_page(page)
        self._sheets.draw(self._placed(drawn, block, place, slot))
        if beside:
            self._sheets.draw(f"q {self._matrix(slot, 0.0, 0.0)} cm {beside} Q")
        self.taken.append(at)

    def _placed(self, drawn: str, block: Block, place: Place, slot: int) -> str:
        """What draws the rows on label `slot` of the page."""
        matrix = self._matrix(slot, place.space.left, block.baseline)
        return f"BT {self._typesetter.choose_font(block.size)} {matrix} Tm {drawn} ET"

    def _matrix(self, slot: int, x: float, y: float) -> str:
        """What puts the origin this far right of and below the upper left corner of label `slot`."""
        left, top, bottom = self._corners[slot]
        if self._stock.turned:
            # Along the height: the label's own right is up the paper.
            return f"0 1 -1 0 {left + y:.3f} {bottom + x:.3f}"
        return f"1 0 0 1 {left + x:.3f} {top - y:.3f}"

    def _begin_page(self, page: int) -> None:
        self._end_page()
        self._page = page
        if self._correction:
            self._sheets.draw(self._correction)
        if self._outlines:
            outlines.draw(self._sheets, self._stock)
        if self._sender:
            self._sheets.draw(self._sender)

    def _end_page(self) -> None:
        if self._page >= 0:
            self._sheets.end_page()
            self.pages += 1
            self._page = -1


def _picture(sheets: Sheets, data: bytes) -> Picture:
    found = pictures.put(sheets, data)
    if found is None:
        raise UserError(
            message(
                "The logo is no picture that can be printed; nothing was printed. Choose a PNG or "
                "JPEG file for it."
            )
        )
    return found


def _fed(feed: Feed, per_sheet: int) -> Iterator[tuple[int, int]]:
    """The page and place of each label in order, without end."""
    page = 0
    for sheet in feed.sheets:
        free = sorted({place for place in sheet if 0 <= place < per_sheet})
        yield from ((page, place) for place in free)
        page += bool(free)
    begin = feed.start - 1
    while True:
        yield from ((page, place) for place in range(begin, per_sheet))
        page += 1
        begin = 0


def _correction(printer: PrinterProfile | None, height: float) -> str:
    """What moves and stretches a page as the printer needs it: about its upper left corner, then shifted."""
    if printer is None:
        return ""
    x, y = printer.shift_x * POINTS, printer.shift_y * POINTS
    up = height * (1 - printer.scale_y) - y
    return f"{printer.scale_x:.6f} 0 0 {printer.scale_y:.6f} {x:.4f} {up:.4f} cm"
