"""The question at the end of a ticket: what was granted."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from rolodex.domain.ticket import TicketRow
from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.labelling import ElidedLabel
from rolodex.ui.widgets.button import Button


class GrantBar(QFrame):
    """Asks what was granted; Enter on an empty line says that nothing was."""

    closed = Signal(int, str)
    """A ticket is to be closed, and what was granted."""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: TicketRow | None = None
        self.question = ElidedLabel("", "strong", self)
        self.line = QLineEdit(self)
        self.line.setMaxLength(300)
        self.button = Button(self)
        theme.set_role(self, "card")
        theme.set_role(self.button, "primary")
        row = QHBoxLayout()
        row.setSpacing(theme.size(8))
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.size(16), theme.size(10), theme.size(16), theme.size(12))
        column.setSpacing(theme.size(8))
        column.addWidget(self.question)
        column.addLayout(row)
        self.line.returnPressed.connect(self._close)
        self.button.clicked.connect(self._close)
        self.hide()

    def ask(self, row: TicketRow) -> None:
        """Ask about this ticket."""
        self._row = row
        self.line.setText(row.ticket.granted)
        self.retranslate()
        self.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Go without an answer."""
        self.hide()
        self._row = None
        self.left.emit()

    def retranslate(self) -> None:
        """Word everything anew."""
        self.line.setPlaceholderText(_("a new lamp, 10 % off; empty where nothing was"))
        self.line.setAccessibleName(_("What was granted"))
        self.button.setText(_("Close the ticket"))
        if self._row is not None:
            number = self._row.ticket.number
            self.question.setText(_("Ticket #%(number)d is settled. What was granted?") % {"number": number})
            self.setAccessibleName(self.question.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Take Esc before a shortcut of the window does."""
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if event.type() == QEvent.Type.ShortcutOverride and escape:
            event.accept()
            return True
        return super().event(event)

    def _close(self) -> None:
        row, granted = self._row, self.line.text().strip()
        if row is not None:
            self.leave()
            self.closed.emit(row.ticket.id, granted)
