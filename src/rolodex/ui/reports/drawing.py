"""Where the parts of a chart lie, to the pixel of the screen, and how they are painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from rolodex.ui import theme
from rolodex.ui.reports import words
from rolodex.ui.reports.plan import Plan, Spot

FILLED = 0.73
"""The share of a place that its bars take."""
BETWEEN = 2
WIDEST = 44
QUIET = frozenset({"before", "faint"})
"""The colours of what something is compared with."""
ROUND = 2
DOT = 3.5
LEAST_WIDE, LEAST_HIGH = 28, 14
"""A cell that is smaller than this shows its value by its colour alone."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How places and values become pixels: where nought lies, and how much one of each is."""

    left: float
    top: float
    across: float
    down: float

    def x(self, place: float) -> float:
        """The pixel of a place."""
        return self.left + place * self.across

    def y(self, value: float) -> float:
        """The pixel of a value."""
        return self.top + value * self.down


@dataclass(frozen=True, slots=True)
class Placed:
    """A bar, point or cell: its box, and the band in which the mouse means it."""

    spot: Spot
    box: QRectF
    band: QRectF

    @property
    def row(self) -> int:
        """Its row of the report."""
        return self.spot.row

    @property
    def place(self) -> int:
        """Its place from the left."""
        return self.spot.place

    @property
    def line(self) -> int:
        """Its line of a grid."""
        return self.spot.line

    def moved(self, x: float, y: float) -> Placed:
        """The same, elsewhere."""
        return replace(self, box=self.box.translated(x, y), band=self.band.translated(x, y))


def place(shown: Plan, scale: Scale, dpr: float) -> tuple[Placed, ...]:
    """Where each part lies; edges fall on pixels of the device."""
    if shown.shape == "grid":
        return tuple(_cell(spot, scale, dpr) for spot in shown.spots)
    return tuple(_bar(shown, spot, scale, dpr) for spot in shown.spots)


def stops(placed: Sequence[Placed]) -> tuple[Placed, ...]:
    """One for each row, in the order in which they are walked."""
    seen: dict[int, Placed] = {}
    for one in placed:
        seen.setdefault(one.row, one)
    return tuple(seen.values())


def beside(placed: Sequence[Placed], row: int, across: int, down: int) -> int:
    """The row beside a row, the same where there is none."""
    here = next((one for one in placed if one.row == row), None)
    if here is None:
        return stops(placed)[0].row
    wanted = (here.place + across, here.line + down)
    return next((one.row for one in placed if (one.place, one.line) == wanted), row)


def at(placed: Sequence[Placed], point: QPointF) -> Placed | None:
    """What a point means."""
    return next((one for one in placed if one.band.contains(point)), None)


