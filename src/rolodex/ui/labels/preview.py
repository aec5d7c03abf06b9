"""The very page that will be printed, with the labels that are used already struck out."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from rolodex.domain.label import Raster
from rolodex.domain.stock import Box, Stock
from rolodex.i18n import _
from rolodex.ui import theme

MARGIN = 16
LARGEST = 6
"""Pixels for a millimetre: a small label is not blown up to a poster."""


class Preview(QWidget):
    """Shows a page as large as fits; a click on a label says which one it is, from 1."""

    label_clicked = Signal(int)
    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self._stock: Stock | None = None
        self._used = 0
        self._hover = -1
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(theme.size(180), theme.size(200))

    def show_stock(self, stock: Stock, used: int) -> None:
        """Show labels of this stock, the first `used` of them struck out."""
        self._stock, self._used = stock, used
        self.update()

    def show_page(self, raster: Raster | None) -> None:
        """Show this picture of the page, or an empty sheet."""
        self._image = _image(raster) if raster is not None else None
        self.update()

    def wanted_width(self) -> int:
        """The pixels that a picture of the page needs here."""
        page = self._page()
        across = page.height() if self._turned() else page.width()
        return max(1, round(across * self.devicePixelRatioF()))

    def sizeHint(self) -> QSize:
        return QSize(theme.size(420), theme.size(560))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sheet with a soft edge, the page, and what is used."""
        page = self._page()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for spread in (3, 2, 1):
            shade = theme.colour("ink")
            painter.setOpacity(0.04)
            painter.fillRect(page.adjusted(-spread, -spread, spread, spread + 1), shade)
        painter.setOpacity(1.0)
        # paper is white by day and by night
        painter.fillRect(page, Qt.GlobalColor.white)
        if self._image is not None:
            self._draw_image(painter, page, self._image)
        if self._stock is not None and self._stock.per_sheet > 1:
            self._draw_labels(painter, self._stock)

    def _draw_image(self, painter: QPainter, page: QRectF, image: QImage) -> None:
        if not self._turned():
            painter.drawImage(page, image)
            return
        # The printer takes the short edge first; a reader holds the long one level.
        painter.save()
        painter.translate(page.topRight())
        painter.rotate(90)
        painter.drawImage(QRectF(0, 0, page.height(), page.width()), image)
        painter.restore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the label under the mouse."""
        hover = self._label_at(event.position())
        if hover != self._hover:
            self._hover = hover
            inside = hover >= 0
            self.setCursor(Qt.CursorShape.PointingHandCursor if inside else Qt.CursorShape.ArrowCursor)
            text = _("Start at label %(number)d") % {"number": hover + 1} if inside else ""
            QToolTip.showText(event.globalPosition().toPoint(), text, self)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Mark none."""
        self._hover = -1
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Say which label was clicked."""
        label = self._label_at(event.position())
        if label >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.label_clicked.emit(label + 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for a picture of the new size."""
        super().resizeEvent(event)
        self.resized.emit()

    def _draw_labels(self, painter: QPainter, stock: Stock) -> None:
        edge = QPen(Qt.GlobalColor.lightGray, 0, Qt.PenStyle.DashLine)
        hatch = QBrush(Qt.GlobalColor.lightGray, Qt.BrushStyle.BDiagPattern)
        for number in range(stock.per_sheet):
            box = self._on_screen(stock.slot(number))
            radius = stock.corner * self._scale()
            painter.setPen(edge)
            painter.setBrush(hatch if number < self._used else Qt.BrushStyle.NoBrush)
            if number == self._hover:
                painter.setPen(QPen(theme.colour("accent"), 1))
            if stock.round:
                painter.drawEllipse(box)
            else:
                painter.drawRoundedRect(box, radius, radius)

    def _label_at(self, point: QPointF) -> int:
        stock = self._stock
        if stock is None or stock.per_sheet == 1:
            return -1
        boxes = (self._on_screen(stock.slot(number)) for number in range(stock.per_sheet))
        return next((number for number, box in enumerate(boxes) if box.contains(point)), -1)

    def _page(self) -> QRectF:
        """Where the sheet lies: as large as fits, in the middle."""
        stock = self._stock
        wide, high = (stock.paper_width, stock.paper_height) if stock is not None else (210.0, 297.0)
        if self._turned():
            wide, high = high, wide
        margin = theme.size(MARGIN)
        room = QRectF(self.rect()).adjusted(margin, 4, -margin, -margin)
        scale = max(0.01, min(room.width() / wide, room.height() / high, theme.size(LARGEST)))
        width, height = wide * scale, high * scale
        return QRectF(room.left() + (room.width() - width) / 2, room.top(), width, height)

    def _turned(self) -> bool:
        return self._stock is not None and self._stock.turned

    def _scale(self) -> float:
        stock = self._stock
        if stock is None:
            return 1.0
        return self._page().width() / (stock.paper_height if stock.turned else stock.paper_width)

    def _on_screen(self, box: Box) -> QRectF:
        page, scale = self._page(), self._scale()
        if self._turned() and self._stock is not None:
            box = Box(self._stock.paper_height - box.top - box.height, box.left, box.height, box.width)
        corner = QPointF(page.left() + box.left * scale, page.top() + box.top * scale)
        return QRectF(corner.x(), corner.y(), box.width * scale, box.height * scale)


def _image(raster: Raster) -> QImage:
    made = QImage(raster.data, raster.width, raster.height, raster.stride, QImage.Format.Format_RGB32)
    # Qt only looks at the bytes; a copy of its own outlives them
    return made.copy()
