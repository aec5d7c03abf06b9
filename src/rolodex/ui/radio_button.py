"""A choice of one among several, with a sentence below it, drawn in the colours of the theme."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from rolodex.ui import theme
from rolodex.ui.labelling import plain_tip

SIDE = 16
LINE = 18


class RadioButton(QRadioButton):
    """A QRadioButton of two lines, which can be seen in the dark too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._about = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, text: str, about: str) -> None:
        """Word the choice, and the sentence about it."""
        self.setText(text)
        self._about = about
        self.setAccessibleName(text)
        self.setAccessibleDescription(about)
        self.setToolTip(plain_tip(about))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Two lines high."""
        return QSize(theme.size(200), theme.size(2 * LINE + 6))

    def minimumSizeHint(self) -> QSize:
        """As narrow as one wants."""
        return QSize(theme.size(80), theme.size(2 * LINE + 6))

    def hitButton(self, pos: object) -> bool:
        """The sentence belongs to the button."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring, its dot and both lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.size(SIDE)
        ring = QRectF(1.5, theme.size(4), side - 2, side - 2)
        focus, checked = self.hasFocus(), self.isChecked()
        if focus:
            painter.setPen(QPen(theme.colour("accent_soft"), 3))
            painter.drawEllipse(ring)
        painter.setPen(QPen(theme.colour("accent" if checked or focus else "dim"), 1.2))
        painter.setBrush(theme.colour("card"))
        painter.drawEllipse(ring)
        if checked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            inset = side * 0.24
            painter.drawEllipse(ring.adjusted(inset, inset, -inset, -inset))
        left = side + theme.size(9)
        width = self.width() - left
        line = theme.size(LINE)
        title = QRectF(left, theme.size(2), width, line)
        theme.draw_text(painter, title, self.text(), face=theme.font(13, 500), ink=theme.colour("ink"))
        about = QRectF(left, theme.size(2) + line, width, line)
        theme.draw_text(painter, about, self._about, face=theme.font(12, 400), ink=theme.colour("dim"))
