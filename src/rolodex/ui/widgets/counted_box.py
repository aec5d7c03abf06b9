"""A check box that says how many its choice leaves out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from rolodex.i18n import ngettext
from rolodex.ui import theme, wording
from rolodex.ui.check_box import CheckBox
from rolodex.ui.labelling import plain_label


class CountedBox(QWidget):
    """A check box with a quiet figure behind its words."""

    toggled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self.box = CheckBox(self)
        self.count = plain_label("", "dim", self)
        self.box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.size(4))
        row.addWidget(self.box)
        row.addWidget(self.count)
        row.addStretch(1)
        self.setFocusProxy(self.box)
        self.box.toggled.connect(self.toggled)

    def set_text(self, text: str) -> None:
        """Word it."""
        self.box.setText(text)
        self.box.setAccessibleName(text)
        self.show_count(self._count)

    def show_count(self, count: int) -> None:
        """Say how many this leaves out; nothing where it is nobody."""
        self._count = count
        self.count.setText(f"−{wording.number(count)}" if count else "")
        said = ngettext("Leaves out %(count)s person", "Leaves out %(count)s people", count)
        self.box.setAccessibleDescription(said % {"count": wording.number(count)} if count else "")
