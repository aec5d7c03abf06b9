"""The entry of a line: it grows with what is typed, and its example is never cut."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from rolodex.ui import theme

PITCH = 20
SIZE = 13
FEW = 3
"""An example takes no more lines, if it can be said shorter."""
MOST = 8
"""As many lines are shown at once."""
LONGEST = 20_000
"""Letters that a line takes; what is longer is no line any more."""


class LineEdit(QPlainTextEdit):
    """Enter ends what is typed, Shift+Enter begins a new line; without text it shows an example."""

    ended = Signal()
    cleared = Signal()
    """Esc with something typed."""
    recalled = Signal()
    """Up with nothing typed."""
    went_down = Signal()
    """Down from the last line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._example: tuple[tuple[str, bool], ...] = ()
        self.setFrameShape(QFrame.Shape.NoFrame)
        theme.set_role(self, "bare")
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.textChanged.connect(self._shorten)

    def show_example(self, parts: Sequence[tuple[str, bool]]) -> None:
        """Show these words while nothing is typed, some of them slanted."""
        self._example = tuple(parts)
        self.updateGeometry()
        self.viewport().update()

    def text(self) -> str:
        """What is typed."""
        # toPlainText would turn no-break spaces into plain ones
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def sizeHint(self) -> QSize:
        """As high as the text, or as the example where there is none."""
        if self.document().isEmpty():
            return QSize(theme.size(120), self._laid_out().lineCount() * theme.size(PITCH))
        height = min(self._lines(), MOST) * self.fontMetrics().lineSpacing() + 2
        return QSize(theme.size(120), max(height, theme.size(PITCH)))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.size(60), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, or the example."""
        super().paintEvent(event)
        if self.document().isEmpty():
            painter = QPainter(self.viewport())
            painter.setPen(theme.colour("dim"))
            self._laid_out().draw(painter, QPointF(0, 0))

    def event(self, event: QEvent) -> bool:
        """Take Esc before a shortcut of the window does, where there is something to clear.

        Undo and redo are the book's where no typing is to be undone.
        """
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and self._is_spent(event):
            event.ignore()
            return False
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and not self.document().isEmpty()
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Esc, Up in the empty line and Down from the last one are told; the rest is typing."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        key, empty = event.key(), self.document().isEmpty()
        if plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.ended.emit()
        elif key == Qt.Key.Key_Escape and not empty:
            self.cleared.emit()
        elif plain and key == Qt.Key.Key_Up and empty:
            self.recalled.emit()
        elif plain and key == Qt.Key.Key_Down and self._on_last_line():
            self.went_down.emit()
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _is_spent(self, event: QKeyEvent) -> bool:
        """Whether a key would take back or bring back typing where there is none of it."""
        document = self.document()
        if event.matches(QKeySequence.StandardKey.Undo):
            return not document.isUndoAvailable()
        return event.matches(QKeySequence.StandardKey.Redo) and not document.isRedoAvailable()

    def _on_last_line(self) -> bool:
        cursor = self.textCursor()
        return cursor.block() == self.document().lastBlock()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the text as it wraps now."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        """Grow with the text, and scroll only beyond the greatest height."""
        policy = Qt.ScrollBarPolicy
        longer = self._lines() > MOST
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if longer else policy.ScrollBarAlwaysOff)
        self.updateGeometry()

    def _lines(self) -> int:
        # the size of the document counts what was painted only; asking for its rectangle lays a block out
        document, count = self.document(), 0
        block = document.begin()
        while block.isValid() and count <= MOST:
            document.documentLayout().blockBoundingRect(block)
            count += max(1, block.layout().lineCount())
            block = block.next()
        return count

    def _shorten(self) -> None:
        if self.document().characterCount() > LONGEST + 1:
            self.setPlainText(self.text()[:LONGEST])

    def _laid_out(self) -> QTextLayout:
        """The example; where it would take too many lines, its first part alone."""
        whole = self._broken(self._example)
        return whole if whole.lineCount() <= FEW else self._broken(self._example[:1])

    def _broken(self, parts: tuple[tuple[str, bool], ...]) -> QTextLayout:
        layout = QTextLayout(" ".join(text for text, _slanted in parts), theme.font(SIZE))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(_slants(parts))
        layout.beginLayout()
        number, pitch = 0, theme.size(PITCH)
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(20, self.viewport().width()))
            line.setPosition(QPointF(0, number * pitch + (pitch - line.height()) / 2))
            number += 1
        layout.endLayout()
        return layout


def _slants(parts: tuple[tuple[str, bool], ...]) -> list[QTextLayout.FormatRange]:
    found, at = [], 0
    for text, slanted in parts:
        if slanted:
            part = QTextLayout.FormatRange()
            look = QTextCharFormat()
            look.setFontItalic(True)
            part.start, part.length, part.format = at, len(text), look
            found.append(part)
        at += len(text) + 1
    return found
