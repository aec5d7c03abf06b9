"""A box for a whole number, drawn like the text fields beside it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSpinBox, QWidget

from rolodex.ui import theme

HEIGHT = 30
ARROWS = 22
GLYPH = 11


class NumberBox(QSpinBox):
    """A QSpinBox whose wheel scrolls the form and not the number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self.lineEdit(), "bare")
        self.setKeyboardTracking(False)

    def setAccessibleName(self, name: str) -> None:
        """Name the box and the line within, which has the keyboard."""
        super().setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)

    def sizeHint(self) -> QSize:
        """As high as a text field."""
        return QSize(theme.size(90), theme.size(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """As high as a text field."""
        return QSize(theme.size(64), theme.size(HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the line the room between the frame and the arrows."""
        super().resizeEvent(event)
        self._place_line()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the line in its place when the style changes."""
        super().changeEvent(event)
        self._place_line()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what scrolls."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame and the arrows."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        focused = self.hasFocus() or self.lineEdit().hasFocus()
        painter.setPen(QPen(theme.colour("accent" if focused else "line"), 1))
        painter.setBrush(theme.colour("card"))
        painter.drawRoundedRect(frame, theme.size(8), theme.size(8))
        middle = self.height() / 2
        self._draw_arrow(painter, "chevron-up", middle - theme.size(GLYPH) - 1, self.value() < self.maximum())
        self._draw_arrow(painter, "chevron-down", middle + 1, self.value() > self.minimum())

    def _draw_arrow(self, painter: QPainter, name: str, top: float, possible: bool) -> None:
        arrow = theme.pixmap(name, "dim" if possible else "line", GLYPH, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(self.width() - theme.size(GLYPH + 8), top), arrow)

    def _place_line(self) -> None:
        left = theme.size(9)
        self.lineEdit().setGeometry(
            QRect(left, 1, max(1, self.width() - left - theme.size(ARROWS)), self.height() - 2)
        )