def draw(painter: QPainter, shown: Plan, placed: Sequence[Placed], marked: int, under: int) -> None:
    """Paint the parts; the row `marked` has the keyboard, the row `under` the mouse."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if shown.shape == "grid":
        _draw_cells(painter, placed, under)
    else:
        bands = {one.row: one.band for one in placed if one.row in (under, marked)}
        for band in bands.values():
            painter.fillRect(band, theme.colour("hover"))
        if shown.shape == "line":
            _draw_lines(painter, placed)
        else:
            _draw_bars(painter, placed)
    if marked >= 0:
        _draw_mark(painter, [one.box for one in placed if one.row == marked])


def _bar(shown: Plan, spot: Spot, scale: Scale, dpr: float) -> Placed:
    left, right = scale.x(spot.place), scale.x(spot.place + 1)
    top, bottom, base = scale.y(spot.high), scale.y(spot.low), scale.y(0)
    band = QRectF(left, scale.y(shown.high), right - left, scale.y(shown.low) - scale.y(shown.high))
    if shown.shape == "line":
        middle = (left + right) / 2
        y = top if abs(top - base) >= abs(bottom - base) else bottom
        return Placed(spot, QRectF(middle - DOT, y - DOT, 2 * DOT, 2 * DOT), band)
    between = BETWEEN if right - left > 12 else 0
    room = min((right - left) * FILLED, theme.size(WIDEST) * shown.beside)
    width = max(1.0, _snapped((room - between * (shown.beside - 1)) / shown.beside, dpr))
    begin = (left + right - width * shown.beside - between * (shown.beside - 1)) / 2
    x = _snapped(begin + spot.series * (width + between), dpr)
    y, end = _snapped(top, dpr), _snapped(bottom, dpr)
    if spot.high > spot.low:
        # a value that is there is seen, however small
        end, y = (max(end, y + 1), y) if spot.low < 0 else (end, min(y, end - 1))
    return Placed(spot, QRectF(x, y, width, end - y), band)


def _cell(spot: Spot, scale: Scale, dpr: float) -> Placed:
    left, top = _snapped(scale.x(spot.place), dpr), _snapped(scale.y(spot.line), dpr)
    right, bottom = _snapped(scale.x(spot.place + 1), dpr), _snapped(scale.y(spot.line + 1), dpr)
    band = QRectF(left, top, right - left, bottom - top)
    return Placed(spot, band.adjusted(1, 1, -1, -1), band)


def _draw_bars(painter: QPainter, placed: Sequence[Placed]) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    for one in placed:
        painter.setBrush(_ink(one.spot))
        if one.spot.low < 0 or one.box.height() <= ROUND or one.box.width() <= 2 * ROUND:
            painter.drawRect(one.box)
        else:
            painter.drawPath(_rounded_above(one.box))


def _draw_cells(painter: QPainter, placed: Sequence[Placed], under: int) -> None:
    face, metrics = theme.font(11, tabular=True), theme.metrics(11, tabular=True)
    for one in placed:
        painter.setPen(QPen(theme.colour("dim"), 1) if one.row == under else Qt.PenStyle.NoPen)
        painter.setBrush(_ink(one.spot))
        painter.drawRoundedRect(one.box, ROUND, ROUND)
        wide = one.box.width() >= LEAST_WIDE and one.box.height() >= LEAST_HIGH
        if one.spot.text and wide and metrics.horizontalAdvance(one.spot.text) + 4 <= one.box.width():
            deep = one.spot.token == "accent" and one.spot.depth > 0.6
            token = "onacc" if deep else "dim" if one.spot.token == "chip" else "ink"
            theme.draw_fitting(
                painter, one.box, one.spot.text, face=face, ink=theme.colour(token), align=theme.CENTRE
            )


def _draw_lines(painter: QPainter, placed: Sequence[Placed]) -> None:
    series: dict[int, list[Placed]] = {}
    for one in placed:
        series.setdefault(one.spot.series, []).append(one)
    for points in series.values():
        path = QPainterPath(points[0].box.center())
        for one in points[1:]:
            path.lineTo(one.box.center())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        # Two lines differ by more than their colour.
        quiet = points[0].spot.token in QUIET
        stroke = Qt.PenStyle.DashLine if quiet else Qt.PenStyle.SolidLine
        painter.setPen(QPen(words.paint(points[0].spot.token), 2, stroke))
        painter.drawPath(path)
        painter.setPen(Qt.PenStyle.NoPen)
        for one in points:
            painter.setBrush(_ink(one.spot))
            painter.drawEllipse(one.box)


def _draw_mark(painter: QPainter, boxes: Sequence[QRectF]) -> None:
    """A ring around what the keyboard stands on."""
    if not boxes:
        return
    around = boxes[0]
    for box in boxes[1:]:
        around = around.united(box)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("ink"), 1.5))
    ring = around.adjusted(-2.5, -2.5, 2.5, 2.5)
    inside = QRectF(painter.viewport()).adjusted(1, 1, -1, -1)
    painter.drawRoundedRect(ring.intersected(inside), 4, 4)


def _ink(spot: Spot) -> QColor:
    """The colour laid on the card that deep; it lets nothing through that lies below."""
    colour, card, depth = words.paint(spot.token), theme.colour("card"), spot.depth
    red = colour.redF() * depth + card.redF() * (1 - depth)
    green = colour.greenF() * depth + card.greenF() * (1 - depth)
    blue = colour.blueF() * depth + card.blueF() * (1 - depth)
    return QColor.fromRgbF(red, green, blue)


def _rounded_above(box: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addRoundedRect(box, ROUND, ROUND)
    path.addRect(box.adjusted(0, ROUND, 0, 0))
    return path


def _snapped(value: float, dpr: float) -> float:
    return round(value * dpr) / dpr
