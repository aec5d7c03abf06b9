"""The sentence of a segment: what is not understood of it is underlined."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QTextEdit, QWidget

from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.line.edit import LineEdit

Stretch = tuple[int, int]


class SentenceLine(QWidget):
    """A line that grows with its text, in a frame like the other fields."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = LineEdit(self)
        self._unknown: tuple[Stretch, ...] = ()
        self._doubtful: tuple[Stretch, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.edit)
        row = QHBoxLayout(self)
        side = theme.size(10)
        row.setContentsMargins(side, theme.size(8), side, theme.size(6))
        row.addWidget(self.edit)
        self.retranslate()

    def text(self) -> str:
        """What is typed."""
        return self.edit.text()

    def write(self, text: str) -> None:
        """Put a text into the line, unless it stands there."""
        if text != self.text():
            self.edit.setPlainText(text)

    def underline(self, unknown: Sequence[Stretch], doubtful: Sequence[Stretch]) -> None:
        """Mark what was not understood, and what could mean several things."""
        self._unknown, self._doubtful = tuple(unknown), tuple(doubtful)
        marks = [self._mark(one, theme.colour("bad")) for one in unknown]
        marks += [self._mark(one, theme.colour("warn")) for one in doubtful]
        self.edit.setExtraSelections(marks)

    def underlined(self) -> tuple[str, ...]:
        """The stretches that are marked, as text."""
        text = self.text()
        return tuple(text[begin:end] for begin, end in (*self._unknown, *self._doubtful))

    def retranslate(self) -> None:
        """Word everything anew."""
        self.edit.setAccessibleName(_("Who belongs to it, as a sentence"))
        said = _("“customers in Bilbao who have not bought for 90 days”")
        self.edit.show_example(((_("Say who belongs to it:"), False), (said, True)))

    def sizeHint(self) -> QSize:
        hint = self.edit.sizeHint()
        return QSize(hint.width(), hint.height() + theme.size(14))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("accent" if self.edit.hasFocus() else "line"), 1))
        painter.setBrush(theme.colour("card"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)

    def _mark(self, stretch: Stretch, colour: QColor) -> QTextEdit.ExtraSelection:
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(colour)
        look.setFontUnderline(True)
        cursor = QTextCursor(self.edit.document())
        cursor.setPosition(stretch[0])
        cursor.setPosition(stretch[1], QTextCursor.MoveMode.KeepAnchor)
        mark = QTextEdit.ExtraSelection()
        mark.format, mark.cursor = look, cursor
        return mark
