"""One label as it will be printed, large."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QTransform
from PySide6.QtWidgets import QSizePolicy, QWidget

from rolodex.domain.label import Raster
from rolodex.domain.stock import Stock
from rolodex.ui import theme
from rolodex.ui.labels.preview import image_of

WIDE = 360
"""How wide a label is shown, in pixels of the design."""


class LabelPicture(QWidget):
    """One label as it will be printed, with its edge."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self._stock: Stock | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def wanted_width(self, stock: Stock) -> int:
        """The pixels that a picture of a whole page needs for one label to be as wide as this."""
        return round(stock.paper_width / _across(stock)[0] * theme.size(WIDE) * self.devicePixelRatioF())

    def show_label(self, stock: Stock, raster: Raster | None) -> None:
        """Show the first label of this page."""
        self._stock = stock
        self._image = _first_label(stock, image_of(raster)) if raster is not None else None
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as labels are shown, as high as this one then is."""
        stock, wide = self._stock, theme.size(WIDE)
        if stock is None:
            return QSize(wide, theme.size(200))
        across, down = _across(stock)
        return QSize(wide, round(wide * down / across))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the label on white: paper is white by day and by night."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().adjusted(0, 0, -1, -1)
        painter.fillRect(box, Qt.GlobalColor.white)
        if self._image is not None:
            painter.drawImage(box, self._image)
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawRect(box)


def _across(stock: Stock) -> tuple[float, float]:
    """How wide and how high a label is for who reads it."""
    return (stock.height, stock.width) if stock.turned else (stock.width, stock.height)


def _first_label(stock: Stock, page: QImage) -> QImage:
    """The first label of a page, as one holds it to read."""
    box, dots = stock.slot(0), page.width() / stock.paper_width
    label = page.copy(
        QRect(
            round(box.left * dots),
            round(box.top * dots),
            round(box.width * dots),
            round(box.height * dots),
        )
    )
    return label.transformed(QTransform().rotate(90)) if stock.turned else label
