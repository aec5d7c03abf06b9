"""A sheet of labels on the screen: where it lies and where each label does."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from rolodex.domain.stock import Box, Stock
from rolodex.ui import theme

LARGEST = 6
"""Pixels for a millimetre: a small label is not blown up to a poster."""
EDGE = QColor("#B9B3A6")
"""Paper is white by day and by night, so what is drawn on it has colours of its own."""
HATCH = QColor("#CFCABE")
FIGURE = QColor("#6B665C")


@dataclass(frozen=True, slots=True)
class PaperView:
    """A sheet of a stock as large as fits into a place, in its middle; turned labels are shown level."""

    stock: Stock
    page: QRectF
    scale: float

    @classmethod
    def fitting(cls, stock: Stock, room: QRectF) -> PaperView:
        """The sheet as large as fits."""
        wide, high = stock.paper_width, stock.paper_height
        if stock.turned:
            wide, high = high, wide
        wide, high = max(1.0, wide), max(1.0, high)
        scale = max(0.01, min(room.width() / wide, room.height() / high, theme.size(LARGEST)))
        left = room.left() + (room.width() - wide * scale) / 2
        top = room.top() + (room.height() - high * scale) / 2
        return cls(stock, QRectF(left, top, wide * scale, high * scale), scale)

    def on_screen(self, box: Box) -> QRectF:
        """Where a part of the sheet is drawn."""
        if self.stock.turned:
            box = Box(self.stock.paper_height - box.top - box.height, box.left, box.height, box.width)
        left, top = self.page.left() + box.left * self.scale, self.page.top() + box.top * self.scale
        return QRectF(left, top, box.width * self.scale, box.height * self.scale)

    def label(self, place: int) -> QRectF:
        """Where a label (0-based) is drawn."""
        return self.on_screen(self.stock.slot(place))

    def place_at(self, point: QPointF) -> int:
        """The label at this point, -1 where there is none."""
        boxes = map(self.label, range(self.stock.per_sheet))
        return next((place for place, box in enumerate(boxes) if box.contains(point)), -1)

    def draw_paper(self, painter: QPainter) -> None:
        """Draw the empty sheet with a soft edge."""
        for spread in (3, 2, 1):
            painter.setOpacity(0.04)
            around = self.page.adjusted(-spread, -spread, spread, spread + 1)
            painter.fillRect(around, theme.colour("ink"))
        painter.setOpacity(1.0)
        painter.fillRect(self.page, Qt.GlobalColor.white)

    def draw_label(self, painter: QPainter, place: int, pen: QPen, *, used: bool = False) -> None:
        """Draw one label; a used one is hatched."""
        box = self.label(place)
        painter.setPen(pen)
        painter.setBrush(QBrush(HATCH, Qt.BrushStyle.BDiagPattern) if used else Qt.BrushStyle.NoBrush)
        if self.stock.round:
            painter.drawEllipse(box)
        else:
            radius = self.stock.corner * self.scale
            painter.drawRoundedRect(box, radius, radius)
