"""Labels and small buttons as this window makes them: plain text, named for those who cannot see them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyleOption, QToolButton, QWidget

from rolodex.ui import theme


def plain_label(text: str, role: str = "", parent: QWidget | None = None, *, wrap: bool = False) -> QLabel:
    """A label that shows its text as it is, never as markup."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
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
    button.setToolTip(text)
    button.setAccessibleName(text)


class ElidedLabel(QLabel):
    """One line of plain text that gives way with an ellipsis; the whole stands in its tool tip."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
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
        self.setToolTip(self.text() if text != self.text() else "")
        self.style().drawItemText(
            painter,
            self.contentsRect(),
            int(self.alignment().value),
            option.palette,
            self.isEnabled(),
            text,
            self.foregroundRole(),
        )
