"""The plans of a book, one line each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from rolodex.domain.drip import Drip
from rolodex.ui import theme
from rolodex.ui.labelling import plain_tip

ROW = 34


class DripList(QListWidget):
    """Offers plans by name; Delete takes one away, Enter goes to what it says."""

    deletion_wanted = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._drips: tuple[Drip, ...] = ()
        theme.set_role(self, "card")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_drips(self, drips: Sequence[Drip], chosen: int) -> None:
        """Show these, the one with the id `chosen` marked; nothing is told of it."""
        self._drips = tuple(drips)
        blocker = QSignalBlocker(self)
        self.clear()
        for drip in self._drips:
            item = QListWidgetItem(theme.icon("footprints"), drip.name, self)
            item.setSizeHint(QSize(0, theme.size(ROW)))
            item.setToolTip(plain_tip(drip.name))
            if drip.id == chosen:
                self.setCurrentItem(item)
        blocker.unblock()

    def chosen(self) -> Drip | None:
        """The plan that is marked."""
        row = self.currentRow()
        return self._drips[row] if 0 <= row < len(self._drips) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the plan away, Enter goes to its steps."""
        if event.key() == Qt.Key.Key_Delete:
            self.deletion_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.entered.emit()
        else:
            super().keyPressEvent(event)
