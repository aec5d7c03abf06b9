"""One line of plain text of which a part leads somewhere."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rolodex.domain.tamed import in_one_line
from rolodex.ui import theme
from rolodex.ui.labelling import plain_tip
from rolodex.ui.told_as import Role

SIZE = 13
HEIGHT = 20


class LinkedLine(QWidget):
    """Shows a text; where a part of it is a link that part is underlined, and Enter or a click follows it."""

    followed = Signal()
    pressable = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._first, self._count = 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    def show_text(self, text: str, link: str = "") -> None:
        """Show this text; its last part that reads `link` leads somewhere."""
        text = self._text = in_one_line(text)
        link = in_one_line(link)
        self._first, self._count = (max(0, text.rfind(link)), len(link)) if link else (0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if link else Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(text)
        self.setToolTip(plain_tip(text))
        self.unsetCursor()
        self.update()

    @property
    def told_as(self) -> Role:
        """A link while it leads somewhere."""
        return Role.Link if self._count else Role.StaticText

    def open(self) -> None:
        """Follow the link."""
        if self._count:
            self.followed.emit()

    def text(self) -> str:
        """What is shown."""
        return self._text

    def link(self) -> str:
        """The part that leads somewhere."""
        return self._text[self._first : self._first + self._count]

    def sizeHint(self) -> QSize:
        return QSize(theme.size(200), theme.size(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(20, theme.size(HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter follows the link."""
        if self._count and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.open()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over the link."""
        if self._count and self._room().contains(event.position()):
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Follow the link under the mouse."""
        left = event.button() == Qt.MouseButton.LeftButton
        if left and self._count and self._room().contains(event.position()):
            self.followed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what fits, the link underlined."""
        painter = QPainter(self)
        face, ink = theme.font(SIZE), theme.colour("dim")
        shown = QFontMetricsF(face).elidedText(self._text, Qt.TextElideMode.ElideRight, self.width())
        theme.draw_fitting(painter, QRectF(self.rect()), shown, face=face, ink=ink)
        room = self._room()
        if not self._count or room.left() >= self.width():
            return
        part = shown[self._first : self._first + self._count]
        under = QFont(face)
        under.setUnderline(True)
        painter.fillRect(room.adjusted(0, 0, 1, 0), theme.colour("window"))
        theme.draw_fitting(painter, room.adjusted(0, 0, 4, 0), part, face=under, ink=ink)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(theme.colour("accent"))
            painter.drawRoundedRect(room.adjusted(-1.5, 0.5, 2.5, -0.5), 4, 4)

    def _room(self) -> QRectF:
        measures = QFontMetricsF(theme.font(SIZE))
        left = measures.horizontalAdvance(self._text[: self._first])
        width = measures.horizontalAdvance(self.link())
        return QRectF(left, 0, max(0.0, min(width, self.width() - left)), self.height())
