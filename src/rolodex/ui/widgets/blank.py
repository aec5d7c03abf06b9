"""What stands where there is no card: nobody chosen, several chosen, or an empty book."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from rolodex.ui import theme
from rolodex.ui.labelling import plain_label
from rolodex.ui.widgets.button import Button

WIDEST = 420


class ActionButton(Button):
    """A button that is one of the program's actions."""

    def __init__(self, action: QAction, role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._action = action
        if role:
            theme.set_role(self, role)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._token = "onacc" if role == "primary" else "ink"
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def show_icon(self, icon: str) -> None:
        """Show an icon before the words."""
        self.setIcon(theme.icon(icon, self._token))
        self.setIconSize(QSize(theme.size(20), theme.size(16)))

    def _follow(self) -> None:
        self.setText(self._action.text())
        self.setAccessibleName(self._action.text())
        self.setEnabled(self._action.isEnabled())


class Blank(QWidget):
    """A quiet page in the middle: an icon, a line, a sentence, and what can be done."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._picture = QLabel(self)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title = plain_label("", "subtitle", self)
        self.text = plain_label("", "dim", self, wrap=True)
        self.hint = plain_label("", "dim", self, wrap=True)
        for label in (self.title, self.text, self.hint):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setMaximumWidth(theme.size(WIDEST))
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        column = self._column = QVBoxLayout(self)
        side = theme.size(24)
        column.setContentsMargins(side, side, side, side)
        column.setSpacing(0)
        column.addStretch(2)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(self._picture, 0, middle)
        column.addSpacing(12)
        column.addWidget(self.title, 0, middle)
        column.addSpacing(6)
        column.addLayout(_centred(self.text))
        column.addSpacing(16)
        holder = QHBoxLayout()
        holder.addStretch(1)
        holder.addLayout(self._buttons)
        holder.addStretch(1)
        column.addLayout(holder)
        column.addSpacing(12)
        column.addLayout(_centred(self.hint))
        column.addStretch(3)

    def say(self, title: str, text: str = "", hint: str = "") -> None:
        """Show these words."""
        for label, words in ((self.title, title), (self.text, text), (self.hint, hint)):
            label.setText(words)
            label.setVisible(bool(words))
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)

    def offer(self, actions: Sequence[tuple[QAction, str, str]]) -> None:
        """Offer these actions: each with its role and its icon."""
        for action, role, icon in actions:
            button = ActionButton(action, role, self)
            button.show_icon(icon)
            self._buttons.addWidget(button)

    def add_below(self, widget: QWidget) -> None:
        """Put a widget below the words."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def paint_icon(self) -> None:
        """Draw the icon in the colours of the theme in force."""
        self._picture.setPixmap(theme.pixmap(self._icon, "faint", 40, self.devicePixelRatioF()))


def _centred(widget: QWidget) -> QHBoxLayout:
    """The widget in the middle; a label that wraps would shrink to a word if it were only aligned."""
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(widget, 100)
    row.addStretch(1)
    return row
