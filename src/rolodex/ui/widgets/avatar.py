"""A round picture of a contact: its photo or its initials."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from rolodex.ui import theme


class Avatar(QWidget):
    """Shows a photo cut round or, without one, initials on a colour."""

    def __init__(self, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = theme.size(side)
        self._initials = ""
        self._ground = 0
        self._photo: QImage | None = None
        self.setFixedSize(self._side, self._side)

    def show_contact(self, initials: str, ground: int, photo: QImage | None) -> None:
        """Show this contact from now on."""
        self._initials, self._ground, self._photo = initials, ground, photo
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the round."""
        painter = QPainter(self)
        dpr = self.devicePixelRatioF()
        if self._photo is not None:
            drawn = theme.round_photo(self._photo, self._side, dpr)
        else:
            drawn = theme.initials_pixmap(self._initials, self._ground, self._side, dpr)
        painter.drawPixmap(QPoint(0, 0), drawn)
