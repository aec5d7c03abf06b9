"""A hair line that is one device pixel at every scale."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from rolodex.ui import theme


class Line(QWidget):
    """A hair line between two things, lying or standing."""

    def __init__(
        self, orientation: Qt.Orientation = Qt.Orientation.Horizontal, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lying = orientation == Qt.Orientation.Horizontal
        # Two pixels of room: in one, half of the cosmetic lines vanish at 150 %.
        if self._lying:
            self.setFixedHeight(2)
        else:
            self.setFixedWidth(2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        painter = QPainter(self)
        painter.setPen(QPen(theme.colour("line"), 0))
        if self._lying:
            painter.drawLine(0, 1, self.width(), 1)
        else:
            painter.drawLine(1, 0, 1, self.height())
