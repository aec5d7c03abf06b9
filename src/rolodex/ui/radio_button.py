"""A choice of one among several, with a sentence below it, drawn in the colours of the theme."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from rolodex.domain.tamed import tamed
from rolodex.ui import theme
from rolodex.ui.labelling import plain_tip

SIDE = 16
LINE = 18
BROKEN = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


class RadioButton(QRadioButton):
    """A QRadioButton of two lines, which can be seen in the dark too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._about = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, text: str, about: str = "") -> None:
        """Word the choice, and the sentence about it where it needs one."""
        self.setText(text)
        self._about = about
        self.setAccessibleName(text)
        self.setAccessibleDescription(about)
        self.setToolTip(plain_tip(about))
        self._grow()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its words on lines of their own."""
        return QSize(theme.size(200), self._least())

    def minimumSizeHint(self) -> QSize:
        """As narrow as one wants."""
        return QSize(theme.size(80), self._least())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many lines as the words need."""
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        # Not every layout here asks for the height that goes with a width.
        self.setMinimumHeight(self._high())

    def _least(self) -> int:
        return theme.size((2 if self._about else 1) * LINE + 6)

    def _high(self) -> int:
        """How high title and sentence are at this width."""
        room = QRectF(0, 0, self.width() - self._left(), 10_000)
        title = theme.metrics(13, 500).boundingRect(room, BROKEN, self.text()).height()
        about = theme.metrics(12, 400).boundingRect(room, BROKEN, self._about).height()
        line = theme.size(LINE)
        return max(line, ceil(title)) + (max(line, ceil(about)) if self._about else 0) + theme.size(6)

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
        room = QRectF(self.rect()).adjusted(self._left(), theme.size(2), 0, 0)
        painter.setFont(theme.font(13, 500))
        painter.setPen(theme.colour("ink"))
        painter.drawText(room, BROKEN, tamed(self.text()))
        high = theme.metrics(13, 500).boundingRect(room, BROKEN, self.text()).height()
        room.setTop(room.top() + max(theme.size(LINE), ceil(high)))
        painter.setFont(theme.font(12, 400))
        painter.setPen(theme.colour("dim"))
        painter.drawText(room, BROKEN, tamed(self._about))

    def _left(self) -> int:
        """Where the words begin."""
        return theme.size(SIDE) + theme.size(9)
