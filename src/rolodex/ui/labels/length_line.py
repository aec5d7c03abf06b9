"""A line for one length: millimetres, or inches as American packets have them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from rolodex.domain import typed_length
from rolodex.i18n import _, locale
from rolodex.ui import theme


class LengthLine(QLineEdit):
    """Takes a length such as "66.7", "6.67 cm" or "2 5/8 in"; leaving the line writes it in millimetres."""

    length_changed = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(30)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.textChanged.connect(self._judge)

    def length(self) -> float | None:
        """Millimetres; None where the line is empty or says no length."""
        thousandths = typed_length.read(self.text())
        return None if thousandths is None else thousandths / 1000

    def show_length(self, millimetres: float | None) -> None:
        """Write this length, or nothing."""
        text = "" if millimetres is None else typed_length.written(round(millimetres * 1000), locale())
        self.setText(text)
        self.setCursorPosition(0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that this length is being looked at."""
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Write what was understood in millimetres."""
        super().focusOutEvent(event)
        if self.length() is not None:
            self.show_length(self.length())

    def _judge(self) -> None:
        wrong = bool(self.text().strip()) and self.length() is None
        theme.set_role(self, "wrong" if wrong else "")
        self.setAccessibleDescription(_("not understood") if wrong else "")
        self.setToolTip(_("not understood") if wrong else "")
        self.length_changed.emit()
