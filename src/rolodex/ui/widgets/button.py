"""A button that answers Enter as well as the space bar."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from rolodex.domain.tamed import tamed


class Button(QPushButton):
    """Qt lets Enter press a button in dialogs only; here it does everywhere."""

    def __init__(self, parent: QWidget | None = None, text: str = "") -> None:
        super().__init__(text, parent)
        self.setAutoDefault(True)

    def setAccessibleName(self, name: str) -> None:
        """Name it for those who cannot see it; of a name in it nothing turns the rest round."""
        super().setAccessibleName(tamed(name))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Ctrl+Enter to the sheet the button stands in, which saves with it."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)
