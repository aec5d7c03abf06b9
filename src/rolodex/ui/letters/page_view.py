"""One page of the very PDF, as large as there is room."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rolodex.domain.label import Raster
from rolodex.ui import theme
from rolodex.ui.told_as import Role

AROUND = 8
LARGEST = 4
"""Pixels for a millimetre."""


class PageView(QWidget):
    """Shows the picture of a page on a sheet with a soft edge."""

    told_as = Role.Graphic

    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self._shape = (210.0, 297.0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(theme.size(180), theme.size(200))

    def show_shape(self, width: float, height: float) -> None:
        """Show sheets of this size in millimetres."""
        self._shape = (width, height)
        self.update()

    def show_page(self, raster: Raster | None) -> None:
        """Show this picture, or an empty sheet."""
        self._image = None
        if raster is not None:
            kind = QImage.Format.Format_RGB32
            made = QImage(raster.data, raster.width, raster.height, raster.stride, kind)
            # Qt only looks at the bytes; a copy of its own outlives them
            self._image = made.copy()
        self.update()

    def wanted_width(self) -> int:
        """The pixels that a picture of the page needs here."""
        return max(1, round(self._page().width() * self.devicePixelRatioF()))

    def sizeHint(self) -> QSize:
        return QSize(theme.size(420), theme.size(560))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sheet and the page on it."""
        page = self._page()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for spread in (3, 2, 1):
            painter.setOpacity(0.04)
            painter.fillRect(page.adjusted(-spread, -spread, spread, spread + 1), theme.colour("ink"))
        painter.setOpacity(1.0)
        # paper is white by day and by night
        painter.fillRect(page, Qt.GlobalColor.white)
        if self._image is not None:
            painter.drawImage(page, self._image)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for a picture of the new size."""
        super().resizeEvent(event)
        self.resized.emit()

    def _page(self) -> QRectF:
        wide, high = self._shape
        around = theme.size(AROUND)
        room = QRectF(self.rect()).adjusted(around, around, -around, -around)
        scale = max(0.01, min(room.width() / wide, room.height() / high, theme.size(LARGEST)))
        width, height = wide * scale, high * scale
        return QRectF(room.left() + (room.width() - width) / 2, room.top(), width, height)
