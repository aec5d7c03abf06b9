"""Plain text in lines that break wherever they must, and that can be marked with the mouse."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import (
    QGuiApplication,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from rolodex.ui import theme

SIZE = 13
PITCH = 19
NEW_LINE = "\u2028"
GAP = "\u200b"
"""A place of no width where a line may end."""


class TextBlock(QWidget):
    """Shows text as it is. QLabel cannot break a long address, nor set its lines apart."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._layout = QTextLayout("", theme.font(SIZE))
        self._broken_at = -1
        self._anchor = self._cursor = 0
        self._underlined = False
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def text(self) -> str:
        """What is shown."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show this text, nothing of it marked."""
        self._text = text.replace("\r\n", "\n")
        self._layout = QTextLayout(breakable(self._text), theme.font(SIZE))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._broken_at = -1
        self._anchor = self._cursor = 0
        self.updateGeometry()
        self.update()

    def underline(self, underlined: bool) -> None:
        """Show the text as one that leads somewhere, or as plain text."""
        self._underlined = underlined
        self.update()

    def marked(self) -> str:
        """What is marked."""
        first, last = sorted((self._anchor, self._cursor))
        # Qt counts in UTF-16, where a picture character is two.
        units = self._layout.text().encode("utf-16-le")[2 * first : 2 * last]
        return units.decode("utf-16-le", errors="ignore").replace(NEW_LINE, "\n").replace(GAP, "")

    def changeEvent(self, event: QEvent) -> None:
        """Break the lines anew where the size of text has changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._layout.font() != theme.font(SIZE):
            self._layout.setFont(theme.font(SIZE))
            self._broken_at = -1
            self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        self._break(width)
        return max(1, self._layout.lineCount()) * theme.size(PITCH)

    def sizeHint(self) -> QSize:
        return QSize(theme.size(200), self.heightForWidth(self.width() or theme.size(200)))

    def minimumSizeHint(self) -> QSize:
        return QSize(20, theme.size(PITCH))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines for the new width."""
        self._break(self.width())
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines, what is marked on the ground of the accent."""
        self._break(self.width())
        painter = QPainter(self)
        painter.setPen(theme.colour("ink"))
        self._layout.draw(painter, QPointF(0, 0), self._marks())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to mark."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._anchor = self._cursor = self._place(event.position())
            self.update()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark as far as here."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._cursor = self._place(event.position())
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Offer what is marked to the middle button, where the desktop has that."""
        clipboard = QGuiApplication.clipboard()
        if self.marked() and clipboard.supportsSelection():
            clipboard.setText(self.marked(), clipboard.Mode.Selection)
        super().mouseReleaseEvent(event)

    def _marks(self) -> list[QTextLayout.FormatRange]:
        first, last = sorted((self._anchor, self._cursor))
        if first == last:
            return self._lines_under()
        look = QTextCharFormat()
        look.setBackground(theme.colour("accent_soft"))
        look.setForeground(theme.colour("ink"))
        part = QTextLayout.FormatRange()
        part.start, part.length, part.format = first, last - first, look
        return [part]

    def _lines_under(self) -> list[QTextLayout.FormatRange]:
        if not self._underlined:
            return []
        look = QTextCharFormat()
        look.setFontUnderline(True)
        part = QTextLayout.FormatRange()
        part.start, part.length, part.format = 0, len(self._layout.text()), look
        return [part]

    def _place(self, point: QPointF) -> int:
        self._break(self.width())
        number = max(0, min(int(point.y() // theme.size(PITCH)), self._layout.lineCount() - 1))
        line = self._layout.lineAt(number)
        return line.xToCursor(point.x()) if line.isValid() else 0

    def _break(self, width: int) -> None:
        if width == self._broken_at:
            return
        self._broken_at = width
        pitch = theme.size(PITCH)
        self._layout.beginLayout()
        number = 0
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(20, width))
            line.setPosition(QPointF(0, number * pitch + (pitch - line.height()) / 2))
            number += 1
        self._layout.endLayout()


def breakable(text: str) -> str:
    """The text for the layout: long addresses may be broken before a dot, slash or at sign."""
    text = text.replace(GAP, "").replace("\n", NEW_LINE)
    return re.sub(r"(?<=\S)(?=[@/.?&=_](?=\S{4}))", GAP, text)
