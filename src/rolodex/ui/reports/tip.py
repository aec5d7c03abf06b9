"""A small card that says the values of what is under the mouse or the keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from rolodex.domain.tamed import tamed
from rolodex.ui import theme

INSET = 10
LINE = 18
GAP = 16
ABOVE = 6
WIDEST = 340
MOST = 8


class Tip(QWidget):
    """Stands over the window it belongs to; the mouse goes through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = ""
        self._lines: tuple[tuple[str, str], ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def tell(
        self, at: QPoint, title: str, lines: Sequence[tuple[str, str]] = (), *, below: bool = False
    ) -> None:
        """Show a title with its values above a point of the parent, or below it."""
        self._title, self._lines = title, tuple(lines)[:MOST]
        width, height = self._wanted()
        parent = self.parentWidget()
        room = parent.rect() if parent is not None else self.rect()
        left = max(4, min(at.x() - width // 2, room.width() - width - 4))
        top = at.y() - height - theme.size(ABOVE)
        if below:
            top = at.y() + theme.size(ABOVE)
        elif top < 4:
            top = min(at.y() + theme.size(20), max(4, room.height() - height - 4))
        self.setGeometry(left, top, width, height)
        self.raise_()
        self.show()
        self.update()

    def text(self) -> str:
        """All that it says."""
        return "\n".join((self._title, *(f"{label}: {value}" for label, value in self._lines)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card with its lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.setBrush(theme.colour("card"))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, theme.size(8), theme.size(8))
        inset, line = theme.size(INSET), theme.size(LINE)
        row = QRectF(inset, theme.size(7), self.width() - 2 * inset, line)
        if self._lines:
            theme.draw_text(painter, row, self._title, face=theme.font(12, 600), ink=theme.colour("ink"))
        else:
            painter.setFont(theme.font(12))
            painter.setPen(theme.colour("ink"))
            inner = QRectF(self.rect()).adjusted(inset, theme.size(7), -inset, -theme.size(7))
            painter.drawText(inner, Qt.TextFlag.TextWordWrap, tamed(self._title))
        for label, value in self._lines:
            row.translate(0, line)
            face = theme.font(12, 500, tabular=True)
            theme.draw_text(painter, row, value, face=face, ink=theme.colour("ink"), align=theme.RIGHT)
            used = theme.metrics(12, 500, tabular=True).horizontalAdvance(value) + theme.size(GAP) / 2
            left = row.adjusted(0, 0, -used, 0)
            theme.draw_text(painter, left, label, face=theme.font(12), ink=theme.colour("dim"))

    def _wanted(self) -> tuple[int, int]:
        inset, most = theme.size(INSET), theme.size(WIDEST)
        if not self._lines:
            metrics = theme.metrics(12)
            flags = int(Qt.TextFlag.TextWordWrap.value)
            box = metrics.boundingRect(QRectF(0, 0, most - 2 * inset, 1000), flags, self._title)
            return round(box.width()) + 2 * inset + 2, round(box.height()) + 2 * theme.size(7) + 1
        widths = [theme.metrics(12, 600).horizontalAdvance(self._title)]
        for label, value in self._lines:
            told = theme.metrics(12, 500, tabular=True).horizontalAdvance(value)
            widths.append(theme.metrics(12).horizontalAdvance(label) + theme.size(GAP) + told)
        height = (len(self._lines) + 1) * theme.size(LINE) + 2 * theme.size(7)
        return min(most, round(max(widths)) + 2 * inset + 2), height
