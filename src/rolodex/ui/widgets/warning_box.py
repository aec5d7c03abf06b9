"""A sentence about what needs a look, with the way there."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rolodex.ui import theme
from rolodex.ui.labelling import plain_label
from rolodex.ui.widgets.button import Button


class WarningBox(QFrame):
    """Hidden while there is nothing to say."""

    followed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = QLabel()
        self.text = plain_label("", "warn", wrap=True)
        self.button = Button()
        theme.set_role(self.button, "link")
        line = QHBoxLayout()
        line.setSpacing(theme.size(8))
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.text, 1)
        below = QHBoxLayout()
        below.addWidget(self.button)
        below.addStretch(1)
        column = QVBoxLayout(self)
        margin = theme.size(12)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.size(4))
        column.addLayout(line)
        column.addLayout(below)
        self.button.clicked.connect(self.followed)
        self.hide()

    def say(self, text: str, link: str = "") -> None:
        """Say this; nothing hides the box."""
        self.setVisible(bool(text))
        self._icon.setPixmap(theme.pixmap("triangle-alert", "warn", 16, self.devicePixelRatioF()))
        self.text.setText(text)
        self.button.setText(link)
        self.button.setAccessibleName(link)
        self.button.setVisible(bool(link))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("warn_soft"))
        painter.drawRoundedRect(self.rect(), theme.size(10), theme.size(10))
