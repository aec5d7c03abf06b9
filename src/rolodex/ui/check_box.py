"""A check box drawn in the colours of the theme."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox

from rolodex.ui import theme

SIDE = 16


class CheckBox(QCheckBox):
    """A QCheckBox that can be seen in the dark too."""

    def sizeHint(self) -> QSize:
        """Wide enough for box and text as they are drawn here."""
        text = ceil(self.fontMetrics().horizontalAdvance(self.text()))
        return QSize(
            theme.size(SIDE) + (theme.size(8) + text + 2 if text else 0),
            max(super().sizeHint().height(), theme.size(SIDE) + 4),
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, its mark and the text."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.size(SIDE)
        box = QRectF(0.5, (self.height() - side) / 2 + 0.5, side - 1, side - 1)
        checked = self.isChecked()
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent_soft"), 3))
            painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QPen(theme.colour("accent" if checked or self.hasFocus() else "dim"), 1.2))
        painter.setBrush(theme.colour("accent" if checked else "card"))
        painter.drawRoundedRect(box, 4, 4)
        if checked:
            mark = theme.pixmap("check", "onacc", 12, self.devicePixelRatioF())
            inset = (side - mark.deviceIndependentSize().width()) / 2
            painter.drawPixmap(QPointF(inset, box.top() - 0.5 + inset), mark)
        room = QRectF(side + theme.size(8), 0, self.width() - side - theme.size(8), self.height())
        theme.draw_text(painter, room, self.text(), face=self.font(), ink=theme.colour("ink"))
