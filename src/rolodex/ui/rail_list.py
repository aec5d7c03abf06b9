"""The list in the rail: its rows with their keys and their menu, and names of groups written in place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.name_line import NameLine
from rolodex.ui.rail_rows import RailItem, RailModel
from rolodex.ui.widgets.menu import Menu


class RailList(QListView):
    """The rows of the rail; groups and segments are changed by keys and by a menu."""

    deletion_wanted = Signal(int)
    deed_wanted = Signal(str)
    """A row that does something was pressed."""
    segment_edited = Signal(int)
    segment_deleted = Signal(int)

    def __init__(self, rows: RailModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self._narrow = False
        self._line: NameLine | None = None
        self.setModel(rows)

    def set_narrow(self, narrow: bool) -> None:
        """Write names beside the list, or in its rows."""
        self._narrow = narrow
        if self._line is not None:
            self._line.finish(keep=False)

    def write_name(self, index: QModelIndex) -> None:
        """Write the name of a group, or of a new one."""
        if not index.flags() & Qt.ItemFlag.ItemIsEditable:
            return
        self.setCurrentIndex(index)
        if self._narrow:
            self._write_beside(index)
        else:
            self.edit(index)

    def name_line(self) -> NameLine | None:
        """The line beside the list in which a name is being written."""
        return self._line

    def _write_beside(self, index: QModelIndex) -> None:
        item, line = self._rows.item(index.row()), NameLine(self.window())

        def hand_on(text: str) -> None:
            # The rows may have been made anew meanwhile.
            place = self._rows.place_of(item.kind, item.id)
            if place >= 0:
                self._rows.setData(self._rows.index(place), text)

        def forget() -> None:
            self._line = None

        line.written.connect(hand_on)
        line.left.connect(self.setFocus)
        line.closed.connect(forget)
        self._line = line
        row = self.visualRect(index)
        place = self.viewport().mapTo(self.window(), QPoint(self.viewport().width(), row.center().y()))
        line.open(place, "" if item.kind == "new" else item.text)

    def event(self, event: QEvent) -> bool:
        """Take F2 before the window does, where it changes the row."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_F2
            and self._changeable(self.currentIndex())
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter makes a group or a segment, F2 changes one, Delete deletes one."""
        item = self._item(self.currentIndex())
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if item is not None and (
            (item.kind == "new" and enter) or (item.kind == "group" and event.key() == Qt.Key.Key_F2)
        ):
            self.write_name(self.currentIndex())
        elif item is not None and item.kind == "deed" and enter:
            self.deed_wanted.emit(item.id)
        elif item is not None and item.kind == "saved" and event.key() == Qt.Key.Key_F2:
            self.segment_edited.emit(int(item.id))
        elif item is not None and item.kind in ("group", "saved") and event.key() == Qt.Key.Key_Delete:
            self._delete(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to change and to delete a group or a segment."""
        keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if keyboard else self.indexAt(event.pos())
        item = self._item(index)
        if item is None or item.kind not in ("group", "saved") or not self._changeable(index):
            return
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if item.kind == "group":
            rename = menu.addAction(theme.icon("pencil"), _("Rename group"))
            rename.triggered.connect(lambda: self.write_name(index))
            delete = menu.addAction(theme.icon("trash-2"), _("Delete group"))
        else:
            edit = menu.addAction(theme.icon("pencil"), _("Edit segment"))
            edit.triggered.connect(lambda: self.segment_edited.emit(int(item.id)))
            delete = menu.addAction(theme.icon("trash-2"), _("Delete segment"))
        delete.triggered.connect(lambda: self._delete(index))
        menu.popup(self.viewport().mapToGlobal(self.visualRect(index).center()))

    def _delete(self, index: QModelIndex) -> None:
        item = self._item(index)
        if item is not None and self._changeable(index):
            deleted = self.segment_deleted if item.kind == "saved" else self.deletion_wanted
            deleted.emit(int(item.id))

    def _changeable(self, index: QModelIndex) -> bool:
        """Whether the row can be called otherwise: it is a group, or a segment of the user's own."""
        item = self._item(index)
        saved = item is not None and item.kind == "saved" and self._rows.may_write
        return saved or bool(index.flags() & Qt.ItemFlag.ItemIsEditable)

    def _item(self, index: QModelIndex) -> RailItem | None:
        item = index.data(Qt.ItemDataRole.UserRole) if index.isValid() else None
        return item if isinstance(item, RailItem) else None
