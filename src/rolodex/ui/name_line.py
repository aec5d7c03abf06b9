"""A line for the name of a group: in its row of the rail, or beside a rail too narrow for it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from rolodex.i18n import _
from rolodex.ui import theme

WIDTH = 240
HEIGHT = 36
GAP = 6


def name_line(line: QLineEdit) -> QLineEdit:
    """The line itself, told what it is for."""
    line.setMaxLength(200)
    line.setPlaceholderText(_("Name of the group"))
    line.setAccessibleName(_("Name of the group"))
    return line


class NameLine(QLineEdit):
    """Lies over the window at a place; Enter or going elsewhere hands the name on, Esc drops it."""

    written = Signal(str)
    closed = Signal()
    left = Signal()
    """Enter or Esc: the keyboard goes back to where it came from."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._open = True
        name_line(self)
        self.resize(theme.size(WIDTH), theme.size(HEIGHT))

    def open(self, place: QPoint, text: str) -> None:
        """Write a name, `place` being the middle of the left edge in the window."""
        over = self.window()
        top = max(0, min(place.y() - self.height() // 2, over.height() - self.height()))
        self.move(place.x() + theme.size(GAP), top)
        self.setText(text)
        self.selectAll()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def finish(self, *, keep: bool) -> None:
        """Close the line; hand on what was written, or not."""
        if not self._open:
            return
        # Closing takes the keyboard away, which would end it once more.
        self._open = False
        if keep:
            self.written.emit(self.text())
        self.closed.emit()
        self.hide()
        self.deleteLater()

    def event(self, event: QEvent) -> bool:
        """Take Enter and Esc before anything else in the window does."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter hands the name on, Esc drops it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.finish(keep=event.key() != Qt.Key.Key_Escape)
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hand the name on when the keyboard goes elsewhere, as the line in a row does."""
        super().focusOutEvent(event)
        if event.reason() not in (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        ):
            self.finish(keep=True)
