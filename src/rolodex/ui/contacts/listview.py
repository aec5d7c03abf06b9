"""The list of contacts: a table of one column with fixed rows that never shows a gap."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QStyle, QTableView, QWidget

from rolodex.domain.listing import ContactRow
from rolodex.ui import theme
from rolodex.ui.contacts.delegate import ROW, ContactDelegate
from rolodex.ui.contacts.model import ContactsModel

ONE = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class ContactList(QTableView):
    """Paints the model's rows; while rows are on their way the last whole picture stays."""

    opened = Signal()
    """Enter or a double click on a row."""
    typed = Signal(str)
    """Letters typed while the list has the keyboard: they are meant for the search."""
    scrolled = Signal()

    def __init__(
        self, model: ContactsModel, delegate: ContactDelegate, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rows = model
        self._delegate = delegate
        self._painted: list[tuple[float, ContactRow]] = []
        self.setModel(model)
        self.setItemDelegate(delegate)
        self._settle()
        self.doubleClicked.connect(lambda _index: self.opened.emit())
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.scrolled.emit())

    def visible_range(self) -> tuple[int, int]:
        """The first and the last row in view."""
        height = max(1, self.verticalHeader().defaultSectionSize())
        top = self.verticalScrollBar().value()
        first = max(0, top // height)
        last = max(first, (top + max(1, self.viewport().height()) - 1) // height)
        return first, max(0, min(last, self._rows.rowCount() - 1))

    def current_position(self) -> int:
        """The row the keyboard stands on, -1 for none."""
        return self.currentIndex().row()

    def go_to(self, position: int, *, centre: bool = False) -> None:
        """Select one row and bring it into view."""
        index = self._rows.index(position, 0)
        if not index.isValid():
            return
        self.selectionModel().setCurrentIndex(index, ONE)
        hint = QAbstractItemView.ScrollHint
        self.scrollTo(index, hint.PositionAtCenter if centre else hint.EnsureVisible)

    def select_positions(self, positions: list[int], current: int) -> None:
        """Select these rows without scrolling."""
        selection = QItemSelection()
        for first, last in _runs(positions):
            selection.select(self._rows.index(first, 0), self._rows.index(last, 0))
        model = self.selectionModel()
        model.setCurrentIndex(self._rows.index(current, 0), QItemSelectionModel.SelectionFlag.NoUpdate)
        model.select(selection, ONE)

    def selected_positions(self) -> list[int]:
        """The selected rows in the order of the list."""
        found: list[int] = []
        for part in self.selectionModel().selection().toList():
            found.extend(range(part.top(), part.bottom() + 1))
        return sorted(found)

    def selected_count(self) -> int:
        """How many rows are selected."""
        return sum(part.height() for part in self.selectionModel().selection().toList())

    def show_from(self, position: int) -> None:
        """Bring a row to the top of the view."""
        self.verticalScrollBar().setValue(position * self.verticalHeader().defaultSectionSize())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows in view, or once more what was painted last while some are missing."""
        first, last = self.visible_range()
        if self._rows.rowCount() == 0:
            self._painted = []
        elif self._rows.has(first, last):
            super().paintEvent(event)
            self._remember(first, last)
            return
        elif self._rows.row(first) is None or self._rows.row(last) is None:
            self._rows.data(self._rows.index(first, 0))
        painter = QPainter(self.viewport())
        height = self.verticalHeader().defaultSectionSize()
        for top, row in self._painted:
            rect = QRectF(0, top, self.viewport().width(), height)
            self._delegate.paint_row(painter, rect, row, QStyle.StateFlag.State_Enabled)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, letters search, the rest moves."""
        control = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not control:
            self.opened.emit()
        elif event.text().isprintable() and event.text().strip() and not control:
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Home and End lead to the first and the last row; in a table they would lead along the row."""
        if action == QAbstractItemView.CursorAction.MoveHome:
            return self._rows.index(0, 0)
        if action == QAbstractItemView.CursorAction.MoveEnd:
            return self._rows.index(self._rows.rowCount() - 1, 0)
        return super().moveCursor(action, modifiers)

    def keyboardSearch(self, search: str) -> None:
        """Leave searching to the search field; Qt's own would walk through all rows."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the rows that come into view."""
        super().resizeEvent(event)
        self.scrolled.emit()

    def _remember(self, first: int, last: int) -> None:
        height = self.verticalHeader().defaultSectionSize()
        offset = self.verticalScrollBar().value()
        self._painted = [
            (position * height - offset, row)
            for position in range(first, last + 1)
            if (row := self._rows.row(position)) is not None
        ]

    def _settle(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(theme.size(ROW))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        # The default step is a whole row: one notch of the wheel would jump three.
        self.verticalScrollBar().setSingleStep(18)
        self.viewport().setAutoFillBackground(False)


def _runs(positions: list[int]) -> list[tuple[int, int]]:
    """Neighbouring positions joined: [1, 2, 3, 7] gives (1, 3), (7, 7)."""
    runs: list[tuple[int, int]] = []
    for position in positions:
        if runs and runs[-1][1] == position - 1:
            runs[-1] = runs[-1][0], position
        else:
            runs.append((position, position))
    return runs
