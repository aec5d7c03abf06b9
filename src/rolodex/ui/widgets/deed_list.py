"""A list whose keys do something with the current row."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from rolodex.ui import theme
from rolodex.ui.widgets.row_table import RowTable

NEW = "new"
_COMMON = {
    Qt.Key.Key_Return: "edit",
    Qt.Key.Key_Enter: "edit",
    Qt.Key.Key_F2: "edit",
    Qt.Key.Key_Delete: "delete",
}


class DeedList(RowTable):
    """Enter, F2 and a double click edit the current row, Delete deletes it; each list adds its own keys."""

    wanted = Signal(str, int)
    """A deed, and the id of what it is to be done with: 0 for a new one."""

    deeds: Mapping[Qt.Key, str] = MappingProxyType({})
    """What the keys of this list stand for beside those of all such lists."""

    def __init__(self, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self.verticalHeader().setDefaultSectionSize(theme.size(height))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(lambda _index: self.ask("edit"))

    def id_of(self, row: object) -> int | None:
        """The id of what a row shows, None where it shows nothing of this list."""
        raise NotImplementedError

    def ask(self, deed: str) -> None:
        """Ask for something to be done with the current row, or for a new one."""
        known = 0 if deed == NEW else self.id_of(self.currentIndex().data(Qt.ItemDataRole.UserRole))
        if known is not None:
            self.wanted.emit(deed, known)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the key stands for with the current row."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = Qt.Key(event.key())
        deed = self.deeds.get(key, _COMMON.get(key)) if plain else None
        if deed:
            self.ask(deed)
        else:
            super().keyPressEvent(event)
