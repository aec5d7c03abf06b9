"""Text entries that give back exactly what they were given as long as nobody types."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent, QTextOption
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from rolodex.ui import theme

LONGEST = 100_000
"""Letters that can be written in one line; more, pasted by mistake, would hold up the window for long."""


class Entry(Protocol):
    """What every text entry of the form offers."""

    def show_text(self, text: str) -> None: ...

    def text_value(self) -> str: ...

    def is_touched(self) -> bool: ...


class Line(QLineEdit):
    """One line of text; a value that a line cannot show as it is survives until somebody edits it."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.textChanged.connect(self.edited)
        self.setMaxLength(LONGEST)
        self._given = ""
        self._shown = ""

    def minimumSizeHint(self) -> QSize:
        """As wide as what is to be written there is called, within bounds."""
        called = self.fontMetrics().horizontalAdvance(self.placeholderText()) + theme.size(26)
        hint = super().minimumSizeHint()
        return QSize(max(hint.width(), min(called, theme.size(210))), hint.height())

    def show_text(self, text: str) -> None:
        """Show a value; only a later edit makes it another."""
        self._given = text
        # a line cuts what is longer without a word, and a value that the book has is never cut
        self.setMaxLength(max(LONGEST, len(text)))
        self.setText(text)
        self.setCursorPosition(0)
        self._shown = self.text()

    def text_value(self) -> str:
        """The value as given, or what was typed, without blanks around it."""
        return self.text().strip() if self.is_touched() else self._given

    def is_touched(self) -> bool:
        """Whether the text is another than the one shown."""
        return self.text() != self._shown


class Lines(QPlainTextEdit):
    """Several lines of text in a field as high as its text, within bounds."""

    edited = Signal()

    def __init__(self, least: int = 1, most: int = 12, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given = ""
        self._shown = ""
        self._least, self._most = least, most
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.textChanged.connect(self.edited)

    def show_text(self, text: str) -> None:
        """Show a value; only a later edit makes it another."""
        self._given = text
        self.setPlainText(text)
        self._shown = self._text()

    def text_value(self) -> str:
        """The value as given, or what was typed, without blank lines at its end."""
        return self._text().rstrip() if self.is_touched() else self._given

    def is_touched(self) -> bool:
        """Whether the text is another than the one shown."""
        return self._text() != self._shown

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the text as it wraps now."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def sizeHint(self) -> QSize:
        """As high as the wrapped lines need; one line is as high as a line entry."""
        lines = max(self._least, min(self._most, self._lines()))
        pitch = QFontMetrics(self.font()).lineSpacing()
        return QSize(theme.size(120), (lines - 1) * pitch + max(theme.size(30), pitch + 12))

    def minimumSizeHint(self) -> QSize:
        """Narrow, and never lower than the text wants."""
        return QSize(theme.size(60), self.sizeHint().height())

    def _lines(self) -> int:
        # the size of the document counts what was painted only; asking for its rectangle lays a block out
        document, count = self.document(), 0
        block = document.begin()
        while block.isValid() and count <= self._most:
            document.documentLayout().blockBoundingRect(block)
            count += max(1, block.layout().lineCount())
            block = block.next()
        return count

    def _fit(self) -> None:
        """Grow with the text, and scroll only beyond the greatest height."""
        policy = Qt.ScrollBarPolicy
        longer = self._lines() > self._most
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if longer else policy.ScrollBarAlwaysOff)
        self.updateGeometry()

    def _text(self) -> str:
        # toPlainText would turn no-break spaces into plain ones
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")
