"""The timeline of one contact: entries of unequal height, measured when they come into view."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QToolTip, QWidget

from rolodex.domain.activity import Attachment
from rolodex.domain.timeline import Entry
from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.labelling import plain_tip
from rolodex.ui.timeline import entries
from rolodex.ui.timeline.delegate import EntryDelegate
from rolodex.ui.timeline.model import PAGE, TimelineModel
from rolodex.ui.widgets.row_table import RowTable

__all__ = ["PAGE", "Timeline", "TimelineModel"]

USUAL = 70
"""How high an entry is taken to be until it comes into view."""
AHEAD = 20
"""So many rows before the last one the next page is asked for."""
Key = Qt.Key


class Timeline(RowTable):
    """Shows what happened with a contact; keys and the mouse say what is to be done with an entry."""

    opened = Signal(int)
    """Enter, F2 or a double click on this row."""
    pin_wanted = Signal(int)
    delete_wanted = Signal(int)
    menu_wanted = Signal(int, QPoint)
    """What can be done with this row is to be offered here (-1 for none)."""
    file_wanted = Signal(object)
    """This Attachment was clicked."""
    paste_wanted = Signal()
    left_above = Signal()
    """Up was pressed on the first row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries = TimelineModel(self)
        self.drawing = EntryDelegate(self)
        self._measured = 0
        self._known: set[int] = set()
        self._kept: dict[int, int] = {}
        self._measuring = False
        self.setModel(self.entries)
        self.setItemDelegate(self.drawing)
        self.setMouseTracking(True)
        self.verticalHeader().setDefaultSectionSize(theme.size(USUAL))
        self.entries.more_wanted.connect(lambda _count: None)
        self.entries.modelReset.connect(self._measure_all)
        self.entries.rowsInserted.connect(lambda _parent, _first, _last: self._measure_shown())
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._measure_shown())
        self.retranslate()

    def show_entries(self, found: Sequence[Entry], more: Callable[[int], None]) -> None:
        """Show these entries from the top; `more` is called with their number when others are wanted."""
        self.entries.more_wanted.disconnect()
        self.entries.show(found)
        self.entries.more_wanted.connect(more)
        self.scrollToTop()

    def current(self) -> Entry | None:
        """The entry that is chosen."""
        row = self.currentIndex().row()
        return self.entries.entry(row) if 0 <= row < self.entries.rowCount() else None

    def stand_on(self, row: int) -> None:
        """Choose the entry of this row, or the last one."""
        row = min(row, self.entries.rowCount() - 1)
        if row >= 0:
            self.setCurrentIndex(self.entries.index(row, 0))

    def keep_height(self, row: int, height: int) -> None:
        """Give a row this height, as an editor in it needs it; 0 for its own again."""
        if self._kept == ({row: height} if height else {}):
            return
        self._kept = {row: height} if height else {}
        self._known.discard(row)
        self._measure_shown()

    def file_at(self, point: QPoint) -> Attachment | None:
        """The file under a point of the viewport."""
        index = self.indexAt(point)
        if not index.isValid():
            return None
        return self.drawing.file_at(self.entries.entry(index.row()), QRectF(self.visualRect(index)), point)

    def retranslate(self) -> None:
        """Word everything anew."""
        self.setAccessibleName(_("Timeline"))
        self.viewport().update()

    # Heights

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew for another width."""
        super().resizeEvent(event)
        if self._width() != self._measured:
            self._measure_all()
        else:
            self._measure_shown()

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Know how high an entry is before it is brought into view."""
        if index.isValid():
            self._measure(index.row(), index.row())
        super().scrollTo(index, hint)

    def _measure_all(self) -> None:
        self._measured = self._width()
        self._known.clear()
        self._measure_shown()

    def _measure_shown(self) -> None:
        """Measure what is in view and not measured yet, without moving what is looked at."""
        count = self.entries.rowCount()
        if self._measuring or not count or not self._measured:
            return
        self._measuring = True
        bar, header = self.verticalScrollBar(), self.verticalHeader()
        anchor = self._anchor()
        stood = self.rowViewportPosition(anchor)
        # Rows become higher or lower as they are measured, so that others come into view.
        bottom = self.viewport().height()
        row = max(0, self.rowAt(0))
        while row < count and header.sectionViewportPosition(row) < bottom:
            self._measure(row, row)
            row += 1
        self.updateGeometries()
        moved = self.rowViewportPosition(anchor) - stood
        if moved and bar.value() > bar.minimum():
            bar.setValue(bar.value() + moved)
        self._measuring = False
        self.viewport().update()
        if row + AHEAD >= count and self.entries.canFetchMore(self.rootIndex()):
            self.entries.fetchMore(self.rootIndex())

    def _anchor(self) -> int:
        """The row that stays where it is: the first in view that is measured."""
        first, last = max(0, self.rowAt(0)), self.rowAt(self.viewport().height() - 1)
        last = self.entries.rowCount() - 1 if last < 0 else last
        return next((row for row in range(first, last + 1) if row in self._known), first)

    def _measure(self, first: int, last: int) -> None:
        header = self.verticalHeader()
        header.blockSignals(True)
        for row in range(first, last + 1):
            if row not in self._known and self._measured:
                self._known.add(row)
                wanted = self._kept.get(row) or self.drawing.height(self.entries.entry(row), self._measured)
                if header.sectionSize(row) != wanted:
                    header.resizeSection(row, wanted)
        header.blockSignals(False)

    def _width(self) -> int:
        return self.viewport().width()

    # Keys and mouse

    def event(self, event: QEvent) -> bool:
        """Take the keys that are meant for an entry before a shortcut of the panel does."""
        key = event if isinstance(event, QKeyEvent) else None
        if event.type() == QEvent.Type.ShortcutOverride and key and self._deed(key) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and F2 open, P pins, Delete deletes, Ctrl+V pastes."""
        deed = self._deed(event)
        row = self.currentIndex().row()
        if deed == "paste":
            self.paste_wanted.emit()
        elif deed is not None and row >= 0:
            {"open": self.opened, "pin": self.pin_wanted, "delete": self.delete_wanted}[deed].emit(row)
        elif event.key() == Key.Key_Up and row <= 0:
            self.left_above.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard comes to the entry that was chosen, or to the first."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.stand_on(0)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a file opens it."""
        super().mouseReleaseEvent(event)
        file = self.file_at(event.position().toPoint())
        if file is not None and event.button() == Qt.MouseButton.LeftButton:
            self.file_wanted.emit(file)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the entry, unless a file of it is meant."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self.file_at(event.position().toPoint()) is None:
            self.opened.emit(index.row())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that a file can be clicked."""
        super().mouseMoveEvent(event)
        over = self.file_at(event.position().toPoint()) is not None
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the entry under the mouse, or with the current one."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
            rect = self.visualRect(index)
            place = QPoint(rect.left() + theme.size(48), rect.top() + theme.size(24))
        else:
            index, place = self.indexAt(event.pos()), event.pos()
        self.menu_wanted.emit(index.row(), self.viewport().mapToGlobal(place))

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell the whole of when and by whom in a tip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            text = entries.told(self.entries.entry(index.row())) if index.isValid() else ""
            # A tip that begins with a tag would be shown as markup.
            QToolTip.showText(event.globalPos(), plain_tip(text), self.viewport())
            return True
        return super().viewportEvent(event)

    @staticmethod
    def _deed(event: QKeyEvent) -> str | None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.matches(QKeySequence.StandardKey.Paste):
            return "paste"
        if not plain:
            return None
        deeds = {
            Key.Key_Return: "open",
            Key.Key_Enter: "open",
            Key.Key_F2: "open",
            Key.Key_P: "pin",
            Key.Key_Delete: "delete",
        }
        return deeds.get(Key(event.key()))
