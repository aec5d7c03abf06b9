"""The sheet that measures how a printer misses: two crosses with rulers, and what to do with them."""

from __future__ import annotations

from rolodex.domain.calibration import Point, corrected, crosses
from rolodex.domain.drawer import PrinterProfile
from rolodex.domain.message import Length, Message, Word, message
from rolodex.domain.stock import Stock
from rolodex.paper.paragraphs import DIM, Pen
from rolodex.paper.sheets import POINTS, Sheets

_ARM = 15.0
"""Millimetres that a ruler reaches from its cross to each side."""
_TICKS = ((10, 4.0), (5, 3.0), (1, 1.8))
"""Every tenth millimetre has the longest tick."""
_RING = 1.5
_TITLE, _TEXT, _SMALL = (16.0, 13.0, 11.0), (10.0, 9.0, 8.0), (7.0, 6.0, 5.0)
_STEPS = (
    message("Print this page at 100 per cent, without “fit to page”, on a plain sheet."),
    message(
        "Measure with a ruler how far the middle of the first cross lies from the left and from the upper "
        "edge of the paper, as exactly as you can. On a printer that is true it is %(x)s and %(y)s mm."
    ),
    message(
        "Measure the last cross in the same way, from the left and from the upper edge again. "
        "It should be %(x)s and %(y)s mm."
    ),
    message("Type the four figures into the program. From then on it corrects what this printer misses."),
)
_CORRECTED = message(
    "This page was printed with the correction that is kept for this printer: both crosses should be in "
    "their places."
)
_LINES = "0 G 0.35 w [] 0 d"
_FAINT = "0.7 G 0.3 w [1 2] 0 d"


def pdf(
    size: tuple[float, float], word: Word, through: PrinterProfile | None = None, stock: Stock | None = None
) -> bytes:
    """The test sheet on paper of this size in millimetres, one page.

    Crosses, rulers, frame and the outlines of `stock` are printed through a correction where one is given.
    """
    sheet = _Sheet(size, word, through or PrinterProfile())
    sheet.draw(stock)
    return sheet.data()


class _Sheet:
    """Draws in millimetres from the upper left corner, as the printer is corrected."""

    def __init__(self, size: tuple[float, float], word: Word, through: PrinterProfile) -> None:
        self._width, self._height = size
        self._word = word
        self._through = through
        self._sheets = Sheets(*size, title=word(message("Test sheet")))
        self._pen = Pen(self._sheets)
        self._wanted = crosses(*size)

    def data(self) -> bytes:
        """The finished PDF."""
        self._sheets.end_page()
        return self._sheets.data()

    def draw(self, stock: Stock | None) -> None:
        """Put everything on the page."""
        if stock is not None:
            self._outlines(stock)
        self._frame()
        for number, cross in enumerate((self._wanted.first, self._wanted.last), 1):
            self._cross(cross, number)
        self._words(stock)

    def _words(self, stock: Stock | None) -> None:
        left, top = self._wanted.first[0] * 2.1, self._wanted.first[1] * 2.1
        width = self._width - 2 * left
        title = message("Test sheet")
        if self._through.name:
            title = message("Test sheet for the printer %(name)s", name=self._through.name)
        top += self._text(title, left, top, width, _TITLE) + 5
        for number, step in enumerate(_STEPS, 1):
            self._text(message("%(number)d.", number=number), left, top, 8, _TEXT)
            top += self._text(self._filled(step, number), left + 8, top, width - 8, _TEXT) + 2.5
        if _is_corrected(self._through):
            top += self._text(_CORRECTED, left, top + 3, width, _TEXT, grey=DIM) + 5.5
        if stock is not None:
            text = message("The dashed lines are the labels of %(stock)s: hold a sheet of them against it.")
            said = Message(text.text, (("stock", stock.label),))
            self._text(said, left, top + 3, width, _TEXT, grey=DIM)

    def _filled(self, step: Message, number: int) -> Message:
        places = {2: self._wanted.first, 3: self._wanted.last}
        if number not in places:
            return step
        x, y = places[number]
        return Message(step.text, (("x", _length(x)), ("y", _length(y))))

    def _text(
        self,
        said: Message,
        left: float,
        top: float,
        width: float,
        sizes: tuple[float, ...],
        *,
        grey: float = 0.0,
    ) -> float:
        """Put a text here and give its height in millimetres."""
        paragraph = self._pen.paragraph(self._word(said), width * POINTS, sizes, grey=grey)
        if paragraph is None:
            return 0.0
        self._pen.draw(paragraph, left * POINTS, top * POINTS)
        return paragraph.height / POINTS

    def _frame(self) -> None:
        (left, top), (right, bottom) = self._wanted.first, self._wanted.last
        corners = ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))
        self._path(_FAINT, *corners)

    def _cross(self, at: Point, number: int) -> None:
        """A cross with a ruler along each of its lines, whose figures are the places they should have."""
        x, y = at
        arm = min(_ARM, x - 1)
        self._path(_LINES, (x - arm, y), (x + arm, y))
        self._path(_LINES, (x, y - arm), (x, y + arm))
        for millimetre in range(-int(arm), int(arm) + 1):
            tick = next(length for every, length in _TICKS if millimetre % every == 0)
            if millimetre:
                self._path(_LINES, (x + millimetre, y), (x + millimetre, y + tick))
                self._path(_LINES, (x, y + millimetre), (x + tick, y + millimetre))
        self._ring(at)
        for millimetre in (-10, 10):
            self._figure(x + millimetre, (x + millimetre, y + 4.6), centred=True)
            self._figure(y + millimetre, (x + 4.6, y + millimetre - 1.3))
        label = message("First cross") if number == 1 else message("Last cross")
        self._text(label, *corrected(self._through, x + 4.5, y - 4.0), arm, _SMALL)

    def _figure(self, value: float, at: Point, *, centred: bool = False) -> None:
        text = self._word(message("%(mm)s", mm=_length(value)))
        paragraph = self._pen.paragraph(text, 12 * POINTS, _SMALL)
        if paragraph is not None:
            x, y = (side * POINTS for side in corrected(self._through, *at))
            self._pen.draw(paragraph, x - (paragraph.width / 2 if centred else 0), y)

    def _ring(self, at: Point) -> None:
        x, y = self._points(at)
        across, down = _RING * self._through.scale_x * POINTS, _RING * self._through.scale_y * POINTS
        self._sheets.draw(_LINES)
        self._sheets.canvas.ellipse(x - across, y - down, x + across, y + down)

    def _outlines(self, stock: Stock) -> None:
        for index in range(stock.per_sheet):
            box = stock.slot(index)
            right, bottom = box.left + box.width, box.top + box.height
            corners = ((box.left, box.top), (right, box.top), (right, bottom), (box.left, bottom))
            self._path(_FAINT, *corners, corners[0])

    def _path(self, how: str, *places: Point) -> None:
        """Join places by lines."""
        steps = [f"{x:.4f} {y:.4f}" for x, y in map(self._points, places)]
        self._sheets.draw(f"{how} {steps[0]} m {' '.join(f'{step} l' for step in steps[1:])} S")

    def _points(self, place: Point) -> Point:
        x, y = corrected(self._through, *place)
        return x * POINTS, (self._height - y) * POINTS


def _is_corrected(profile: PrinterProfile) -> bool:
    return (profile.shift_x, profile.shift_y, profile.scale_x, profile.scale_y) != (0.0, 0.0, 1.0, 1.0)


def _length(millimetres: float) -> Length:
    return Length(round(millimetres * 1000))
