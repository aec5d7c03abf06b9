"""A line for a day and time in words, with what was understood beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from rolodex import i18n
from rolodex.i18n import _
from rolodex.ui import theme, wording
from rolodex.ui.labelling import plain_label
from rolodex.ui.reminders import words

Clock = Callable[[], datetime]


def local_now() -> datetime:
    """What the clock on the wall says."""
    return datetime.now().astimezone().replace(tzinfo=None)


class MomentLine(QWidget):
    """Takes “Friday 10:00” or “mañana a las 9” and says which day that is."""

    decided = Signal(str)
    """Enter on what was understood: an ISO date or date-time."""
    changed = Signal(str)
    """What the line says now, "" where that is not understood."""
    left = Signal()
    """Esc."""

    def __init__(self, parent: QWidget | None = None, clock: Clock = local_now) -> None:
        super().__init__(parent)
        self._clock = clock
        self._at = ""
        self._given = ("", "")
        self.line = QLineEdit(self)
        self.line.setMaxLength(200)
        self.readout = plain_label("", "small", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.size(10))
        row.addWidget(self.line, 1)
        row.addWidget(self.readout)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._read)
        self.retranslate()

    def moment(self) -> str:
        """The ISO date or date-time that the line says, "" where it is not understood."""
        return self._at

    def show_moment(self, at: str) -> None:
        """Write this date or date-time in words; it stays what it is until somebody types."""
        self._given = (words.moment(at, self._clock().date()), at)
        self.line.setText(self._given[0])
        self._read(self._given[0])

    def clear(self) -> None:
        """Write nothing."""
        self.line.clear()

    def retranslate(self) -> None:
        """Word everything anew."""
        self.line.setPlaceholderText(_("Friday 10:00"))
        self.line.setAccessibleName(_("Day and time"))
        self._say()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter decides, Esc leaves; Ctrl+Enter is for the sheet the line stands in."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not control:
            if self._at:
                self.decided.emit(self._at)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _read(self, text: str) -> None:
        from rolodex.domain.grammar import moment  # start-up: brings dates with it

        if text and text == self._given[0]:
            self._at = self._given[1]
        else:
            now, day_first = self._clock(), wording.day_first()
            self._at = moment(text, now, i18n.language(), day_first) if text.strip() else ""
        self._say()
        self.changed.emit(self._at)

    def _say(self) -> None:
        wrong = bool(self.line.text().strip()) and not self._at
        said = words.moment(self._at, self._clock().date()) if self._at else ""
        said = "" if said == self.line.text() else said
        self.readout.setText(_("not understood") if wrong else said)
        self.readout.setVisible(bool(self.readout.text()))
        theme.set_role(self.readout, "warn" if wrong else "small")
        self.line.setAccessibleDescription(self.readout.text())
