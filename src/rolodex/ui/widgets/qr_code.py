"""A QR code on the screen, for the camera of a telephone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from rolodex.ui import theme
from rolodex.ui.labelling import plain_tip
from rolodex.ui.told_as import Role

SIDE = 148
QUIET = 4
"""Squares of nothing around the code (ISO/IEC 18004)."""

Rows = Sequence[Sequence[int]]
"""Rows from the top; what is not 0 is dark."""


class QrCode(QWidget):
    """A QR code, dark on white in every theme: cameras do not read the other way round."""

    told_as = Role.Graphic

    def __init__(self, parent: QWidget | None = None, side: int = SIDE) -> None:
        super().__init__(parent)
        self._rows: Rows = ()
        self.setFixedSize(theme.size(side), theme.size(side))

    def show_code(self, rows: Rows, text: str) -> None:
        """Show this code; `text` is what it says."""
        self._rows = rows
        self.setAccessibleName(text)
        self.setToolTip(plain_tip(text))
        self.setVisible(bool(rows))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the squares, each of whole pixels so that all are alike."""
        if not self._rows:
            return
        painter = QPainter(self)
        painter.setPen(QColor(0, 0, 0, 0))
        painter.setBrush(QColor("white"))
        painter.drawRoundedRect(QRectF(self.rect()), theme.size(8), theme.size(8))
        wide = len(self._rows) + 2 * QUIET
        ratio = self.devicePixelRatioF()
        step = max(1, int(self.width() * ratio / wide)) / ratio
        edge = (self.width() - step * len(self._rows)) / 2
        painter.translate(round(edge * ratio) / ratio, round(edge * ratio) / ratio)
        for down, row in enumerate(self._rows):
            for across, dark in enumerate(row):
                if dark:
                    painter.fillRect(QRectF(across * step, down * step, step, step), QColor("black"))
