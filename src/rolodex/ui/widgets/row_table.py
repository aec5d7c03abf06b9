"""A table of one column that stands for a list: Qt's own list view walks through every row in Python."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from rolodex.ui import theme


class RowTable(QTableView):
    """Rows without grid or heads, chosen whole, scrolled by pixels."""

    shows_focus = False
    """Whether the rows themselves are painted so that one sees where the keyboard is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(18)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.viewport().setAutoFillBackground(False)
        self._height: Callable[[int], int | None] | None = None

    def changeEvent(self, event: QEvent) -> None:
        """Give rows that were measured the heights they need at another size of text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._height is not None:
            self.measure_rows(0, self.model().rowCount() - 1, self._height)
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a line around the current row, or around all, while the keyboard is here."""
        super().paintEvent(event)
        room = self._place_of_focus() if self.hasFocus() else QRect()
        if not room.isEmpty():
            painter = QPainter(self.viewport())
            painter.setPen(QPen(theme.colour("accent"), 1))
            painter.drawRect(QRectF(room).adjusted(0.5, 0.5, -0.5, -0.5))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is here."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is elsewhere."""
        super().focusOutEvent(event)
        self.viewport().update()

    def _place_of_focus(self) -> QRect:
        current = self.currentIndex()
        if not current.isValid():
            return self.viewport().rect()
        if self.shows_focus:
            return QRect()
        row = self.visualRect(current)
        return QRect(0, row.top(), self.viewport().width(), row.height())

    def measure_rows(self, first: int, last: int, height: Callable[[int], int | None]) -> None:
        """Give these rows the heights that are told by their places; None leaves one as it is."""
        self._height = height
        header = self.verticalHeader()
        # One signal for each row would make the view lay itself out as often.
        header.blockSignals(True)
        for position in range(first, last + 1):
            wanted = height(position)
            if wanted is not None:
                header.resizeSection(position, wanted)
        header.blockSignals(False)
        self.updateGeometries()
        self.viewport().update()

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Home and End lead to the first and the last row; in a table they would lead along the row."""
        if action == QAbstractItemView.CursorAction.MoveHome:
            return self.model().index(0, 0)
        if action == QAbstractItemView.CursorAction.MoveEnd:
            return self.model().index(self.model().rowCount() - 1, 0)
        return super().moveCursor(action, modifiers)

    def keyboardSearch(self, search: str) -> None:
        """Leave the rows alone; Qt's own search would walk through all of them."""
