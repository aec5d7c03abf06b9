"""Labels and small buttons as this window makes them: plain text, named for those who cannot see them."""

from __future__ import annotations

import html
from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyleOption, QToolButton, QWidget

from rolodex.domain.tamed import in_one_line, tamed
from rolodex.ui import theme


class PlainLabel(QLabel):
    """A label that shows its text as it is, never as markup, and lets nothing in it turn the rest round."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def setText(self, text: str) -> None:
        """Show this text."""
        super().setText(tamed(text))


def plain_tip(text: str) -> str:
    """A text for a tool tip, which takes for markup what looks like it and cannot be told not to."""
    text = tamed(text)
    if "<" not in text and "&lt;" not in text:
        return text
    return "<p>" + html.escape(text).replace("\n", "<br>") + "</p>"


def menu_text(text: str) -> str:
    """A text of data for an action, a tab or a button, where an ampersand would mark a key."""
    return in_one_line(text).replace("&", "&&")


def plain_label(text: str, role: str = "", parent: QWidget | None = None, *, wrap: bool = False) -> QLabel:
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
    """One line of plain text that gives way with an ellipsis; the whole stands in its tool tip."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if role:
            theme.set_role(self, role)
        self.setText(text)

    def minimumSizeHint(self) -> QSize:
        """As narrow as one letter, so that a long name never widens the window."""
        return QSize(20, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what fits."""
        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        width = self.contentsRect().width()
        text = QFontMetrics(self.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, width)
        self.setToolTip(plain_tip(self.text()) if text != self.text() else "")
        self.style().drawItemText(
            painter,
            self.contentsRect(),
            int(self.alignment().value),
            option.palette,
            self.isEnabled(),
            text,
            self.foregroundRole(),
        )
