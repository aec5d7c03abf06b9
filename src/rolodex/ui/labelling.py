"""Labels and small buttons as this window makes them: plain text, named for those who cannot see them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyleOption, QToolButton, QWidget

from rolodex.domain.tamed import in_one_line, tamed
from rolodex.ui import theme


class PlainLabel(QLabel):
    """A label that shows its text as it is, never as markup, and lets nothing in it turn the rest round."""

    said = Signal(str)
    """Its text is this now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def setText(self, text: str) -> None:
        """Show this text."""
        super().setText(tamed(text))
        self.said.emit(self.text())


def plain_tip(text: str) -> str:
    """A text for a tool tip, which takes for markup what looks like it and cannot be told not to."""
    text = tamed(text)
    if "<" not in text and "&lt;" not in text:
        return text
    from html import escape  # start-up

    return "<p>" + escape(text).replace("\n", "<br>") + "</p>"


def menu_text(text: str) -> str:
    """A text of data for an action, a tab or a button, where an ampersand would mark a key."""
    return in_one_line(text).replace("&", "&&")


def plain_label(
    text: str, role: str = "", parent: QWidget | None = None, *, wrap: bool = False
) -> PlainLabel:
    """A label that shows its text as it is, never as markup."""
    label = PlainLabel(parent)
    label.setText(text)
    label.setWordWrap(wrap)
    if wrap:
        label.setMinimumWidth(20)
    if role:
        theme.set_role(label, role)
    return label


def icon_button(name: str, press: Callable[[], object], parent: QWidget | None = None) -> QToolButton:
    """A button of one icon; its words are set with `name_button`."""
    button = QToolButton(parent)
    button.setIcon(theme.icon(name))
    button.setAutoRaise(True)
    button.setMinimumHeight(theme.size(30))
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.clicked.connect(press)
    return button


def name_button(button: QToolButton, text: str) -> None:
    """Say what an icon button does, to the eye and to a screen reader."""
    button.setToolTip(plain_tip(text))
    button.setAccessibleName(text)


class ElidedLabel(PlainLabel):
    """Plain text of one line, or of so many, that gives way with an ellipsis; its tool tip has the whole."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None, lines: int = 1) -> None:
        super().__init__(parent)
        self._most = lines
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if role:
            theme.set_role(self, role)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show this text, in as many lines as it needs."""
        super().setText(text)
        self._grow()

    def minimumSizeHint(self) -> QSize:
        """As narrow as one letter, so that a long name never widens the window."""
        return QSize(20, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many lines as the text needs at this width."""
        super().resizeEvent(event)
        self._grow()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in another face."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._grow()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what fits."""
        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        room = self.contentsRect()
        metrics = QFontMetrics(self.font())
        lines = self._lines(room.width())
        shown = [metrics.elidedText(line, Qt.TextElideMode.ElideRight, room.width()) for line in lines]
        self.setToolTip(plain_tip(self.text()) if shown != lines else "")
        if len(shown) > 1:
            room.setHeight(metrics.lineSpacing())
        for line in shown:
            self.style().drawItemText(
                painter,
                room,
                int(self.alignment().value),
                option.palette,
                self.isEnabled(),
                line,
                self.foregroundRole(),
            )
            room.translate(0, metrics.lineSpacing())

    def _grow(self) -> None:
        # A layout that gives a label its width asks only the sizes that are fixed for its height.
        if self._most > 1:
            lines = len(self._lines(self.contentsRect().width()))
            self.setFixedHeight(lines * QFontMetrics(self.font()).lineSpacing())

    def _lines(self, width: int) -> list[str]:
        """The text broken between words; all that is left over stands in the last line."""
        text = self.text()
        if self._most == 1 or QFontMetrics(self.font()).horizontalAdvance(text) <= width:
            return [text]
        layout = QTextLayout(text, self.font())
        begins: list[int] = []
        layout.beginLayout()
        while len(begins) < self._most and (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            begins.append(line.textStart())
        layout.endLayout()
        # Qt counts in UTF-16, where a picture character is two.
        units = text.encode("utf-16-le")
        parts = pairwise([*(2 * begin for begin in begins), len(units)])
        return [units[begin:end].decode("utf-16-le").strip() for begin, end in parts]
