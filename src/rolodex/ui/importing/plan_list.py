"""The list of a rehearsal: keys and presses choose what happens to each card."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from rolodex.ui import theme
from rolodex.ui.importing.plan_painting import ROW, PlanDelegate, room
from rolodex.ui.importing.plan_rows import PlanRows
from rolodex.ui.importing.plan_words import Shown
from rolodex.ui.widgets.row_table import RowTable

KEYS: Mapping[Qt.Key, str] = MappingProxyType(
    {
        Qt.Key.Key_Space: "toggle",
        Qt.Key.Key_T: "take",
        Qt.Key.Key_S: "skip",
        Qt.Key.Key_M: "merge",
        Qt.Key.Key_B: "both",
        Qt.Key.Key_A: "rest",
        Qt.Key.Key_Return: "look",
        Qt.Key.Key_Enter: "look",
    }
)
ONE = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class PlanList(RowTable):
    """Rows with a box, a pill and links; Space, T, S, M and B choose, A does so with all others of the kind.

    With Shift a choice is for all others of the kind at once. Enter compares, or shows the text of a card
    that could not be read.
    """

    shows_focus = True

    wanted = Signal(str, int)
    """A deed and the position of the row it is to be done with."""
    wanted_for_all = Signal(str, int)
    """A choice for all rows of the kind of the row at this position."""
    stood = Signal(int)
    """The position the keyboard stands on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = PlanRows(self)
        self.setModel(self.rows)
        self.setItemDelegate(PlanDelegate(self))
        self.setMouseTracking(True)
        self.verticalHeader().setDefaultSectionSize(theme.size(ROW))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.selectionModel().currentChanged.connect(lambda now, _was: self.stood.emit(now.row()))

    def begin(self, total: int) -> None:
        """Show so many rows, from the first."""
        self.rows.begin(total)
        self.scrollToTop()
        if total:
            self.stand(0)

    def stand(self, position: int) -> None:
        """Put the keyboard on a row."""
        index = self.rows.index(position, 0)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, ONE)

    def current(self) -> Shown | None:
        """The row the keyboard stands on, as far as it is read."""
        return self.rows.row(self.currentIndex().row())

    def wanted_height(self) -> int:
        """The height at which nothing has to scroll."""
        return min(self.rows.rowCount(), 1000) * theme.size(ROW) + 2

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the key stands for with the current row, or with all of its kind."""
        deed = KEYS.get(Qt.Key(event.key()))
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        here = self.currentIndex().row()
        if deed is None or here < 0 or modifiers not in (Qt.KeyboardModifier.NoModifier, _SHIFT):
            super().keyPressEvent(event)
        elif modifiers == _SHIFT and deed in ("take", "skip", "merge", "both"):
            self.wanted_for_all.emit(deed, here)
        else:
            self.wanted.emit(deed, here)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over what can be pressed."""
        super().mouseMoveEvent(event)
        deed = self._deed_at(event)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if deed else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Do what was pressed."""
        super().mouseReleaseEvent(event)
        deed = self._deed_at(event)
        if deed and event.button() == Qt.MouseButton.LeftButton:
            self.wanted.emit(deed, self.indexAt(event.position().toPoint()).row())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Look at the row; twice on a box or a link are two presses."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not self._deed_at(event):
            self.wanted.emit("look", index.row())

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the mouse any more."""
        super().leaveEvent(event)
        self.viewport().unsetCursor()

    def _deed_at(self, event: QMouseEvent) -> str:
        """What pressing there does, "" for nothing."""
        index: QModelIndex = self.indexAt(event.position().toPoint())
        row = index.data(Qt.ItemDataRole.UserRole) if index.isValid() else None
        if not isinstance(row, Shown):
            return ""
        parts = room(row, QRectF(self.visualRect(index)))
        # the whole edge before the picture presses the box: fifteen pixels are hard to hit
        edge = parts.box.adjusted(-theme.size(15), -theme.size(18), theme.size(15), theme.size(18))
        if row.boxed and edge.contains(event.position()):
            return "toggle"
        return next((deed for deed, _text, box in parts.links if box.contains(event.position())), "")


_SHIFT = Qt.KeyboardModifier.ShiftModifier
