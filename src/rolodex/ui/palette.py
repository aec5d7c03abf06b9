"""The command palette: write what you want to do, or whom you look for, and press Enter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from rolodex.domain.listing import Matches, Query
from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.key_names import named
from rolodex.ui.palette_rows import ROW, Row, RowDelegate
from rolodex.ui.ranking import ranked
from rolodex.ui.tamed_rows import tamed_rows
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.told_as import announce_current
from rolodex.ui.widgets.line import Line

PEOPLE = 8
ROWS_SHOWN = 9
WIDTH = 560
ITSELF = "palette"
"""The name of the action that opens the palette, which is of no use in it."""


class People(Protocol):
    """Where people are looked up."""

    def matches(self, query: Query, limit: int = 50) -> Matches: ...


@dataclass(frozen=True, slots=True)
class _Lookup:
    runner: TaskRunner
    people: People


class CommandPalette(QWidget):
    """An overlay over its parent with all actions, and people once a service for them is given."""

    person_chosen = Signal(int)
    closed = Signal()

    def __init__(self, actions: Callable[[], Sequence[QAction]], parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._actions = actions
        self._offered: list[Row] = []
        self._lookup: _Lookup | None = None
        self._came_from: QWidget | None = None
        self.rows = _Rows(self)
        self.line = QLineEdit()
        self.list = QListView()
        self._box = QFrame(self)
        self._build()
        self.line.textChanged.connect(self._find)
        self.line.installEventFilter(self)
        self.list.clicked.connect(lambda _index: self.run_current())
        parent.installEventFilter(self)
        self.retranslate()
        self.hide()

    def set_people(self, runner: TaskRunner, people: People) -> None:
        """Look people up here too."""
        self._lookup = _Lookup(runner, people)

    def open(self) -> None:
        """Come up with an empty line."""
        self._came_from = QApplication.focusWidget()
        self._offered = [
            _row(action) for action in self._actions() if _offered(action) and action.objectName() != ITSELF
        ]
        self._place()
        self.show()
        self.raise_()
        # a line that is emptied before the keyboard is in it is not read out
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)
        self.line.clear()
        self._find("")

    def close_palette(self) -> None:
        """Go, and give the keyboard back."""
        if self.isHidden():
            return
        self.hide()
        if self._came_from is not None and self._came_from.isVisible():
            self._came_from.setFocus(Qt.FocusReason.PopupFocusReason)
        self._came_from = None
        self.closed.emit()

    def run_current(self) -> None:
        """Do what the marked row says."""
        row = self.rows.at(self.list.currentIndex().row())
        if row is None:
            return
        self.close_palette()
        if row.action is not None:
            row.action.trigger()
        elif row.person:
            self.person_chosen.emit(row.person)

    def retranslate(self) -> None:
        """Word everything anew."""
        self.line.setPlaceholderText(_("What do you want to do?"))
        self.line.setAccessibleName(_("What do you want to do?"))
        self.list.setAccessibleName(_("Commands and people"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the parent's size, and move the mark with the keys while the line has the keyboard."""
        if watched is self._over and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        if watched is self.line and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                return self._press(event)
        if watched is self.line and event.type() == QEvent.Type.FocusOut and self._has_lost_focus():
            self.close_palette()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press beside the box closes."""
        self.close_palette()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dim what lies below."""
        painter = QPainter(self)
        veil = theme.colour("ink" if theme.mode() == "light" else "rail")
        painter.setOpacity(0.18 if theme.mode() == "light" else 0.55)
        painter.fillRect(self.rect(), veil)

    def _build(self) -> None:
        theme.set_role(self._box, "card")
        theme.set_role(self.line, "bare")
        self.line.setMinimumHeight(theme.size(36))
        self.line.setFont(theme.font(15))
        self.line.setTextMargins(theme.size(8), 0, theme.size(8), 0)
        self.list.setModel(self.rows)
        self.list.setItemDelegate(RowDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.entered.connect(self.list.setCurrentIndex)
        column = QVBoxLayout(self._box)
        margin = theme.size(8)
        column.setContentsMargins(margin, theme.size(4), margin, margin)
        column.setSpacing(theme.size(4))
        column.addWidget(self.line)
        column.addWidget(Line())
        column.addWidget(self.list)

    def _find(self, text: str) -> None:
        """Show the actions that answer at once; people follow."""
        self.rows.show_actions(ranked(text, self._offered, lambda row: row.text))
        self._mark_first()
        if text:
            announce_current(self.list)
        lookup = self._lookup
        if lookup is None or not text.strip():
            self.rows.show_people([])
            self._place()
            return
        lookup.runner.submit(
            "lookups",
            "palette",
            lambda _progress: lookup.people.matches(Query(text=text, kind=""), PEOPLE),
            self._show_people,
            owner=self,
        )
        self._place()

    def _show_people(self, matches: Matches) -> None:
        if not self.line.text().strip():
            return
        self.rows.show_people([Row(row.fn, detail=row.detail, person=row.id) for row in matches.rows])
        if not self.list.currentIndex().isValid():
            self._mark_first()
        self._place()

    def _mark_first(self) -> None:
        self.list.setCurrentIndex(self.rows.index(0, 0))
        self.list.scrollToTop()

    def _press(self, event: QKeyEvent) -> bool:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
        if event.key() == Qt.Key.Key_Escape:
            self.close_palette()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.run_current()
        elif event.key() in step:
            self._move(step[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._move(1 if event.key() == Qt.Key.Key_Tab else -1)
        else:
            return False
        return True

    def _move(self, step: int) -> None:
        last = self.rows.rowCount() - 1
        if last >= 0:
            wanted = max(0, min(last, self.list.currentIndex().row() + step))
            self.list.setCurrentIndex(self.rows.index(wanted, 0))
            announce_current(self.list)

    def _has_lost_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and focus is not self.line and not self.isAncestorOf(focus)

    def _place(self) -> None:
        """Cover the parent; the box hangs in its upper part and is as high as its rows."""
        self.setGeometry(self._over.rect())
        width = min(theme.size(WIDTH), self.width() - theme.size(24))
        rows = min(self.rows.rowCount(), ROWS_SHOWN)
        room = max(1, (self.height() - theme.size(120)) // theme.size(ROW))
        self.list.setFixedHeight(min(rows, room) * theme.size(ROW))
        self.list.setVisible(rows > 0)
        height = self._box.sizeHint().height()
        self._box.setGeometry((self.width() - width) // 2, theme.size(64), width, height)


class _Rows(QAbstractListModel):
    """What is offered: actions first, then people."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._actions: list[Row] = []
        self._people: list[Row] = []

    def show_actions(self, rows: list[Row]) -> None:
        """Offer these actions."""
        self.beginResetModel()
        self._actions = rows
        self._people = []
        self.endResetModel()

    def show_people(self, rows: list[Row]) -> None:
        """Offer these people below the actions."""
        first = len(self._actions)
        if self._people:
            self.beginRemoveRows(QModelIndex(), first, first + len(self._people) - 1)
            self._people = []
            self.endRemoveRows()
        if rows:
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self._people = rows
            self.endInsertRows()

    def at(self, place: int) -> Row | None:
        """The row at a place, None where there is none."""
        rows = self._actions + self._people
        return rows[place] if 0 <= place < len(rows) else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._actions) + len(self._people)

    @tamed_rows
    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        row = self.at(index.row())
        if row is None:
            return None
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return " ".join(part for part in (row.text, row.detail, row.shortcut) if part)
        return None


def _offered(action: QAction) -> bool:
    return action.isEnabled() and action.isVisible() and not action.isSeparator() and bool(action.text())


def _row(action: QAction) -> Row:
    text = action.text().replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")
    return Row(text, shortcut=named(action.shortcut().toString()), icon=action.icon(), action=action)
