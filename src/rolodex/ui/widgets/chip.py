"""A tag as a small round-ended label."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rolodex.domain.tamed import tamed
from rolodex.ui import theme
from rolodex.ui.labelling import plain_tip

HEIGHT = 19
INSET = 8


class Chip(QWidget):
    """Shows one tag; a long one is shortened and stands whole in the tool tip."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setAccessibleName(tamed(text))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """The tag."""
        return self._text

    def show_text(self, text: str) -> None:
        """Show this tag from now on."""
        self._text = text
        self.setAccessibleName(tamed(text))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = theme.metrics(12).horizontalAdvance(self._text) + 2 * theme.size(INSET)
        return QSize(min(round(width) + 1, theme.size(260)), theme.size(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.size(30), theme.size(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the tag."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("chip"))
        box = QRectF(self.rect())
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        inset = theme.size(INSET)
        room = box.adjusted(inset, 0, -inset + 1, 0)
        cut = theme.metrics(12).horizontalAdvance(self._text) > room.width()
        align = theme.LEFT if cut else theme.CENTRE
        ink = theme.colour("dim")
        theme.draw_text(painter, room if cut else box, self._text, face=theme.font(12), ink=ink, align=align)
        self.setToolTip(plain_tip(self._text if cut else ""))
