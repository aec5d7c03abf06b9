"""The table of a report: the form in which a screen reader walks through all of it, cell by cell."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from rolodex.domain.report import Report
from rolodex.i18n import word
from rolodex.ui import theme
from rolodex.ui.reports import columns
from rolodex.ui.reports.cells import ROW, Where, draw_cell, draw_ground, draw_head, draw_line
from rolodex.ui.reports.rows import ReportRows
from rolodex.ui.widgets.row_table import RowTable

Index = QModelIndex | QPersistentModelIndex


class _Heads(QHeaderView):
    """The heads of the columns, as quiet as the rows."""

    def __init__(self, table: ReportTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(1)
        self.setFixedHeight(theme.size(ROW))

    def sizeHint(self) -> QSize:
        return QSize(100, theme.size(ROW))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw the words of a head and the line below it."""
        if section < self._table.rows.columnCount():
            draw_head(painter, QRectF(rect), self._table.rows, self._table.where(-1, section))


class _Cells(QStyledItemDelegate):
    """Paints a cell with the ground of its row."""

    def __init__(self, table: ReportTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        table, rect = self._table, QRectF(option.rect)
        where = table.where(index.row(), index.column())
        chosen = bool(option.state & QStyle.StateFlag.State_Selected) and table.hasFocus()
        # the bar of the chosen row stands at the left of its first cell
        ground = rect if where.section == where.first else rect.adjusted(-3, 0, 0, 0)
        painter.save()
        painter.setClipRect(rect)
        draw_ground(painter, ground, current=chosen, under=table.under == index.row())
        painter.restore()
        draw_cell(painter, rect, table.rows, where)
        draw_line(painter, rect)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme.size(60), theme.size(ROW))


class ReportTable(RowTable):
    """Enter or a click asks for what is behind a row; `whole` shows all columns and a scroll bar."""

    wanted = Signal(object)
    """The people behind this Row, or the contact it stands for."""

    def __init__(self, parent: QWidget | None = None, *, whole: bool = False) -> None:
        super().__init__(parent)
        self.rows = ReportRows(self)
        self.under = -1
        self._whole = whole
        self._wishes: list[int] = []
        self._ends = (0, 0)
        heads = _Heads(self)
        self.setHorizontalHeader(heads)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.show()
        self.setModel(self.rows)
        self.setItemDelegate(_Cells(self))
        self.setMouseTracking(True)
        theme.set_role(self, "painted")
        self.verticalHeader().setDefaultSectionSize(theme.size(ROW))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        if not whole:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_report(self, report: Report, today: date) -> None:
        """Show this report; the keyboard stays on its row."""
        place = max(0, self.currentIndex().row())
        self.rows.show_report(report, range(len(report.columns)), today, brief=not self._whole)
        self._wishes = columns.wanted(self.rows, heads=True)
        self._fit()
        self.setAccessibleName(word(report.title))
        self.setAccessibleDescription(word(report.sentence))
        if self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(min(place, self.rows.rowCount() - 1), 0))

    def where(self, row: int, section: int) -> Where:
        """A cell with what its painting needs to know of the table."""
        bars = columns.bar_room(self.rows, self._wishes, self.viewport().width())
        return Where(row, section, *self._ends, bars)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter asks for what is behind the row; letters and Esc are for what is around."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.wanted.emit(self.rows.row(self.currentIndex().row()))
        elif not plain or event.key() == Qt.Key.Key_Escape or event.text().isalpha():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the row under the mouse."""
        self._light(self.indexAt(event.position().toPoint()).row())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for what is behind the row that was clicked."""
        super().mouseReleaseEvent(event)
        row = self.indexAt(event.position().toPoint()).row()
        if row >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.wanted.emit(self.rows.row(row))

    def leaveEvent(self, event: QEvent) -> None:
        """Light no row."""
        super().leaveEvent(event)
        self._light(-1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A table within a card leaves the wheel to the panel."""
        if self._whole:
            super().wheelEvent(event)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the row that the keyboard stands on."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show no row as chosen."""
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns anew."""
        super().resizeEvent(event)
        self._fit()

    def _light(self, row: int) -> None:
        if row == self.under:
            return
        self.under = row
        hand = self.rows.leads(row)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)
        self.viewport().update()

    def _fit(self) -> None:
        """Give each column its width, and hide those for which there is no room."""
        widths = columns.fitted(self.rows, self._wishes, self.viewport().width())
        if not widths:
            return
        self._ends = (min(widths), max(widths))
        for section in range(self.rows.columnCount()):
            self.setColumnHidden(section, section not in widths)
            if section in widths:
                self.setColumnWidth(section, widths[section])
