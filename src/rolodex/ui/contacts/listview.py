"""The list of contacts: a table with fixed rows, of one column or several, that never shows a gap."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHeaderView,
    QStyle,
    QTableView,
    QWidget,
)

from rolodex.domain.listing import ContactRow, Order
from rolodex.ui import theme
from rolodex.ui.contacts import columns as cells
from rolodex.ui.contacts.columns import Columns
from rolodex.ui.contacts.delegate import ROW, ContactDelegate
from rolodex.ui.contacts.model import ContactsModel
from rolodex.ui.contacts.row_pictures import Look, Row, RowPictures, Section

ONE = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class ContactList(QTableView):
    """Paints the model's rows; while rows are on their way the last whole picture stays."""

    opened = Signal()
    """Enter or a double click on a row."""
    typed = Signal(str)
    """Letters typed while the list has the keyboard: they are meant for the search."""
    scrolled = Signal()
    menu_wanted = Signal(QPoint)
    """What can be done with the selected rows is asked for, at this place of the screen."""
    drag_wanted = Signal()
    """The selected rows are being dragged out of the list."""
    head_clicked = Signal(int)
    """The head of a column was clicked."""
    head_menu_wanted = Signal(QPoint)
    widened = Signal(int, int)
    """The user gave a column another width."""

    def __init__(
        self, model: ContactsModel, delegate: ContactDelegate, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rows = model
        self._delegate = delegate
        self._columns: Columns | None = None
        self._painted: list[tuple[float, ContactRow]] = []
        self._from = 0
        self._pictures = RowPictures()
        self.setModel(model)
        self.setItemDelegate(delegate)
        self._settle()
        self._settle_head()
        self.doubleClicked.connect(lambda _index: self.opened.emit())
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.scrolled.emit())

    def show_columns(self, columns: Columns | None) -> None:
        """Show several columns under a head, or whole rows in one column without it."""
        self._painted = []
        self._columns = None
        self._rows.show_columns(columns)
        head = self.horizontalHeader()
        mode = QHeaderView.ResizeMode
        head.setSectionResizeMode(mode.Stretch if columns is None else mode.Interactive)
        head.setVisible(columns is not None)
        head.setStretchLastSection(columns is not None)
        policy = Qt.ScrollBarPolicy
        self.setHorizontalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if columns is None else policy.ScrollBarAsNeeded
        )
        row = ROW if columns is None else cells.ROW
        self.verticalHeader().setDefaultSectionSize(theme.size(row))
        for number, (_column, width) in enumerate(columns.shown if columns else ()):
            head.resizeSection(number, theme.size(width))
        self._columns = columns

    def show_order(self, order: Order) -> None:
        """Mark the head of the column that the list is ordered by."""
        specs = self._columns.specs() if self._columns else ()
        wanted = "family" if order == "given" else order
        number = next((n for n, spec in enumerate(specs) if spec.order == wanted), -1)
        falling = order == "changed"
        self.horizontalHeader().setSortIndicator(
            number, Qt.SortOrder.DescendingOrder if falling else Qt.SortOrder.AscendingOrder
        )

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
            self._remember(first, last)
            if self._columns is None:
                super().paintEvent(event)
                return
        elif self._rows.row(first) is None or self._rows.row(last) is None:
            self._rows.data(self._rows.index(first, 0))
        painter = QPainter(self.viewport())
        if self._columns is not None:
            self._paint_columns(painter, self._columns)
            return
        height = self.verticalHeader().defaultSectionSize()
        for top, row in self._painted:
            rect = QRectF(0, top, self.viewport().width(), height)
            self._delegate.paint_row(painter, rect, row, QStyle.StateFlag.State_Enabled)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for what can be done with the selected rows, by the mouse or the menu key."""
        if not self.selected_count():
            return
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
        self.menu_wanted.emit(place)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Let the cards of the selected rows be dropped elsewhere."""
        self.drag_wanted.emit()

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

    def _paint_columns(self, painter: QPainter, columns: Columns) -> None:
        """Paint the rows that are here."""
        head = self.horizontalHeader()
        look = Look(
            tuple(Section(head.sectionViewportPosition(n), head.sectionSize(n)) for n in range(head.count())),
            self.viewport().width(),
            self.verticalHeader().defaultSectionSize(),
            self._delegate.typed,
            columns.ids.index("phone") if "phone" in columns.ids else -1,
        )
        parts = [(part.top(), part.bottom()) for part in self.selectionModel().selection().toList()]
        rows = [
            (top, Row(self._rows.cells(row.id), any(begin <= at <= end for begin, end in parts)))
            for at, (top, row) in enumerate(self._painted, self._from)
        ]
        self._pictures.paint(painter, look, rows)

    def _widen(self, number: int, _before: int, width: int) -> None:
        # A last column that fills the window was not given its width by anyone.
        if self._columns is not None and QApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            self.widened.emit(number, round(width / theme.size(100) * 100))

    def _remember(self, first: int, last: int) -> None:
        height = self.verticalHeader().defaultSectionSize()
        offset = self.verticalScrollBar().value()
        self._from = first
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
        # Where two bars meet the style draws a box of its own.
        self.setCornerWidget(QWidget(self))

    def _settle_head(self) -> None:
        head = self.horizontalHeader()
        head.setSectionsClickable(True)
        head.setHighlightSections(False)
        head.setSortIndicatorShown(True)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        head.setMinimumSectionSize(theme.size(cells.NARROWEST))
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setTextElideMode(Qt.TextElideMode.ElideRight)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.sectionClicked.connect(self.head_clicked)
        head.sectionResized.connect(self._widen)
        head.customContextMenuRequested.connect(
            lambda place: self.head_menu_wanted.emit(head.mapToGlobal(place))
        )
        self.setDragEnabled(True)


def _runs(positions: list[int]) -> list[tuple[int, int]]:
    """Neighbouring positions joined: [1, 2, 3, 7] gives (1, 3), (7, 7)."""
    runs: list[tuple[int, int]] = []
    for position in positions:
        if runs and runs[-1][1] == position - 1:
            runs[-1] = runs[-1][0], position
        else:
            runs.append((position, position))
    return runs
