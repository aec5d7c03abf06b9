"""A menu that goes away once one of its entries is chosen, however that was done."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QWidget


class Menu(QMenu):
    """Closes when a screen reader chooses an entry: Qt leaves it open, and nothing behind it is reached."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.triggered.connect(lambda _action: self.hide())
