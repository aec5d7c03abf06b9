"""A photo as large as the window allows."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.sheet import Sheet

MARGIN = 32


class PhotoSheet(Sheet):
    """Shows one photo; Esc, Enter or a click anywhere leaves."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._photo = QImage()

    def show_photo(self, photo: QImage, name: str) -> None:
        """Show this photo of somebody."""
        self._photo = photo
        self.setAccessibleName(_("Photo of %(name)s") % {"name": name})
        self.come()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Leave."""
        self.leave()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the photo in the middle, never larger than it is."""
        super().paintEvent(event)
        if self._photo.isNull():
            return
        room = QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        dpr = self.devicePixelRatioF()
        width, height = self._photo.width() / dpr, self._photo.height() / dpr
        share = min(1.0, room.width() / width, room.height() / height)
        box = QRectF(0, 0, width * share, height * share)
        box.moveCenter(room.center())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(box, self._photo)
        painter.setPen(theme.colour("line"))
        painter.drawRect(box)
