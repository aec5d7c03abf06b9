"""A check box that says how many its choice leaves out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from rolodex.ui import theme
from rolodex.ui.campaigns import words
from rolodex.ui.check_box import CheckBox
from rolodex.ui.labelling import plain_label


class CountedBox(QWidget):
    """A check box with a faint figure behind its words."""

    toggled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = CheckBox()
        self.count = plain_label("", "dim")
        self.box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.size(6))
        row.addWidget(self.box)
        row.addWidget(self.count)
        row.addStretch(1)
        self.setFocusProxy(self.box)
        self.box.toggled.connect(self.toggled)

    def set_text(self, text: str) -> None:
        """Word it."""
        self.box.setText(text)
        self.box.setAccessibleName(text)

    def show_count(self, count: int) -> None:
        """Say how many this leaves out; nothing where it is nobody."""
        self.count.setText(words.less(count))
        self.box.setAccessibleDescription(words.people(count) if count else "")
