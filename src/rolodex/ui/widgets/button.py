"""A button that answers Enter as well as the space bar."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget


class Button(QPushButton):
    """Qt lets Enter press a button in dialogs only; here it does everywhere."""

    def __init__(self, parent: QWidget | None = None, text: str = "") -> None:
        super().__init__(text, parent)
        self.setAutoDefault(True)
